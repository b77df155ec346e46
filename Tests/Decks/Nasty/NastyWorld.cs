using System.Diagnostics;
using System.Net;

namespace QuizHub.Tests.Decks.Nasty;

/// <summary>A content folder with nasty decks, and what is asked of a server beside them.</summary>
public static class NastyWorld
{
    /// <summary>Pages of the deck that ships, and searches.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        "/en", "/zh", "/en/decks/deep-learning", "/en/decks/deep-learning/optimizers/sgd", "/zh/decks/deep-learning/neural-networks/gan", "/en/decks/deep-learning/normalization/batch-norm",
        "/en/decks/deep-learning/glossary", "/en/search?q=momentum", "/zh/search?q=%E5%8A%A8%E9%87%8F", "/en/search?q=gradient",
    ];

    /// <summary>The deck that ships, one to be edited, and the nasty ones. Returns the file to be edited.</summary>
    public static string Write(string content, string shipped, IReadOnlyList<NastyDeck> decks)
    {
        Copy(new(Path.Combine(shipped, "deep-learning")), Path.Combine(content, "deep-learning"));
        NastyDeck.Sound(Path.Combine(content, "zz-edited"));
        NastyDecks.WriteTo(content, decks);
        return Path.Combine(content, "zz-edited", "t", "q.en.md");
    }

    /// <summary>The real command; ends when it does.</summary>
    public static async Task<(int Code, string Report)> CheckAsync(string server, string content, CancellationToken cancel)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [server, "check", content, "--no-claims", "--format", "json"]) { RedirectStandardOutput = true })!;
        var report = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, report);
    }

    /// <summary>A page; a search that comes before there is an index is told to come again, and does.</summary>
    public static async Task<string> ReadAsync(string page, HttpClient client, CancellationToken cancel)
    {
        while (true)
        {
            using var response = await client.GetAsync(page, cancel);
            if (response.StatusCode != HttpStatusCode.ServiceUnavailable)
            {
                response.EnsureSuccessStatusCode();
                return await response.Content.ReadAsStringAsync(cancel);
            }

            await Task.Delay(100, cancel);
        }
    }

    /// <summary>Changes a title, and ends when its page shows it.</summary>
    public static async Task EditAsync(string file, HttpClient client, CancellationToken cancel)
    {
        var title = $"Is it new {Guid.NewGuid():N}?";
        await File.WriteAllTextAsync(file, NastyDeck.Question("See above.", title: title), cancel);
        while (!(await client.GetStringAsync("/en/decks/zz-edited/t/q", cancel)).Contains(title, StringComparison.Ordinal))
        {
            await Task.Delay(50, cancel);
        }
    }

    private static void Copy(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(to, file.Name));
        }

        foreach (var folder in from.EnumerateDirectories())
        {
            Copy(folder, Path.Combine(to, folder.Name));
        }
    }
}
