using System.Diagnostics;
using System.Globalization;

namespace QuizHub.Benchmarks.Web;

/// <summary>How long a built server takes to be ready, on a new data folder, and what it weighs 30 s after its first page.</summary>
internal static class StartAndMemory
{
    private const int Starts = 3;

    public static async Task<int> RunAsync(TextWriter output)
    {
        for (var start = 1; start <= Starts; start++)
        {
            var watch = Stopwatch.StartNew();
            await using var server = new WebServer();
            await server.ReadyAsync();
            var ready = watch.Elapsed.TotalSeconds;
            using var reader = server.NewLearner();
            using var page = await reader.GetAsync("/en/decks/deep-learning/optimizers/sgd");
            page.EnsureSuccessStatusCode();
            var first = watch.Elapsed.TotalSeconds - ready;
            await Task.Delay(TimeSpan.FromSeconds(30));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start {start}: ready after {ready:0.0} s, first page {first * 1000:0} ms, {server.ResidentMegabytes:0} MB resident 30 s later"));
        }

        return 0;
    }
}
