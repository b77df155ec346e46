using System.Globalization;

namespace QuizHub.Server.Decks.Formulas;

/// <summary>How a computed number is written in a deck's texts.</summary>
public static class NumberText
{
    /// <summary>How many digits a number has to the last bit.</summary>
    private const int AllDigits = 17;

    private const int UsualDigits = 6;

    /// <summary>Whole numbers in full, others with up to six significant digits; powers of ten only beyond 10⁻⁵ and 10¹⁵. Rounding hides what binary arithmetic
    /// adds: 0.1 + 0.2 shows as 0.3.</summary>
    public static string Format(double value) => Format(value, UsualDigits);

    /// <summary>The shortest text, of six significant digits or more, that is accepted: what is shown as right must be right when it is typed.</summary>
    public static string Format(double value, Func<string, bool> isAccepted) =>
        Enumerable.Range(UsualDigits, AllDigits - UsualDigits + 1).Select(digits => Format(value, digits)).FirstOrDefault(isAccepted) ?? Format(value);

    private static string Format(double value, int most)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }

        var size = Math.Abs(value);
        if (size < 1e15 && value == Math.Round(value))
        {
            return Minus(value.ToString("0", CultureInfo.InvariantCulture));
        }

        var digits = value.ToString($"E{most - 1}", CultureInfo.InvariantCulture);
        var exponent = int.Parse(digits.AsSpan(digits.IndexOf('E') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent is >= -5 and < 15)
        {
            var rounded = decimal.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
            return Minus(rounded.ToString("0.######################", CultureInfo.InvariantCulture));
        }

        var mantissa = digits[..digits.IndexOf('E')].TrimEnd('0').TrimEnd('.');
        return Minus($"{mantissa}e{exponent}");
    }

    /// <summary>For a formula in TeX: powers of ten are spelt out, and the number is one group.</summary>
    public static string FormatTex(double value)
    {
        var text = Format(value).Replace('−', '-').Replace("∞", @"\infty", StringComparison.Ordinal);
        var exponent = text.IndexOf('e', StringComparison.Ordinal);
        return exponent < 0 ? $"{{{text}}}" : $@"{{{text[..exponent]} \cdot 10^{{{text[(exponent + 1)..]}}}}}";
    }

    /// <summary>A real minus sign: a hyphen is shorter and breaks lines.</summary>
    private static string Minus(string text) => text == "-0" ? "0" : text.Replace('-', '−');
}
