using QuizHub.Demos;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Formulas;
using QuizHub.Server.Decks.Items;
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

            foreach (var item in question.Items.Where(item => ItemTypes.Of(item.Type).IsAboutRun && Find(question.DemoOf(item)) is not null))
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
        if (run is null || item.Body is not IProvableBody body || !AllFactsKnown(demo, body)
            || SettingValues.Parse(demo, run.RunSettings) is not { IsValid: true } settings)
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

            // One finding per item is enough: the first seed that contradicts it. A check asks what the run at hand showed: there every option may be right.
            if (!body.IsProved(outcome, item.Type.IsPrediction(), place, findings))
            {
                return;
            }
        }
    }

    private static bool AllFactsKnown(DemoDeclaration demo, IProvableBody body) =>
        body.Statements().All(statement => statement is not null && Formula.Parse(statement, out _) is { } formula && HasFacts(demo, formula));

    private static bool HasFacts(DemoDeclaration demo, Formula formula) => formula.Names.All(name => demo.Facts.Any(fact => fact.Name == name && fact.Type != FactType.Label));
}
