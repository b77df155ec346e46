using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Formulas;
using QuizHub.Server.Demos;

namespace QuizHub.Server.Decks.Items;

/// <summary>A number. Exactly one of <paramref name="Numbers"/> is the key.</summary>
/// <param name="Tolerance">Absolute, or a share of the key when <paramref name="ToleranceIsRelative"/>; 0 only for whole keys.</param>
public sealed record NumericBody(IReadOnlyList<KnownNumber> Numbers, double Tolerance, bool ToleranceIsRelative, Localized? Unit) : ItemBody, IProvableBody
{
    bool IProvableBody.HasFixedKey => false;

    internal override object Key() => new { Numbers = Numbers.Select(number => new { number.Formula, number.IsKey }), Tolerance, ToleranceIsRelative };

    internal override IEnumerable<Localized> Markdown() => Numbers.Select(number => number.Reason);

    IEnumerable<string?> IProvableBody.Statements() => Numbers.Select(number => number.Formula);

    bool IProvableBody.IsKeyAlone(IReadOnlyDictionary<string, double> facts) => true;

    bool IProvableBody.IsProved(SeedOutcome outcome, bool mustBeKey, Place place, FindingList findings)
    {
        var key = Numbers.Single(number => number.IsKey);
        var value = Formula.Parse(key.Formula, out _)!.Number(outcome.Facts!);
        if (!double.IsFinite(value))
        {
            findings.Add(FindingCatalogue.NotFinite, place, key.Formula, NumberText.Format(value), $"seed {outcome.Seed}");
            return false;
        }

        foreach (var wrong in Numbers.Where(number => !number.IsKey))
        {
            var other = Formula.Parse(wrong.Formula, out _)!.Number(outcome.Facts!);
            if (Math.Abs(other - value) <= (ToleranceIsRelative ? Tolerance * Math.Abs(value) : Tolerance))
            {
                findings.Add(FindingCatalogue.WrongNumberIsRight, place, wrong.Formula, $"seed {outcome.Seed}");
                return false;
            }
        }

        return true;
    }
}


/// <param name="Formula">In the formula language, over parameters or facts.</param>
public sealed record KnownNumber(string Formula, bool IsKey, Localized Reason);
