using System.Diagnostics;
using System.Globalization;
using QuizHub.Benchmarks.Web;
using QuizHub.Tests.Decks.Nasty;

namespace QuizHub.Benchmarks.Decks;

/// <summary>
/// What do nasty decks cost the others? The command <c>check</c>, then a server with them all: its pages and searches, at once after the start, again while a
/// reader waits for pages of the largest formulas that are allowed, an edit elsewhere, and a stop.
/// </summary>
internal static class NastyContent
{
    public static async Task<int> RunAsync(TextWriter output, string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : NastyDecks.KindCount;
        var seed = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 1;
        var root = Directory.CreateTempSubdirectory("quizhub-nasty-").FullName;
        try
        {
            var decks = NastyDecks.Draw(count, seed);
            var edited = NastyWorld.Write(root, Path.Combine(AppContext.BaseDirectory, "../../../../../Content"), decks);
            var watch = Stopwatch.StartNew();
            var (code, _) = await NastyWorld.CheckAsync(Path.Combine(AppContext.BaseDirectory, "QuizHub.Server.dll"), root, CancellationToken.None);
            Write(output, $"check of {count} decks, exit code {code}", watch);
            return await ServeAsync(output, root, edited, decks, watch);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task<int> ServeAsync(TextWriter output, string root, string edited, IReadOnlyList<NastyDeck> decks, Stopwatch watch)
    {
        watch.Restart();
        await using var server = new WebServer("--ContentDirectories:0", root);
        await server.ReadyAsync();
        Write(output, "start", watch);
        using var client = server.NewLearner();
        var slowest = await PagesAsync(output, client, "at once");

        var allowed = decks.Where(deck => deck.Slug.Contains("allowed", StringComparison.Ordinal));
        var largest = allowed.Select(deck => client.GetStringAsync($"/en/decks/{deck.Slug}/t/q")).ToList();
        slowest = Math.Max(slowest, await PagesAsync(output, client, "while the largest formulas are made"));
        watch.Restart();
        await Task.WhenAll(largest);
        Write(output, "the page of the largest formulas, after that", watch);

        watch.Restart();
        await NastyWorld.EditAsync(edited, client, CancellationToken.None);
        var edit = Write(output, "an edit is shown", watch);
        watch.Restart();
        await server.StopAsync();
        return slowest < 1 && edit < 5 && Write(output, "stop", watch) < 5 ? 0 : 1;
    }

    private static async Task<double> PagesAsync(TextWriter output, HttpClient client, string when)
    {
        var slowest = 0.0;
        foreach (var page in NastyWorld.Pages)
        {
            var watch = Stopwatch.StartNew();
            await NastyWorld.ReadAsync(page, client, CancellationToken.None);
            slowest = Math.Max(slowest, Write(output, $"{page}, {when}", watch));
        }

        return slowest;
    }

    private static double Write(TextWriter output, string what, Stopwatch watch)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-80} {watch.Elapsed.TotalSeconds,7:0.00} s"));
        return watch.Elapsed.TotalSeconds;
    }
}
