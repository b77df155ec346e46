using QuizHub.Benchmarks.Report;
using QuizHub.Benchmarks.Web;

namespace QuizHub.Benchmarks.Demos;

/// <summary>What the server adds to a run, and how long one takes that is stored already.</summary>
internal static class RunSpeed
{
    private const double MostShare = 0.1;
    private const int MostCached = 15, CachedTimes = 5;

    public static Group Group { get; } = new(
        "runs", "Runs",
        $"A default run of each demo of the shipped deck's questions, one after the other on one warm worker; then each again, {CachedTimes} times, "
        + "which is answered from what is stored. The server's own share of the time is what passes from asking to the ending, less what the worker "
        + "has measured; its share of processor time is that of the web process beside its worker's.",
        RunAsync);

    private static async Task RunAsync(Table table)
    {
        await using var server = new WebServer(WebServer.WithoutLimits);
        await server.SettledAsync();
        using var client = server.NewLearner();
        // The worker, and the code of the server that runs pass through, are warm then.
        foreach (var (demo, _) in DeckDemos.All.Take(3))
        {
            await RunAsync(client, server, demo, seed: 99);
        }

        var (runs, processor, workers) = (new List<(string Demo, TimedRun Run)>(), server.ProcessorSeconds, server.WorkersProcessorSeconds);
        foreach (var (demo, _) in DeckDemos.All)
        {
            runs.Add((demo, await RunAsync(client, server, demo, seed: 1)));
        }

        (processor, workers) = (server.ProcessorSeconds - processor, server.WorkersProcessorSeconds - workers);
        processor /= processor + workers;
        var (all, worked) = (runs.Sum(run => run.Run.Milliseconds) / 1000, runs.Sum(run => run.Run.WorkerSeconds!.Value));
        if (table.Wants("share"))
        {
            var shares = runs.ConvertAll(run => (run.Demo, Share: 1 - run.Run.WorkerSeconds!.Value * 1000 / run.Run.Milliseconds));
            var (time, worst) = (1 - worked / all, shares.MaxBy(share => share.Share));
            var middle = new Samples(shares.Select(share => share.Share)).Median;
            table.Add(
                "share", $"server's own share of {runs.Count} runs of {worked / runs.Count:0.00} s on average",
                $"{time:0.0%} of the time, {processor:0.0%} of processor time (time by demo: median {middle:0.0%}, most {worst.Share:0.0%}, `{worst.Demo}`)",
                FormattableString.Invariant($"≤ {MostShare:0%}"), Math.Max(time, processor) <= MostShare);
        }

        if (table.Wants("cached"))
        {
            var times = new List<double>();
            for (var round = 0; round < CachedTimes; round++)
            {
                foreach (var (demo, _) in DeckDemos.All)
                {
                    times.Add((await RunAsync(client, server, demo, seed: 1)).Milliseconds);
                }
            }

            var cached = new Samples(times.Skip(DeckDemos.All.Count));
            table.Add(
                "cached", "a run that is stored, from asking to its ending", $"{cached.Milliseconds()}", $"p50 ≤ {MostCached} ms", cached.Median <= MostCached);
        }
    }

    private static async Task<TimedRun> RunAsync(HttpClient client, WebServer server, string demo, int seed) =>
        await TimedRun.AskAsync(client, server.Address, demo, seed) is { WorkerSeconds: not null } run
            ? run
            : throw new InvalidOperationException($"A run of {demo} did not finish.");
}
