using QuizHub.Demos;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Formulas;
using QuizHub.Server.Demos;

namespace QuizHub.Server.Decks;

/// <summary>In how many runs a claim held, and in how many it must.</summary>
public sealed record ClaimResult(string Question, string Claim, int Held, int Of, int Needed)
{
    public bool Holds => Held >= Needed;
}

/// <summary>Proves by running: claims over their seeds, and that in every run of a predict item exactly one option is right, the key where the item's settings lead.</summary>
/// <param name="progress">Told after each claim and item.</param>
public sealed class ClaimCheck(ClaimRunner runner, IReadOnlyList<DemoDeclaration> demos, Action<string>? progress = null)
{
    /// <summary>Runs that prove the key of a predict item that names no seeds.</summary>
    private static readonly SeedRange DefaultSeeds = new(1, 20);

    /// <summary>Checks all questions of a deck, or those that are asked for.</summary>
    public async Task<IReadOnlyList<ClaimResult>> CheckAsync(DeckReading reading, Func<Question, bool> wanted, FindingList findings, CancellationToken cancel)
    {
        var results = new List<ClaimResult>();
        foreach (var question in reading.Deck?.Questions.Where(wanted) ?? [])
        {
            var places = reading.Places.Single(places => places.Question == question.Slug);
            foreach (var claim in Find(question.Demo?.Name) is null ? [] : question.Claims)
            {
                var demo = Find(question.Demo!.Name)!;
                var held = await HeldAsync(demo, claim, places.Claims[claim.Id], findings, cancel);
                results.Add(new(question.Slug, claim.Id, held, claim.Seeds.Count, claim.Holds));
                progress?.Invoke($"{question.Slug}: {claim.Id}");
            }

            foreach (var item in question.Items.Where(item => item.Type is ItemType.Predict or ItemType.SawIt && Find(question.DemoOf(item)) is not null))
            {
                await ProveAsync(Find(question.DemoOf(item))!, question, item, places.Items[item.Id], findings, cancel);
                progress?.Invoke($"{question.Slug}: {item.Id}");
            }
        }

        return results;
    }

    private DemoDeclaration? Find(string? name) => demos.FirstOrDefault(demo => demo.Name == name);

    /// <summary>The number of seeds for which the claim held; 0, with a finding here or from reading, where it could not be run.</summary>
    private async Task<int> HeldAsync(DemoDeclaration demo, Claim claim, Place place, FindingList findings, CancellationToken cancel)
    {
        var settings = SettingValues.Parse(demo, claim.Settings);
        if (!settings.IsValid || Formula.Parse(claim.Expect, out _) is not { } expect || !HasFacts(demo, expect))
        {
            return 0;
        }

        var verdict = await runner.ProveAsync(demo, settings.Values, [.. claim.Seeds.All()], expect.Truth, cancel);
        if (verdict.Seeds.FirstOrDefault(seed => seed.Outcome.Failure is not null) is { } failed)
        {
            findings.Add(FindingCatalogue.RunFailed, place, failed.Outcome.Seed, failed.Outcome.Failure!.Message);
            return 0;
        }

        if (verdict.Held < claim.Holds)
        {
            var seeds = string.Join(", ", verdict.Seeds.Where(seed => !seed.Holds).Select(seed => seed.Outcome.Seed));
            findings.Add(FindingCatalogue.ClaimFails, place, claim.Id, verdict.Held, verdict.Of, claim.Holds, seeds);
        }

        return verdict.Held;
    }

    private async Task ProveAsync(DemoDeclaration demo, Question question, Item item, Place place, FindingList findings, CancellationToken cancel)
    {
        var run = item.After is null ? item : question.Items.FirstOrDefault(other => other.Id == item.After);
        if (run is null || !AllFactsKnown(demo, item.Body) || SettingValues.Parse(demo, run.RunSettings) is not { IsValid: true } settings)
        {
            return;
        }

        IReadOnlyList<int> seeds = demo.UsesSeed ? [.. (run.Seeds ?? DefaultSeeds).All()] : [0];
        var outcomes = new List<SeedOutcome>();
        await foreach (var outcome in runner.RunAsync(demo, settings.Values, seeds, cancel))
        {
            outcomes.Add(outcome);
        }

        foreach (var outcome in outcomes.OrderBy(outcome => outcome.Seed))
        {
            if (outcome.Facts is null)
            {
                findings.Add(FindingCatalogue.RunFailed, place, outcome.Seed, outcome.Failure!.Message);
                return;
            }

            if (!IsProved(item, outcome, place, findings))
            {
                return;
            }
        }
    }

    /// <summary>One finding per item is enough: the first seed that contradicts it.</summary>
    private static bool IsProved(Item item, SeedOutcome outcome, Place place, FindingList findings)
    {
        switch (item.Body)
        {
            case ChoiceBody choice:
                var right = choice.Options.Where(option => Formula.Parse(option.When!, out _)!.Truth(outcome.Facts!)).ToList();
                if (right.Count != 1)
                {
                    findings.Add(FindingCatalogue.NotExactlyOne, place, outcome.Seed, right.Count);
                    return false;
                }

                var key = choice.Options.First(option => option.IsKey);
                // A saw-it check asks what the run at hand showed: there every option may be right, as the run turns out.
                if (item.Type == ItemType.Predict && right[0] != key)
                {
                    findings.Add(FindingCatalogue.KeyFails, place, outcome.Seed, right[0].Id, key.Id);
                    return false;
                }

                return true;
            case NumericBody numeric:
                return NumbersDiffer(numeric, outcome, place, findings);
            default:
                return true;
        }
    }

    private static bool NumbersDiffer(NumericBody body, SeedOutcome outcome, Place place, FindingList findings)
    {
        var key = body.Numbers.Single(number => number.IsKey);
        var value = Formula.Parse(key.Formula, out _)!.Number(outcome.Facts!);
        if (!double.IsFinite(value))
        {
            findings.Add(FindingCatalogue.NotFinite, place, key.Formula, NumberText.Format(value), $"seed {outcome.Seed}");
            return false;
        }

        foreach (var wrong in body.Numbers.Where(number => !number.IsKey))
        {
            var other = Formula.Parse(wrong.Formula, out _)!.Number(outcome.Facts!);
            if (Math.Abs(other - value) <= (body.ToleranceIsRelative ? body.Tolerance * Math.Abs(value) : body.Tolerance))
            {
                findings.Add(FindingCatalogue.WrongNumberIsRight, place, wrong.Formula, $"seed {outcome.Seed}");
                return false;
            }
        }

        return true;
    }

    private static bool AllFactsKnown(DemoDeclaration demo, ItemBody body) => body switch
    {
        ChoiceBody choice => choice.Options.All(option => option.When is not null && Formula.Parse(option.When, out _) is { } when && HasFacts(demo, when)),
        NumericBody numeric => numeric.Numbers.All(number => Formula.Parse(number.Formula, out _) is { } formula && HasFacts(demo, formula)),
        _ => false,
    };

    private static bool HasFacts(DemoDeclaration demo, Formula formula) => formula.Names.All(name => demo.Facts.Any(fact => fact.Name == name && fact.Type != FactType.Label));
}
