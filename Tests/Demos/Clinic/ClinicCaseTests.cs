using QuizHub.Demos;
using QuizHub.Demos.Clinic;
using QuizHub.Server.Demos;

namespace QuizHub.Tests.Demos.Clinic;

/// <summary>Each fault and its remedies, trained over seeds: the symptom is there, goes with the cure, stays with what is commonly tried instead.</summary>
public sealed class ClinicCaseTests(TwoWorkers workers) : IClassFixture<TwoWorkers>
{
    private static readonly IReadOnlyList<int> Seeds = [.. Enumerable.Range(ClinicFaults.FirstSeed, ClinicFaults.Seeds)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Faults => [.. ClinicFaults.All.Select(fault => fault.Id)];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task The_symptom_is_there_and_goes_with_the_cure_and_with_nothing_else(string id)
    {
        var pool = workers.Both;
        var fault = ClinicFaults.Find(id)!;
        Assert.InRange(await ThereAsync(pool, fault, ClinicRemedies.None, Seeds), ClinicFaults.Holds, Seeds.Count);
        Assert.InRange(await ThereAsync(pool, fault, fault.Cure, Seeds), 0, Seeds.Count - ClinicFaults.Holds);
        foreach (var remedy in fault.Tried)
        {
            var there = await ThereAsync(pool, fault, remedy, [.. Seeds.Take(6)]);
            Assert.True(there >= 5, $"{remedy} takes the symptom of {id} away for {6 - there} of 6 seeds.");
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_remedy_that_is_not_applied_cures_nothing_and_a_fault_that_is_not_made_has_no_symptom(string id)
    {
        var pool = workers.Both;
        var fault = ClinicFaults.Find(id)!;
        Assert.InRange(await ThereAsync(pool, fault, fault.Cure, [1, 2, 3], "clinic.broken-remedies"), 2, 3);
        Assert.InRange(await ThereAsync(pool, fault, ClinicRemedies.None, [1, 2, 3], "clinic.broken-faults"), 0, 1);
    }

    [Fact]
    public async Task All_cases_log_the_same_curves()
    {
        var pool = workers.Both;
        var demo = await Workers.DeclarationAsync(pool, ClinicFaults.Demo);
        var logged = new Dictionary<string, string>();
        foreach (var fault in ClinicFaults.All)
        {
            var events = new List<RunEvent>();
            var settings = Workers.Settings(demo, (ClinicFaults.FaultSetting, fault.Id));
            Assert.IsType<RunDone>(await pool.RunAsync(new(Guid.NewGuid(), demo.Name, settings, 1), events.Add, Cancel));
            var series = events.OfType<RunFigure>().SelectMany(figure => figure.Update.Series!.Select(one => (figure.Update.Figure, one.Id, one.Name.En, one.Points.Count)))
                .GroupBy(one => (one.Figure, one.Id, one.En)).Select(group => $"{group.Key} {group.Sum(one => one.Count)}").Order(StringComparer.Ordinal);
            logged[fault.Id] = string.Join('\n', series);
        }

        Assert.Single(logged.Values.Distinct());
    }

    [Fact]
    public void Every_fault_offers_its_cure_among_others_and_says_no_more()
    {
        Assert.Equal(9, ClinicFaults.All.Count);
        Assert.All(ClinicFaults.All, fault =>
        {
            Assert.Equal(4, fault.Offered.Count());
            Assert.Contains(fault.Offered, remedy => remedy.Id == fault.Cure);
            Assert.DoesNotContain(fault.Cure, fault.Tried);
        });
    }

    /// <summary>For how many seeds the symptom is there.</summary>
    private static async Task<int> ThereAsync(WorkerPool pool, ClinicFault fault, string remedy, IReadOnlyList<int> seeds, string name = ClinicFaults.Demo)
    {
        var demo = await Workers.DeclarationAsync(pool, name);
        var settings = Workers.Settings(demo, (ClinicFaults.FaultSetting, fault.Id), (ClinicFaults.RemedySetting, remedy));
        var verdict = await new ClaimRunner(pool).ProveAsync(demo, settings, seeds, facts => facts[ClinicFaults.SymptomIsThere] == 1, Cancel);
        Assert.All(verdict.Seeds, seed => Assert.NotNull(seed.Outcome.Facts));
        return verdict.Held;
    }
}
