using System.Diagnostics;
using QuizHub.Benchmarks.Baseline;
using QuizHub.Benchmarks.Report;

namespace QuizHub.Benchmarks.Web;

/// <summary>How long a built server takes to be ready, on a new data folder, and what it weighs 30 s after its first page.</summary>
internal static class StartAndMemory
{
    private const int Rounds = 3;
    private const double MostSeconds = 1.5, MostMegabytes = 200;

    public static Group Group { get; } = new(
        "start", "Start and memory",
        $"{Rounds} times: the built server, with its defaults and the shipped deck, on a new data folder, until `/health/ready` says yes; then one "
        + "page, and 30 s of rest. Resident memory is that of the web process. In turn with bare Kestrel that sends one page.",
        RunAsync);

    private static async Task RunAsync(Table table)
    {
        var (starts, bare, pages, megabytes) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            bare.Add(await BareAsync());
            var watch = Stopwatch.StartNew();
            await using var server = new WebServer();
            await server.ReadyAsync();
            starts.Add(watch.Elapsed.TotalSeconds);
            watch.Restart();
            using var reader = server.NewLearner();
            using var page = await reader.GetAsync("/en/decks/deep-learning/optimizers/sgd");
            page.EnsureSuccessStatusCode();
            pages.Add(watch.Elapsed.TotalMilliseconds);
            table.Progress($"start {round + 1} of {Rounds}: {starts[^1]:0.00} s");
            if (table.Wants("memory"))
            {
                await Task.Delay(TimeSpan.FromSeconds(30));
                megabytes.Add(server.ResidentMegabytes);
            }
        }

        if (table.Wants("seconds"))
        {
            var seconds = new Samples(starts);
            table.Add(
                "seconds", "ready, with the shipped deck",
                $"{seconds.Spread("0.00")} s (bare Kestrel: {new Samples(bare).Median:0.00} s; the first page then takes {new Samples(pages).Median:0} ms)",
                FormattableString.Invariant($"≤ {MostSeconds} s"), seconds.Median <= MostSeconds);
        }

        if (table.Wants("memory"))
        {
            var resident = new Samples(megabytes);
            table.Add(
                "memory", "resident 30 s after the first page", $"{resident.Spread("0")} MB", FormattableString.Invariant($"≤ {MostMegabytes} MB"),
                resident.Median <= MostMegabytes);
        }
    }

    private static async Task<double> BareAsync()
    {
        var watch = Stopwatch.StartNew();
        await using var baseline = new BaselineServer(new Stencil(new Captured(new Dictionary<string, string>(), "ok"u8.ToArray()), null, 1));
        await baseline.ReadyAsync();
        return watch.Elapsed.TotalSeconds;
    }
}
