using System.Diagnostics;
using System.Text.Json;
using QuizHub.Tests.Decks.Nasty;

namespace QuizHub.Tests.Decks;

/// <summary>A hundred and fifty nasty decks and more beside the one that ships: everything goes on, in processes as authors and learners have them.</summary>
public sealed class NastyDecksTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("quizhub-nasty-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Nasty_decks_are_reported_and_harm_no_other()
    {
        var decks = NastyDecks.Draw(Math.Max(150, NastyDecks.KindCount), seed: 20261130);
        var content = Directory.CreateDirectory(Path.Combine(_root, "content")).FullName;
        var edited = NastyWorld.Write(content, TestsRoot.ShippedContent, decks);

        var watch = Stopwatch.StartNew();
        var (code, report) = await NastyWorld.CheckAsync(Path.Combine(AppContext.BaseDirectory, "QuizHub.Server.dll"), content, Cancel);
        output.WriteLine($"check: {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.Equal(1, code);
        var found = JsonDocument.Parse(report).RootElement.GetProperty("findings").EnumerateArray()
            .Select(finding => (Path: finding.GetProperty("path").GetString()!, Code: finding.GetProperty("code").GetString()!)).ToList();
        Assert.DoesNotContain(found, finding => finding.Code == "QH227");
        Assert.DoesNotContain(found, finding => finding.Path.Contains("/deep-learning/", StringComparison.Ordinal));
        var silent = decks.Where(deck => deck.MustFind && !found.Any(finding => finding.Path.Contains($"/{deck.Slug}", StringComparison.Ordinal))).Select(deck => deck.Slug);
        Assert.Empty(silent);

        watch.Restart();
        await using var server = ServerProcess.Start(Path.Combine(_root, "data"), content);
        using var client = new HttpClient { BaseAddress = await server.ListeningAsync(Cancel), Timeout = Timeout.InfiniteTimeSpan };
        output.WriteLine($"start: {watch.Elapsed.TotalSeconds:0.0} s");
        foreach (var page in NastyWorld.Pages)
        {
            watch.Restart();
            Assert.Contains("<h1", await NastyWorld.ReadAsync(page, client, Cancel), StringComparison.Ordinal);
            output.WriteLine($"{page}: {watch.Elapsed.TotalSeconds:0.0} s");
        }

        watch.Restart();
        await NastyWorld.EditAsync(edited, client, Cancel);
        output.WriteLine($"edit: {watch.Elapsed.TotalSeconds:0.0} s");
        Assert.Contains("left out: the question ", server.Output, StringComparison.Ordinal);

        watch.Restart();
        Assert.Equal(0, await server.StopAsync(Cancel));
        output.WriteLine($"stop: {watch.Elapsed.TotalSeconds:0.0} s");
    }
}
