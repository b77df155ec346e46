using QuizHub.Benchmarks.Baseline;
using QuizHub.Benchmarks.Load;
using QuizHub.Benchmarks.Report;

namespace QuizHub.Benchmarks.Web;

/// <summary>Pages a second, beside bare Kestrel that sends the bytes and headers of the anonymous question page.</summary>
internal static class PageSpeed
{
    private const string Question = "/en/decks/deep-learning/optimizers/sgd";
    private const int Connections = 32, Rounds = 5;
    private const double Seconds = 2;

    private static readonly Target[] Targets =
    [
        new("question", "question page, anybody's", Question, IsLearner: false, 0.8),
        new("learner-question", "question page of a learner", Question, IsLearner: true, 0.1),
        new("home", "her home page", "/en", IsLearner: true, 0.05),
        new("deck", "her deck page with progress", "/en/decks/deep-learning", IsLearner: true, 0.05),
    ];

    public static Group Group { get; } = new(
        "pages", "Pages",
        $"Closed loop, {Connections} connections, {Rounds} rounds of {Seconds} s for each page and for the baseline, in turn. The baseline is a bare "
        + "Kestrel endpoint in a process of its own, its runtime set as QuizHub's, which sends the same compressed bytes and headers as the anonymous "
        + "question page. Processor time is the server's own, so it leaves the load generator out.",
        RunAsync);

    private static async Task RunAsync(Table table)
    {
        await using var server = new WebServer([.. WebServer.WithoutLimits, "--Demos:WarmWorkers", "0"]);
        await server.SettledAsync();
        await using var baseline = new BaselineServer(new Stencil(await CaptureAsync(server), null, 1));
        await baseline.ReadyAsync();
        await using var load = new LoadProcess();
        var learner = (await load.AskAsync<Made>(new MakeLearners("one", server.Address, "deep-learning", 1, 20))).Cookies[0];
        await load.AskAsync<Studied>(new Study("one", 30, Most: 60));

        var targets = Targets.Where(target => table.Wants(target.Name)).ToList();
        var bare = new Measured(baseline.Address, null, () => baseline.ProcessorSeconds);
        var pages = targets.ConvertAll(target => new Measured(server.Address, target.IsLearner ? learner : null, () => server.ProcessorSeconds));
        for (var round = 0; round <= Rounds; round++)
        {
            // The first makes the runtime compile what is needed, and is not counted.
            await bare.MeasureAsync(load, Question, isCounted: round > 0);
            foreach (var (target, page) in targets.Zip(pages))
            {
                await page.MeasureAsync(load, target.Path, isCounted: round > 0);
            }

            table.Progress($"round {round} of {Rounds}");
        }

        foreach (var (target, page) in targets.Zip(pages))
        {
            var ratio = new Samples(page.PerSecond.Zip(bare.PerSecond, (own, other) => own / other));
            var (mine, its) = (new Samples(page.PerSecond).Median, new Samples(bare.PerSecond).Median);
            table.Add(
                target.Name, $"{target.What} ({page.Kilobytes:0.0} KB)",
                $"{ratio.Spread("0.000")} × ({mine:0} against {its:0} a second; {page.Microseconds:0} µs of processor against {bare.Microseconds:0})",
                FormattableString.Invariant($"≥ {target.Budget} ×"), ratio.Median >= target.Budget);
        }
    }

    private static async Task<Captured> CaptureAsync(WebServer server)
    {
        using var client = server.NewLearner();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, deflate, br, zstd");
        // The first is rendered, the second comes from the cache.
        using var first = await client.GetAsync(Question);
        using var page = await client.GetAsync(Question);
        page.EnsureSuccessStatusCode();
        return await Captured.OfAsync(page);
    }

    private sealed record Target(string Name, string What, string Path, bool IsLearner, double Budget);

    private sealed class Measured(Uri address, string? cookie, Func<double> processor)
    {
        private readonly List<double> _microseconds = [];

        public List<double> PerSecond { get; } = [];

        public double Kilobytes { get; private set; }

        /// <summary>Of the server's processor time, for each page.</summary>
        public double Microseconds => new Samples(_microseconds).Median;

        public async Task MeasureAsync(LoadProcess load, string path, bool isCounted)
        {
            var before = processor();
            var result = await load.AskAsync<Throughput>(new ReadPages(address, path, cookie, Connections, Seconds));
            if (isCounted)
            {
                PerSecond.Add(result.PerSecond);
                _microseconds.Add((processor() - before) * 1e6 / (result.PerSecond * Seconds));
                Kilobytes = result.Bytes / 1024.0;
            }
        }
    }
}
