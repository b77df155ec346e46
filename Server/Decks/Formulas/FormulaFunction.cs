namespace QuizHub.Server.Decks.Formulas;

/// <param name="Most">The largest number of values; null for any number.</param>
internal sealed record FormulaFunction(string Name, int Least, int? Most, Func<double[], double> Compute)
{
    /// <summary>The functions by name. Outside a function's domain the result is NaN or infinite, as in IEEE 754.</summary>
    public static readonly IReadOnlyDictionary<string, FormulaFunction> ByName = new FormulaFunction[]
    {
        One("abs", Math.Abs),
        One("sqrt", Math.Sqrt),
        One("exp", Math.Exp),
        One("ln", Math.Log),
        One("log2", Math.Log2),
        One("log10", Math.Log10),
        One("floor", Math.Floor),
        One("ceil", Math.Ceiling),
        One("round", value => Math.Round(value, MidpointRounding.AwayFromZero)),
        new("min", 2, null, values => values.Aggregate(Math.Min)),
        new("max", 2, null, values => values.Aggregate(Math.Max)),
    }.ToDictionary(function => function.Name);

    public string Count => Most == Least ? $"{Least}" : $"{Least}+";

    private static FormulaFunction One(string name, Func<double, double> compute) => new(name, 1, 1, values => compute(values[0]));
}
