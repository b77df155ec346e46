using QuizHub.Demos;
using QuizHub.Server.Demos;

namespace QuizHub.Tests.Demos;

/// <summary>
/// The facts of every demo at its defaults with seed 1, from <c>Fixtures/golden</c>. When one of these changes, raise the demo's version: stored runs of the old version
/// are then not served as the new one's.
/// </summary>
public sealed class DemoFactsTests(TwoWorkers workers) : IClassFixture<TwoWorkers>
{
    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public static TheoryData<string> Demos => [.. GoldenFacts.Demos];

    [Theory]
    [MemberData(nameof(Demos))]
    public async Task Every_demo_comes_to_its_golden_facts(string name)
    {
        var pool = workers.One;
        var demo = await Workers.DeclarationAsync(pool, name);
        var golden = GoldenFacts.Of(name);
        Assert.Equal(golden.Version, demo.Version);
        var facts = await FactsAsync(pool, demo, seed: 1);
        var measured = demo.Facts.Where(fact => fact.Measured || fact.Type == FactType.Label).Select(fact => fact.Name).ToHashSet();
        Assert.Equal(golden.Facts.Select(fact => fact.Name), facts.Keys.Where(fact => !measured.Contains(fact)));
        Assert.All(golden.Facts, fact => Assert.True(
            double.IsPositiveInfinity(fact.Tolerance) || fact.Value.Equals(facts[fact.Name]) || Math.Abs(fact.Value - facts[fact.Name]) <= fact.Tolerance,
            $"{fact.Name} is {facts[fact.Name]:R}, expected {fact.Value:R} ± {fact.Tolerance:R}"));
    }

    [Fact]
    public async Task Every_demo_has_golden_facts()
    {
        await using var pool = Workers.Pool(TwoWorkers.Ships);
        Assert.Equal((await pool.DescribeAsync(Cancel)).Select(demo => demo.Name).Order(StringComparer.Ordinal), GoldenFacts.Demos);
    }

    [Theory]
    [MemberData(nameof(Demos))]
    public async Task Equal_settings_and_seed_come_to_equal_facts_in_another_process_and_another_seed_to_others(string name)
    {
        var runs = new List<IReadOnlyDictionary<string, double>>();
        DemoDeclaration? demo = null;
        foreach (var (pool, seeds) in new[] { (workers.One, new[] { 7 }), (workers.Other, [8, 7]) })
        {
            demo = await Workers.DeclarationAsync(pool, name);
            foreach (var seed in seeds)
            {
                runs.Add(await FactsAsync(pool, demo, seed));
            }
        }

        // Where an array lies in memory decides in which order libtorch adds it up, so the last digits differ from process to process.
        bool Equal(double one, double other) => one.Equals(other) || Math.Abs(one - other) <= 1e-9 * Math.Max(1, Math.Abs(one));
        var compared = demo!.Facts.Where(fact => !fact.Measured && fact.Type != FactType.Label).Select(fact => fact.Name).ToList();
        Assert.All(compared, fact => Assert.True(Equal(runs[0][fact], runs[2][fact]), $"{fact}: {runs[0][fact]:R} and {runs[2][fact]:R}"));
        Assert.True(!demo.UsesSeed || compared.Exists(fact => !Equal(runs[0][fact], runs[1][fact])), "The seed changes nothing.");
    }

    [Fact]
    public async Task A_descent_that_diverges_is_said_to()
    {
        var pool = workers.One;
        var demo = await Workers.DeclarationAsync(pool, "sgd-variants");
        var values = Workers.Settings(demo, ("learningRate", "1"), ("conditionNumber", "1000"));
        var done = Assert.IsType<RunDone>(await pool.RunAsync(new(Guid.NewGuid(), demo.Name, values, 1), _ => { }, Cancel));
        var facts = FactValues.ToNumbers(done.Facts!);
        Assert.Equal((0, 5000, double.PositiveInfinity), (facts["plain.reached"], facts["plain.updates"], facts["plain.noiseFloor"]));
        Assert.Contains("plain descent diverged", done.Outcome!.En, StringComparison.Ordinal);
        Assert.Contains("普通梯度下降发散了", done.Outcome.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thousands_of_points_come_in_few_events_and_only_of_declared_figures()
    {
        var pool = workers.One;
        var demo = await Workers.DeclarationAsync(pool, "sgd-variants");
        var events = new List<RunEvent>();
        var done = Assert.IsType<RunDone>(await pool.RunAsync(new(Guid.NewGuid(), demo.Name, Workers.Settings(demo), 1), events.Add, Cancel));
        var updates = events.OfType<RunFigure>().Select(figure => figure.Update).ToList();
        Assert.InRange(updates.Count, 4, 10 + 25 * done.Seconds);
        Assert.Equal(demo.Figures.Select(figure => figure.Id).Order(), updates.Select(update => update.Figure).Distinct().Order());
        Assert.InRange(updates.SelectMany(update => update.Series ?? []).Sum(series => series.Points.Count), 500, 5000);
        Assert.All(events.OfType<RunProgress>(), progress => Assert.InRange(progress.Fraction, 0, 1));
    }

    private static async Task<IReadOnlyDictionary<string, double>> FactsAsync(WorkerPool pool, DemoDeclaration demo, int seed) =>
        FactValues.ToNumbers(Assert.IsType<RunDone>(await pool.RunAsync(new(Guid.NewGuid(), demo.Name, Workers.Settings(demo), seed), _ => { }, Cancel)).Facts!);
}
