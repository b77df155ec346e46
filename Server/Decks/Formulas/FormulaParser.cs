using QuizHub.Site;

namespace QuizHub.Server.Decks.Formulas;

/// <summary>
/// A Pratt parser: each operator has a binding power, and a loop takes operators for as long as they bind tighter than what stands to the left
/// (Pratt, "Top down operator precedence", POPL 1973). From loose to tight: or, and, not, comparisons (which do not chain), + -, * /, minus sign, ^ (to the right).
/// </summary>
internal sealed class FormulaParser(string text)
{
    private const int Or = 1, And = 2, Not = 3, Compare = 4, Add = 5, Multiply = 6, Negate = 7, Power = 8;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private FormulaToken _token = FormulaToken.At(text, 0);
    private FormulaError? _error;
    private int _depth;

    public IReadOnlySet<string> Names => _names;

    public FormulaError? Error => _error;

    public FormulaNode? Parse()
    {
        if (text.Length > Formula.MaxLength)
        {
            return Fail(Formula.MaxLength, FormulaErrors.TooLong);
        }

        if (_token.Kind == TokenKind.End)
        {
            return Fail(0, FormulaErrors.Empty);
        }

        var node = Expression(0);
        return node is not null && _token.Kind != TokenKind.End ? Fail(_token.Position, Unexpected()) : node;
    }

    private FormulaNode? Expression(int power)
    {
        if (++_depth > Formula.MaxDepth)
        {
            return Fail(_token.Position, FormulaErrors.TooDeep);
        }

        var left = Operand();
        while (left is not null && PowerOf(_token) is var binding && binding > power)
        {
            var token = Take();
            // To the right: the same operator may follow on the right side. A minus sign may stand there too: 2^-1.
            var right = Expression(binding == Power ? Power - 1 : binding);
            if (right is null)
            {
                return null;
            }

            left = new BinaryNode(token.Text, left, right);
            if (binding == Compare && PowerOf(_token) == Compare)
            {
                return Fail(_token.Position, FormulaErrors.Chained);
            }
        }

        _depth--;
        return left;
    }

    private FormulaNode? Operand()
    {
        var token = Take();
        switch (token)
        {
            case { Kind: TokenKind.Number }:
                return new NumberNode(token.Value);
            case { Kind: TokenKind.Name, Text: "not" }:
                return Expression(Not) is { } negated ? new NotNode(negated) : null;
            case { Kind: TokenKind.Name, Text: not ("and" or "or") }:
                return Name(token);
            case { Kind: TokenKind.Operator, Text: "-" }:
                return Expression(Negate) is { } inner ? new NegateNode(inner) : null;
            case { Kind: TokenKind.Operator, Text: "(" }:
                return Expression(0) is { } grouped && Expect(")") ? grouped : null;
            case { Kind: TokenKind.End }:
                return Fail(token.Position, FormulaErrors.EndsEarly);
            case { Kind: TokenKind.Bad } when char.IsAsciiDigit(token.Text[0]):
                return Fail(token.Position, FormulaErrors.BadNumber);
            default:
                return Fail(token.Position, FormulaErrors.Unexpected(token.Text));
        }
    }

    private FormulaNode? Name(FormulaToken token)
    {
        var called = _token is { Kind: TokenKind.Operator, Text: "(" };
        if (!FormulaFunction.ByName.TryGetValue(token.Text, out var function))
        {
            if (called)
            {
                return Fail(token.Position, FormulaErrors.NotAFunction(token.Text));
            }

            _names.Add(token.Text);
            return new NameNode(token.Text);
        }

        if (!called)
        {
            return Fail(token.Position, FormulaErrors.NeedsArguments(token.Text));
        }

        Take();
        var arguments = new List<FormulaNode>();
        do
        {
            if (Expression(0) is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
        }
        while (TakeIf(","));

        if (!Expect(")"))
        {
            return null;
        }

        return arguments.Count < function.Least || arguments.Count > (function.Most ?? int.MaxValue)
            ? Fail(token.Position, FormulaErrors.Arguments(function.Name, function.Count))
            : new CallNode(function, arguments);
    }

    private static int PowerOf(FormulaToken token) => token.Kind is TokenKind.Number or TokenKind.End or TokenKind.Bad ? 0 : token.Text switch
    {
        "or" => Or,
        "and" => And,
        "<" or "<=" or ">" or ">=" or "==" or "!=" => Compare,
        "+" or "-" => Add,
        "*" or "/" => Multiply,
        "^" => Power,
        _ => 0,
    };

    private FormulaToken Take()
    {
        var taken = _token;
        _token = FormulaToken.At(text, taken.Position + taken.Text.Length);
        return taken;
    }

    private bool TakeIf(string symbol)
    {
        if (_token.Kind != TokenKind.Operator || _token.Text != symbol)
        {
            return false;
        }

        Take();
        return true;
    }

    private bool Expect(string symbol)
    {
        if (TakeIf(symbol))
        {
            return true;
        }

        Fail(_token.Position, _token.Kind == TokenKind.End ? FormulaErrors.Expected(symbol) : Unexpected());
        return false;
    }

    private Text Unexpected() => FormulaErrors.Unexpected(_token.Text);

    private FormulaNode? Fail(int position, Text message)
    {
        _error ??= new(position, message);
        return null;
    }
}
