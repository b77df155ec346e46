using System.Diagnostics;
using System.Globalization;

namespace QuizHub.Benchmarks.Progress;

/// <summary>How long the progress page takes for a learner of 100 000 answers to 10 000 items, beside a page of the same server that reads nothing of
/// hers.</summary>
internal static class ProgressPageSpeed
{
    private const int Times = 40;
    private const int LimitMilliseconds = 100;

    public static async Task<int> RunAsync(TextWriter output)
    {
        await using var large = await LargeLearner.StartAsync();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{large.AttemptCount} answers to {large.MemoryCount} items"));
        // The runtime has compiled what every page needs, and nothing of hers was read yet.
        await MeasureAsync(large.Client, "/en/privacy", 5);
        var (first, bytes) = await PageAsync(large.Client, "/en/progress");
        var pages = await MeasureAsync(large.Client, "/en/progress", Times);
        var baseline = await MeasureAsync(large.Client, "/en/privacy", Times);
        Write(output, "progress page", pages);
        Write(output, "privacy page (baseline)", baseline);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"ratio of medians {Median(pages) / Median(baseline):0.0}; the first progress page after the start {first:0.0} ms; {bytes / 1024.0:0.0} KB"));
        await ExportAsync(large, output);
        return pages.Max() < LimitMilliseconds ? 0 : 1;
    }

    /// <summary>Everything of hers, and whether the server holds it in memory meanwhile.</summary>
    private static async Task ExportAsync(LargeLearner large, TextWriter output)
    {
        var (before, most, bytes, watch) = (large.Server.ResidentMegabytes, 0.0, 0L, Stopwatch.StartNew());
        await using var stream = await large.Client.GetStreamAsync("/api/progress/export?format=json");
        var buffer = new byte[1 << 16];
        for (var chunk = 0; ; chunk++)
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
            {
                break;
            }

            bytes += read;
            most = chunk % 100 == 0 ? Math.Max(most, large.Server.ResidentMegabytes) : most;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"export: {bytes / 1e6:0} MB in {watch.Elapsed.TotalSeconds:0.0} s; the server {before:0} MB resident before, at most {most:0} MB meanwhile"));
    }

    private static async Task<List<double>> MeasureAsync(HttpClient client, string address, int times)
    {
        var milliseconds = new List<double>();
        for (var i = 0; i < times; i++)
        {
            milliseconds.Add((await PageAsync(client, address)).Milliseconds);
        }

        milliseconds.Sort();
        return milliseconds;
    }

    private static async Task<(double Milliseconds, int Bytes)> PageAsync(HttpClient client, string address)
    {
        var watch = Stopwatch.StartNew();
        using var page = await client.GetAsync(address);
        page.EnsureSuccessStatusCode();
        var bytes = await page.Content.ReadAsByteArrayAsync();
        return (watch.Elapsed.TotalMilliseconds, bytes.Length);
    }

    private static double Median(List<double> sorted) => sorted[sorted.Count / 2];

    private static void Write(TextWriter output, string what, List<double> sorted) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what,-26} n = {sorted.Count,4}   median {Median(sorted),6:0.0} ms   slowest {sorted[^1],6:0.0} ms"));
}
