using System.Globalization;
using System.Text.RegularExpressions;

namespace QuizHub.Server.Quizzes;

/// <summary>What a typed number was read as.</summary>
public abstract record NumberReading
{
    public sealed record Read(double Value) : NumberReading;

    /// <summary>A comma: in half of the world it begins the decimals, in the other half it groups thousands, so it is not guessed at.</summary>
    public sealed record HasComma : NumberReading;

    public sealed record NotANumber : NumberReading;
}

/// <summary>Reads numbers as people type them: full-width digits and signs, the Unicode minus, exponents, fractions <c>a/b</c>. Superscripts and vulgar fractions
/// are refused rather than folded: 10² would be read as 102.</summary>
public static partial class NumberReader
{
    public const int MaxLength = 64;

    public static NumberReading Read(string typed)
    {
        if (typed.Length > MaxLength)
        {
            return new NumberReading.NotANumber();
        }

        var text = string.Concat(typed.Select(Half)).Trim();
        if (text.Contains(','))
        {
            return new NumberReading.HasComma();
        }

        if (Fraction().Match(text) is not { Success: true } match)
        {
            return new NumberReading.NotANumber();
        }

        var value = Parse(match.Groups["numerator"].Value);
        if (match.Groups["denominator"] is { Success: true } denominator)
        {
            value /= Parse(denominator.Value);
        }

        return double.IsFinite(value) ? new NumberReading.Read(value) : new NumberReading.NotANumber();
    }

    private static double Parse(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static char Half(char character) => character switch
    {
        '\u2212' => '-',
        '\u3000' => ' ',
        '\u3001' => ',',
        >= '\uff01' and <= '\uff5e' => (char)(character - 0xfee0),
        _ => character,
    };

    [GeneratedRegex(
        @"^(?<numerator>[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)(?:\s*/\s*(?<denominator>[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?))?\z")]
    private static partial Regex Fraction();
}
