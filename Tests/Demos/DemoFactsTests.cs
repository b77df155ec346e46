using QuizHub.Demos;
using QuizHub.Server.Demos;

namespace QuizHub.Tests.Demos;

/// <summary>
/// The facts of every demo at its defaults with seed 1. When one of these changes, raise the demo's version: stored runs of the old version are then not served as
/// the new one's.
/// </summary>
public sealed class DemoFactsTests
{
    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public static readonly TheoryData<string, int, Golden[]> Demos = new()
    {
        {
            "sgd-variants", 1,
            [
                new("plain.updates", 245), new("momentum.updates", 103), new("plain.reached", 1), new("momentum.reached", 1), new("ratio", 0.420408),
                new("single.variance", 25.2896, 1e-4), new("mini.variance", 0.781385, 1e-4), new("variance.ratio", 32.3651, 1e-3),
                new("plain.noiseFloor", 3.19588e-4, 1e-8), new("momentum.noiseFloor", 2.20866e-3, 1e-7), new("noise.ratio", 6.91095, 1e-3),
                new("single.loss", 0.278735), new("mini.loss", 6.89223e-3, 1e-7), new("full.loss", 0.227445),
            ]
        },
        {
            "adam-bias-correction", 1,
            [
                new("hand.difference", 0, 1e-14), new("first.corrected", 1), new("first.uncorrected", 3.162275), new("first.ratio", 3.162275), new("first.predicted", 3.162278),
                new("largest.corrected", 1.12883, 1e-5), new("largest.uncorrected", 6.64390, 1e-5),
            ]
        },
        {
            // Float32: other processors round otherwise, and a point near the border may change sides.
            "adam-vs-sgd", 1,
            [
                new("adam.usable", 5, 1), new("sgd.usable", 1, 1), new("adam.best", 0.961, 0.01), new("sgd.best", 0.943, 0.01), new("adam.bestRate", 0.316, 0.4),
                new("sgd.bestRate", 1, 2.5), new("adam.atDefault", 0.873, 0.01), new("sgd.atDefault", 0.5, 0.01), new("usable.difference", 4, 1),
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Demos))]
    public async Task Every_demo_comes_to_its_golden_facts(string name, int version, Golden[] golden)
    {
        await using var pool = Workers.Pool();
        var demo = await Workers.DeclarationAsync(pool, name);
        Assert.Equal(version, demo.Version);
        var facts = await FactsAsync(pool, demo, seed: 1);
        Assert.Equal(golden.Select(fact => fact.Name), facts.Keys);
        Assert.All(golden, fact => Assert.Equal(fact.Value, facts[fact.Name], fact.Tolerance));
    }

    [Fact]
    public async Task Every_demo_has_golden_facts()
    {
        await using var pool = Workers.Pool(options => options.WithFaults = false);
        Assert.Equal((await pool.DescribeAsync(Cancel)).Select(demo => demo.Name).Order(), Demos.Select(row => row.Data.Item1).Order());
    }

    [Theory]
    [InlineData("sgd-variants")]
    [InlineData("adam-bias-correction")]
    [InlineData("adam-vs-sgd")]
    public async Task Equal_settings_and_seed_come_to_equal_facts_in_another_process_and_another_seed_to_others(string name)
    {
        var text = new List<string>();
        foreach (var seeds in new[] { new[] { 7 }, [8, 7] })
        {
            await using var pool = Workers.Pool();
            var demo = await Workers.DeclarationAsync(pool, name);
            foreach (var seed in seeds)
            {
                text.Add(string.Join(' ', (await FactsAsync(pool, demo, seed)).Select(fact => $"{fact.Key}={fact.Value:R}")));
            }
        }

        Assert.Equal(text[0], text[2]);
        Assert.NotEqual(text[0], text[1]);
    }

    [Theory]
    [InlineData("sgd-variants", "learningRate=1", "conditionNumber=1000")]
    [InlineData("sgd-variants", "noise=0", "momentum=0")]
    [InlineData("sgd-variants", "batchSize=256", "noise=1")]
    [InlineData("sgd-variants", "batchSize=1", "learningRate=0.0001")]
    [InlineData("adam-bias-correction", "beta1=0", "beta2=0.5")]
    [InlineData("adam-bias-correction", "beta1=0.99", "beta2=0.9999")]
    [InlineData("adam-vs-sgd", "scale=100", "steps=50", "momentum=0.95", "noise=0.4")]
    public async Task Settings_at_the_end_of_their_range_end_in_facts_and_an_honest_sentence(string name, params string[] settings)
    {
        await using var pool = Workers.Pool(options => options.SecondsPerRun = 300);
        var demo = await Workers.DeclarationAsync(pool, name);
        var values = Workers.Settings(demo, settings.Select(setting => setting.Split('=')).Select(pair => (pair[0], pair[1])));
        var done = Assert.IsType<RunDone>(await pool.RunAsync(new(Guid.NewGuid(), name, values, 1), _ => { }, Cancel));
        Assert.Equal(demo.Facts.Select(fact => fact.Name), done.Facts!.Select(fact => fact.Name));
        if (settings[0] == "learningRate=1")
        {
            var facts = FactValues.ToNumbers(done.Facts!);
            Assert.Equal((0, 5000, double.PositiveInfinity), (facts["plain.reached"], facts["plain.updates"], facts["plain.noiseFloor"]));
            Assert.Contains("plain descent diverged", done.Outcome!.En, StringComparison.Ordinal);
            Assert.Contains("普通梯度下降发散了", done.Outcome.Zh, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Thousands_of_points_come_in_few_events_and_only_of_declared_figures()
    {
        await using var pool = Workers.Pool();
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

    /// <param name="Tolerance">Absolute.</param>
    public sealed record Golden(string Name, double Value, double Tolerance = 1e-5);
}
