using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Formulas;
using QuizHub.Server.Demos;

namespace QuizHub.Server.Decks.Items;

/// <summary>Single and multiple choice, true/false, and predict and saw-it items by choice.</summary>
public sealed record ChoiceBody(bool Multiple, IReadOnlyList<Option> Options) : ItemBody, IProvableBody
{
    bool IProvableBody.HasFixedKey => true;

    internal override object Key() => Options.Select(option => new { option.Id, option.IsKey, option.When });

    internal override IEnumerable<Localized> Markdown() => Options.SelectMany(option => new[] { option.Text, option.Reason });

    IEnumerable<string?> IProvableBody.Statements() => Options.Select(option => option.When);

    bool IProvableBody.IsKeyAlone(IReadOnlyDictionary<string, double> facts) => Options.All(option => Holds(option, facts) == option.IsKey);

    bool IProvableBody.IsProved(SeedOutcome outcome, bool mustBeKey, Place place, FindingList findings)
    {
        var right = Options.Where(option => Holds(option, outcome.Facts!)).ToList();
        if (right.Count != 1)
        {
            findings.Add(FindingCatalogue.NotExactlyOne, place, outcome.Seed, right.Count);
            return false;
        }

        var key = Options.First(option => option.IsKey);
        if (mustBeKey && right[0] != key)
        {
            findings.Add(FindingCatalogue.KeyFails, place, outcome.Seed, right[0].Id, key.Id);
            return false;
        }

        return true;
    }

    private static bool Holds(Option option, IReadOnlyDictionary<string, double> facts) => Formula.Parse(option.When!, out _)!.Truth(facts);
}


/// <param name="When">Predict and saw-it: statement about the run's facts that makes this option the right one; else null.</param>
/// <param name="Refute">Demo settings whose run refutes the option; null where none can.</param>
/// <param name="Curve">y values of a candidate curve; else null.</param>
public sealed record Option(
    string Id, bool IsKey, string? When, IReadOnlyDictionary<string, string>? Refute, IReadOnlyList<double>? Curve, Localized Text, Localized Reason);
