using QuizHub.Demos;
using QuizHub.Demos.Clinic;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Demos;

namespace QuizHub.Server.Decks;

/// <summary>What became of a case that an item shows.</summary>
/// <param name="There">For so many seeds the symptom was there without a remedy.</param>
/// <param name="Gone">For so many it was gone with the one that cures.</param>
public sealed record CaseResult(string Question, string Item, string Fault, string Remedy, int There, int Gone, int Of)
{
    public bool IsProved => There >= ClinicFaults.Holds && Gone >= ClinicFaults.Holds;
}

/// <summary>Proves the cases that decks show: the symptom is there without a remedy, and gone with the one that cures.</summary>
/// <param name="name">Of the demo that trains them.</param>
public sealed class CaseCheck(ClaimRunner runner, IReadOnlyList<DemoDeclaration> demos, string name = ClinicFaults.Demo)
{
    private static readonly IReadOnlyList<int> Seeds = [.. Enumerable.Range(ClinicFaults.FirstSeed, ClinicFaults.Seeds)];

    /// <summary>Checks the cases of all questions of a deck, or of those that are asked for.</summary>
    public async Task<IReadOnlyList<CaseResult>> CheckAsync(DeckReading reading, Func<Question, bool> wanted, FindingList findings, CancellationToken cancel)
    {
        var results = new List<CaseResult>();
        foreach (var question in reading.Deck?.Questions.Where(wanted) ?? [])
        {
            var places = reading.Places.Single(places => places.Question == question.Slug);
            foreach (var item in question.Items.Where(item => item.Case is not null))
            {
                results.Add(await ProveAsync(question, item, places.Items[item.Id], findings, cancel));
            }
        }

        return results;
    }

    private async Task<CaseResult> ProveAsync(Question question, Item item, Place place, FindingList findings, CancellationToken cancel)
    {
        var fault = ClinicFaults.Find(item.Case!)!;
        var nothing = new CaseResult(question.Slug, item.Id, fault.Id, fault.Cure, 0, 0, Seeds.Count);
        if (demos.FirstOrDefault(demo => demo.Name == name) is not { } demo)
        {
            findings.Add(FindingCatalogue.UnknownDemo, place, name, string.Join(", ", demos.Select(known => known.Name)));
            return nothing;
        }

        var ill = await ProveAsync(demo, fault, ClinicRemedies.None, isThere: true, cancel);
        var cured = await ProveAsync(demo, fault, fault.Cure, isThere: false, cancel);
        if (ill.Seeds.Concat(cured.Seeds).FirstOrDefault(seed => seed.Outcome.Failure is not null) is { } failed)
        {
            findings.Add(FindingCatalogue.RunFailed, place, failed.Outcome.Seed, failed.Outcome.Failure!.Message);
            return nothing;
        }

        if (ill.Held < ClinicFaults.Holds)
        {
            findings.Add(FindingCatalogue.CaseWithoutSymptom, place, fault.Id, ill.Held, ill.Of, ClinicFaults.Holds, Others(ill));
        }

        if (cured.Held < ClinicFaults.Holds)
        {
            findings.Add(FindingCatalogue.CaseNotCured, place, fault.Id, fault.Cure, cured.Held, cured.Of, ClinicFaults.Holds, Others(cured));
        }

        return nothing with { There = ill.Held, Gone = cured.Held };
    }

    private Task<ClaimVerdict> ProveAsync(DemoDeclaration demo, ClinicFault fault, string remedy, bool isThere, CancellationToken cancel)
    {
        var settings = new Dictionary<string, string> { [ClinicFaults.FaultSetting] = fault.Id, [ClinicFaults.RemedySetting] = remedy };
        return runner.ProveAsync(demo, SettingValues.Parse(demo, settings).Values, Seeds, facts => facts[ClinicFaults.SymptomIsThere] == 1 == isThere, cancel);
    }

    private static string Others(ClaimVerdict verdict) => string.Join(", ", verdict.Seeds.Where(seed => !seed.Holds).Select(seed => seed.Outcome.Seed));
}
