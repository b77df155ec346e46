using System.Globalization;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Formulas;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Quizzes;

/// <summary>A number: right or wrong. Within the tolerance, its ends included; without a tolerance the key is a whole number and is met exactly.</summary>
public static class NumberGrading
{
    /// <summary>Nobody hits a number blindly.</summary>
    public const double GuessChance = 0;

    /// <summary>What binary arithmetic may add to a decimal number on its way through a formula, as a share of the numbers compared: 1 − 0.995 is a little more
    /// than 0.005, and must not be.</summary>
    private const double Rounding = 1e-12;

    public static GradingResult Grade(
        NumericBody body, IReadOnlyDictionary<string, double> parameters, NumberResponse? response, IReadOnlyDictionary<string, double>? facts)
    {
        double? typed = null;
        if (response is not null)
        {
            switch (NumberReader.Read(response.Typed, body.Unit?.ByLanguage.Values))
            {
                case NumberReading.Read read:
                    typed = read.Value;
                    break;
                case NumberReading.HasComma:
                    return new Refused("number", GradingTexts.Comma);
                default:
                    return new Refused("number", GradingTexts.NotANumber);
            }
        }

        var names = facts is null ? parameters : new Dictionary<string, double>(parameters.Concat(facts.Where(fact => !parameters.ContainsKey(fact.Key))));
        var parts = body.Numbers.Select((known, index) => Part(body, known, index, names, typed, response?.Typed)).ToList();
        var key = parts.FirstOrDefault(part => part.IsKey);
        return key?.Number is { } value && double.IsFinite(value) ? new Graded(key.Given is null ? 0 : 1, parts) : new Undecided(parts);
    }

    /// <param name="tolerance">Absolute, or a share of the key.</param>
    public static bool Matches(double typed, double key, double tolerance, bool isRelative)
    {
        if (!double.IsFinite(key))
        {
            return false;
        }

        var rounding = Rounding * Math.Max(Math.Abs(typed), Math.Abs(key));
        if (tolerance == 0 && Math.Abs(key - Math.Round(key)) <= Rounding * Math.Abs(key))
        {
            return typed == Math.Round(key);
        }

        return Math.Abs(typed - key) <= (isRelative ? tolerance * Math.Abs(key) : tolerance) + rounding;
    }

    private static GradedPart Part(
        NumericBody body, KnownNumber known, int index, IReadOnlyDictionary<string, double> names, double? typed, string? asTyped)
    {
        double? value = Formula.Parse(known.Formula, out _) is { } formula && formula.Names.All(names.ContainsKey) ? formula.Number(names) : null;
        var isMet = typed is { } number && value is { } wanted && Matches(number, wanted, body.Tolerance, body.ToleranceIsRelative);
        return new GradedPart(index.ToString(CultureInfo.InvariantCulture), known.IsKey, isMet ? asTyped : null, isMet == known.IsKey, value);
    }
}
