using System.Globalization;
using System.Text.RegularExpressions;
using QuizHub.Quizzes;

namespace QuizHub.Server.Quizzes;

/// <summary>What a typed number was read as.</summary>
public abstract record NumberReading
{
    public sealed record Read(double Value) : NumberReading;

    /// <summary>A comma: in half of the world it begins the decimals, in the other half it groups thousands, so it is not guessed at.</summary>
    public sealed record HasComma : NumberReading;

    public sealed record NotANumber : NumberReading;
}

/// <summary>Reads numbers as people type them: full-width digits and signs, every sign for a minus, exponents, fractions <c>a/b</c>, powers <c>2 × 10^-3</c>.
/// Superscripts and vulgar fractions are refused rather than folded: 10² would be read as 102.</summary>
public static partial class NumberReader
{
    public const int MaxLength = 64;

    /// <param name="units">What may stand behind the number, as it does where the right one is shown.</param>
    public static NumberReading Read(string typed, IEnumerable<string>? units = null)
    {
        if (typed.Length > MaxLength)
        {
            return new NumberReading.NotANumber();
        }

        var text = Power().Replace(WithoutUnit(string.Concat(typed.Select(Half)).Trim(), units ?? []), "e${exponent}");
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

    private static string WithoutUnit(string text, IEnumerable<string> units)
    {
        var unit = units.Select(unit => string.Concat(unit.Select(Half)).Trim()).Where(unit => unit.Length > 0 && text.EndsWith(unit, StringComparison.OrdinalIgnoreCase)).MaxBy(unit => unit.Length);
        return unit is null ? text : text[..^unit.Length].TrimEnd();
    }

    private static double Parse(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Signs as they are read in words too: every minus, slash and full stop, Chinese ones among them; nothing for what is invisible.</summary>
    private static string Half(char character) => character switch
    {
        >= '\uff01' and <= '\uff5e' => ((char)(character - 0xfee0)).ToString(),
        'ー' => "-",
        _ => TypedSigns.Of(character) ?? character.ToString(),
    };

    [GeneratedRegex(@"\s*[x*·]\s*10\s*\^\s*(?<exponent>[+-]?[0-9]+)\z")]
    private static partial Regex Power();

    [GeneratedRegex(
        @"^(?<numerator>[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)(?:\s*/\s*(?<denominator>[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?))?\z")]
    private static partial Regex Fraction();
}
