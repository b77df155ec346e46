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
        {
            // Float32, and the more a net overfits, the further it carries a difference in rounding.
            "overfitting-remedies", 1,
            [
                new("none.train", 0.0957, 0.02), new("none.test", 1.398, 0.15), new("none.gap", 1.302, 0.15), new("none.reproduced", 0.867, 0.14),
                new("weightDecay.train", 0.276, 0.02), new("weightDecay.test", 0.594, 0.03), new("weightDecay.gap", 0.318, 0.04), new("weightDecay.reproduced", 0.333, 0.14),
                new("dropout.train", 0.327, 0.03), new("dropout.test", 0.585, 0.05), new("dropout.gap", 0.258, 0.06), new("dropout.reproduced", 0.2, 0.14),
                new("augmentation.train", 0.451, 0.02), new("augmentation.test", 0.485, 0.02), new("augmentation.gap", 0.034, 0.03), new("augmentation.reproduced", 0, 0.07),
                new("earlyStop.train", 0.469, 0.02), new("earlyStop.test", 0.505, 0.02), new("earlyStop.gap", 0.036, 0.02), new("earlyStop.reproduced", 0, 0.07),
                new("moreData.train", 0.331, 0.02), new("moreData.test", 0.618, 0.03), new("moreData.gap", 0.287, 0.04), new("moreData.reproduced", 0.2, 0.07),
                new("none.trainAccuracy", 0.96, 0.02), new("none.testAccuracy", 0.745, 0.02), new("earlyStop.step", 20, 10),
            ]
        },
        {
            "polynomial-capacity", 1,
            [
                new("chosen.train", 0.0345191), new("chosen.test", 0.247543), new("noise.variance", 0.09), new("best.degree", 3), new("best.test", 0.13736),
                new("lowest.train", 0.554474), new("lowest.test", 0.623034), new("highest.train", 0.0304220), new("highest.test", 28.1093, 1e-3),
                new("train.neverRises", 1), new("same.train", 0.0231051), new("same.test", 0.811699), new("tenfold.train", 0.0839414), new("tenfold.test", 0.0925592),
            ]
        },
        {
            "bias-variance", 1,
            [
                new("bias2", 1.06462e-3, 1e-8), new("variance", 0.151650), new("noise.variance", 0.25), new("sum", 0.402715), new("measured", 0.404683),
                new("difference", 4.88765e-3, 1e-7), new("identity.error", 0, 1e-14), new("best.degree", 3), new("rigid.bias2", 0.195979), new("rigid.variance", 0.0260951),
                new("flexible.bias2", 8.73177e-4, 1e-8), new("flexible.variance", 0.387122), new("averaged.bias2", 1.06462e-3, 1e-8),
                new("averaged.variance", 0.0151861), new("tenfold.bias2", 3.31637e-5, 1e-9), new("tenfold.variance", 0.0104885),
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
    [InlineData("overfitting-remedies")]
    [InlineData("polynomial-capacity")]
    [InlineData("bias-variance")]
    public async Task Equal_settings_and_seed_come_to_equal_facts_in_another_process_and_another_seed_to_others(string name)
    {
        var runs = new List<IReadOnlyDictionary<string, double>>();
        foreach (var seeds in new[] { new[] { 7 }, [8, 7] })
        {
            await using var pool = Workers.Pool();
            var demo = await Workers.DeclarationAsync(pool, name);
            foreach (var seed in seeds)
            {
                runs.Add(await FactsAsync(pool, demo, seed));
            }
        }

        // Where an array lies in memory decides in which order libtorch adds it up, so the last digits differ from process to process.
        bool Equal(double one, double other) => one.Equals(other) || Math.Abs(one - other) <= 1e-9 * Math.Max(1, Math.Abs(one));
        Assert.All(runs[0], fact => Assert.True(Equal(fact.Value, runs[2][fact.Key]), $"{fact.Key}: {fact.Value:R} and {runs[2][fact.Key]:R}"));
        Assert.Contains(runs[0], fact => !Equal(fact.Value, runs[1][fact.Key]));
    }

    [Theory]
    [InlineData("sgd-variants", "learningRate=1", "conditionNumber=1000")]
    [InlineData("sgd-variants", "noise=0", "momentum=0")]
    [InlineData("sgd-variants", "batchSize=256", "noise=1")]
    [InlineData("sgd-variants", "batchSize=1", "learningRate=0.0001")]
    [InlineData("adam-bias-correction", "beta1=0", "beta2=0.5")]
    [InlineData("adam-bias-correction", "beta1=0.99", "beta2=0.9999")]
    [InlineData("adam-vs-sgd", "scale=100", "steps=50", "momentum=0.95", "noise=0.4")]
    [InlineData("overfitting-remedies", "size=20", "flips=0", "remedies=moreData", "shift=2", "steps=50")]
    [InlineData("overfitting-remedies", "size=400", "flips=0.4", "weightDecay=30", "dropoutRate=0.9", "jitter=2", "steps=50")]
    [InlineData("polynomial-capacity", "degree=12", "size=15", "noise=0")]
    [InlineData("polynomial-capacity", "degree=0", "size=200", "noise=1")]
    [InlineData("bias-variance", "degree=9", "resamples=20", "size=20", "noise=1")]
    [InlineData("bias-variance", "degree=0", "resamples=20", "noise=0")]
    [InlineData("bias-variance", "degree=9", "resamples=1000", "size=200")]
    public async Task Settings_at_the_end_of_their_range_end_in_facts_and_an_honest_sentence(string name, params string[] settings)
    {
        await using var pool = Workers.Pool();
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
