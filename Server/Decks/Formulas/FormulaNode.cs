namespace QuizHub.Server.Decks.Formulas;

/// <summary>A part of a formula. Truth values are numbers: 1 and 0.</summary>
internal abstract record FormulaNode
{
    /// <summary>True for comparisons and what joins them: it is a statement, not a quantity.</summary>
    public virtual bool IsStatement => false;

    public abstract double Evaluate(IReadOnlyDictionary<string, double> names);
}

internal sealed record NumberNode(double Value) : FormulaNode
{
    public override double Evaluate(IReadOnlyDictionary<string, double> names) => Value;
}

internal sealed record NameNode(string Name) : FormulaNode
{
    public override double Evaluate(IReadOnlyDictionary<string, double> names) =>
        names.TryGetValue(Name, out var value) ? value : throw new KeyNotFoundException($"The formula needs a value for '{Name}'.");
}

internal sealed record NegateNode(FormulaNode Inner) : FormulaNode
{
    public override double Evaluate(IReadOnlyDictionary<string, double> names) => -Inner.Evaluate(names);
}

internal sealed record NotNode(FormulaNode Inner) : FormulaNode
{
    public override bool IsStatement => true;

    public override double Evaluate(IReadOnlyDictionary<string, double> names) => Formula.IsTrue(Inner.Evaluate(names)) ? 0 : 1;
}

internal sealed record BinaryNode(string Operator, FormulaNode Left, FormulaNode Right) : FormulaNode
{
    public override bool IsStatement => Operator is "<" or "<=" or ">" or ">=" or "==" or "!=" or "and" or "or";

    /// <summary>Both sides are always evaluated, so that a name without a value is never hidden by the other side.</summary>
    public override double Evaluate(IReadOnlyDictionary<string, double> names)
    {
        var left = Left.Evaluate(names);
        var right = Right.Evaluate(names);
        return Operator switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => left / right,
            "^" => Math.Pow(left, right),
            "<" => left < right ? 1 : 0,
            "<=" => left <= right ? 1 : 0,
            ">" => left > right ? 1 : 0,
            ">=" => left >= right ? 1 : 0,
            "==" => left == right ? 1 : 0,
            "!=" => left != right ? 1 : 0,
            "and" => Formula.IsTrue(left) && Formula.IsTrue(right) ? 1 : 0,
            "or" => Formula.IsTrue(left) || Formula.IsTrue(right) ? 1 : 0,
            _ => throw new InvalidOperationException($"Unknown operator '{Operator}'."),
        };
    }
}

internal sealed record CallNode(FormulaFunction Function, IReadOnlyList<FormulaNode> Arguments) : FormulaNode
{
    public override double Evaluate(IReadOnlyDictionary<string, double> names) =>
        Function.Compute([.. Arguments.Select(argument => argument.Evaluate(names))]);
}
