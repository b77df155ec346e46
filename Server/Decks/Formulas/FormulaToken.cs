using System.Globalization;

namespace QuizHub.Server.Decks.Formulas;

internal enum TokenKind
{
    Number,
    Name,
    Operator,
    End,
    Bad,
}

/// <param name="Text">As written.</param>
/// <param name="Position">Index into the formula, from 0.</param>
internal readonly record struct FormulaToken(TokenKind Kind, string Text, int Position, double Value = 0)
{
    private static readonly string[] Operators = ["<=", ">=", "==", "!=", "<", ">", "+", "-", "*", "/", "^", "(", ")", ","];

    /// <summary>The token at or after a position. Never fails: what is no token comes back as <see cref="TokenKind.Bad"/>.</summary>
    public static FormulaToken At(string formula, int start)
    {
        while (start < formula.Length && char.IsWhiteSpace(formula[start]))
        {
            start++;
        }

        if (start == formula.Length)
        {
            return new(TokenKind.End, "", start);
        }

        var first = formula[start];
        if (char.IsAsciiDigit(first))
        {
            return Number(formula, start);
        }

        if (char.IsAsciiLetter(first) || first == '_')
        {
            return new(TokenKind.Name, formula[start..NameEnd(formula, start)], start);
        }

        foreach (var text in Operators)
        {
            if (string.CompareOrdinal(formula, start, text, 0, text.Length) == 0)
            {
                return new(TokenKind.Operator, text, start);
            }
        }

        return new(TokenKind.Bad, char.IsHighSurrogate(first) && start + 1 < formula.Length ? formula.Substring(start, 2) : first.ToString(), start);
    }

    /// <summary>Parts of letters, digits and underscores with single points between them: <c>momentum.updates</c>.</summary>
    private static int NameEnd(string formula, int at)
    {
        while (at < formula.Length && (char.IsAsciiLetterOrDigit(formula[at]) || formula[at] == '_'
            || (formula[at] == '.' && at + 1 < formula.Length && (char.IsAsciiLetterOrDigit(formula[at + 1]) || formula[at + 1] == '_'))))
        {
            at++;
        }

        return at;
    }

    private static FormulaToken Number(string formula, int start)
    {
        var at = Digits(formula, start);
        if (at + 1 < formula.Length && formula[at] == '.' && char.IsAsciiDigit(formula[at + 1]))
        {
            at = Digits(formula, at + 1);
        }

        if (at < formula.Length && formula[at] is ('e' or 'E'))
        {
            var exponent = at + 1 < formula.Length && formula[at + 1] is ('+' or '-') ? at + 2 : at + 1;
            if (exponent < formula.Length && char.IsAsciiDigit(formula[exponent]))
            {
                at = Digits(formula, exponent);
            }
        }

        var text = formula[start..at];
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? new(TokenKind.Number, text, start, value)
            : new(TokenKind.Bad, text, start);
    }

    private static int Digits(string formula, int at)
    {
        while (at < formula.Length && char.IsAsciiDigit(formula[at]))
        {
            at++;
        }

        return at;
    }
}
