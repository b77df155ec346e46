using Microsoft.Extensions.DependencyInjection;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;

namespace QuizHub.Tests.Decks;

/// <summary>The library inside a whole server, reading a folder that changes.</summary>
public sealed class DeckLibraryTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("quizhub-library-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_changed_file_is_live_without_a_restart()
    {
        var folder = new DeckFixture().WriteTo(_root);
        await using var server = new TestServer(_root);
        var library = server.Services.GetRequiredService<DeckLibrary>();
        var before = library.Current;
        Assert.Equal("What is plain descent?", before.FindDeck("whole")!.FindQuestion("plain")!.In("en").Title);

        var changed = Change(library, snapshot => snapshot.FindDeck("whole")?.FindQuestion("plain")?.In("en").Title == "What is it?");
        await Edit(Path.Combine(folder, "optimizers", "plain.en.md"), "What is plain descent?", "What is it?");
        Assert.True((await changed).Version > before.Version);
        Assert.Equal("What is plain descent?", before.FindDeck("whole")!.FindQuestion("plain")!.In("en").Title);
    }

    [Fact]
    public async Task A_question_that_breaks_is_left_out_and_comes_back()
    {
        var folder = new DeckFixture().WriteTo(_root);
        await using var server = new TestServer(_root);
        var library = server.Services.GetRequiredService<DeckLibrary>();
        var file = Path.Combine(folder, "optimizers", "plain.en.md");

        var broken = Change(library, snapshot => snapshot.FindDeck("whole")!.FindQuestion("plain") is null);
        await Edit(file, "level: 1", "level: 9");
        var found = Assert.Single((await broken).Diagnostics, one => one.Code == "QH115");
        Assert.Equal(3, found.Line);
        Assert.NotNull(library.Current.FindDeck("whole")!.FindQuestion("sgd"));

        var mended = Change(library, snapshot => snapshot.FindDeck("whole")!.FindQuestion("plain") is not null);
        await Edit(file, "level: 9", "level: 1");
        Assert.Empty((await mended).Diagnostics);
    }

    [Fact]
    public async Task A_bad_deck_stops_neither_the_server_nor_the_other_decks()
    {
        new DeckFixture().WriteTo(_root);
        Directory.CreateDirectory(Path.Combine(_root, "bad"));
        await File.WriteAllTextAsync(Path.Combine(_root, "bad", "deck.yml"), "[[[", TestContext.Current.CancellationToken);
        await using var server = new TestServer(_root);
        var snapshot = server.Services.GetRequiredService<DeckLibrary>().Current;
        Assert.Equal("whole", Assert.Single(snapshot.Decks).Slug);
        Assert.Contains(snapshot.Diagnostics, found => found.Code == "QH110");
    }

    [Fact]
    public async Task Images_come_from_the_folders_of_decks_and_nowhere_else()
    {
        var folder = new DeckFixture().WriteTo(_root);
        await File.WriteAllTextAsync(Path.Combine(_root, "secret.png"), "secret", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(folder, "optimizers", "link.png"), Path.Combine(_root, "secret.png"));
        await using var server = new TestServer(_root);
        using var client = server.CreateClient();

        using var image = await client.GetAsync("/content/whole/optimizers/valley.png", TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)image.StatusCode);
        Assert.Equal("image/png", image.Content.Headers.ContentType!.MediaType);
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(folder, "optimizers", "valley.png"), TestContext.Current.CancellationToken), await image.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Contains("sandbox", string.Join(' ', image.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);

        using var again = new HttpRequestMessage(HttpMethod.Get, "/content/whole/optimizers/valley.png");
        again.Headers.IfNoneMatch.Add(image.Headers.ETag!);
        using var unchanged = await client.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(304, (int)unchanged.StatusCode);

        foreach (var path in new[] { "whole/optimizers/sgd.en.md", "whole/optimizers/none.png", "whole/optimizers/link.png", "whole/optimizers/..%2F..%2Fsecret.png", "whole/..%2Fsecret.png", "none/optimizers/valley.png", "whole/none/valley.png", "whole/optimizers/%2e%2e%2f%2e%2e%2fsecret.png" })
        {
            using var refused = await client.GetAsync("/content/" + path, TestContext.Current.CancellationToken);
            Assert.Equal(404, (int)refused.StatusCode);
        }
    }

    /// <summary>The first snapshot of which something is true; the test's own timeout ends a wait in vain.</summary>
    private static Task<DeckSnapshot> Change(DeckLibrary library, Func<DeckSnapshot, bool> isIt)
    {
        var changed = new TaskCompletionSource<DeckSnapshot>(TaskCreationOptions.RunContinuationsAsynchronously);
        library.Changed += () =>
        {
            var snapshot = library.Current;
            if (isIt(snapshot))
            {
                changed.TrySetResult(snapshot);
            }
        };
        return changed.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
    }

    private static async Task Edit(string file, string old, string with)
    {
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains(old, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text.Replace(old, with, StringComparison.Ordinal), TestContext.Current.CancellationToken);
    }
}
