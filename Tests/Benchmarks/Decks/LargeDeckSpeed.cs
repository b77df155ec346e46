using System.Diagnostics;
using System.Net;
using QuizHub.Benchmarks.Load;
using QuizHub.Benchmarks.Report;
using QuizHub.Benchmarks.Web;

namespace QuizHub.Benchmarks.Decks;

/// <summary>What a deck of 10 000 questions costs.</summary>
internal static class LargeDeckSpeed
{
    private const int Rounds = 3, Edits = 5, MostPageKilobytes = 60, MostCheckSeconds = 15, MostSearch = 50, MostMegabytes = 400, MostStartSeconds = 4;
    private const double MostEditSeconds = 0.5, MostFirstSearch = 1;

    public static Group Group { get; } = new(
        "large-deck", "A deck of 10 000 questions",
        "100 topics of 100 questions, written for the run from sentences of the shipped deck: two items each, one of them with parameters, and a formula. The server has its defaults and this deck alone. "
        + "Searches are of two or three words, each another, 20 a second by a schedule.",
        RunAsync);

    private static async Task RunAsync(Table table)
    {
        using var folder = new TempFolder("large");
        var deck = new LargeDeck(Path.Combine(Repository.Root, "Content", "deep-learning"));
        var bytes = deck.Write(folder.Path);
        table.Progress($"{bytes >> 20} MB are written");
        if (table.Wants("check"))
        {
            await CheckAsync(table, folder.Path);
        }

        var (starts, searches, mostRefused, server) = (new List<double>(), new List<double>(), 0, (WebServer?)null);
        for (var round = 0; round < Rounds; round++)
        {
            if (server is not null)
            {
                await server.DisposeAsync();
            }

            var watch = Stopwatch.StartNew();
            server = new WebServer("--ContentDirectories:0", folder.Path);
            await server.ReadyAsync();
            starts.Add(watch.Elapsed.TotalSeconds);
            watch.Restart();
            using var client = server.NewLearner();
            var refused = await SearchAsync(client, SearchFor(deck));
            searches.Add(watch.Elapsed.TotalSeconds);
            mostRefused = Math.Max(mostRefused, refused);
            table.Progress($"start {round + 1} of {Rounds}: {starts[^1]:0.0} s, first search {searches[^1]:0.0} s, refused {refused} times before");
        }

        await using (server)
        {
            Add(table, "start", "start", new Samples(starts), "0.00", "s", MostStartSeconds);
            Add(table, "first-search", $"the first search, asked for as soon as the server is ready{(mostRefused > 0 ? $", and again as often as it was refused ({mostRefused} times at most)" : "")}", new Samples(searches), "0.00", "s", MostFirstSearch);
            await ServeAsync(table, server!, deck, folder.Path);
        }
    }

    private static async Task ServeAsync(Table table, WebServer server, LargeDeck deck, string root)
    {
        using var client = server.NewLearner();
        var last = await client.GetAsync(LargeDeck.PageOf(LargeDeck.Topics - 1, LargeDeck.QuestionsOfTopic - 1));
        table.Add("all", "the last of the 10 000 questions is there", $"answered {(int)last.StatusCode}", "200", last.IsSuccessStatusCode);
        if (table.Wants("memory"))
        {
            await Task.Delay(TimeSpan.FromSeconds(30));
            var megabytes = server.ResidentMegabytes;
            table.Add("memory", "resident 30 s after the first pages", $"{megabytes:0} MB", $"≤ {MostMegabytes} MB", megabytes <= MostMegabytes);
        }

        await using var load = new LoadProcess();
        if (table.Wants("pages"))
        {
            foreach (var (what, path) in new[] { ("deck", $"/en/decks/{LargeDeck.Slug}"), ("topic", $"/en/decks/{LargeDeck.Slug}/topic-1"), ("practice", "/en/practice") })
            {
                var kilobytes = (await load.AskAsync<Throughput>(new ReadPages(server.Address, path, null, 1, 0.1))).Bytes / 1024.0;
                table.Add("pages", $"{what} page, compressed", $"{kilobytes:0.0} KB", $"≤ {MostPageKilobytes} KB", kilobytes <= MostPageKilobytes);
            }
        }

        if (table.Wants("search"))
        {
            var queries = Enumerable.Range(0, 400).Select(_ => SearchFor(deck)).ToList();
            await load.AskAsync<List<double>>(new ReadBySchedule(server.Address, queries[300..], 20, 5));
            var times = new Samples(await load.AskAsync<List<double>>(new ReadBySchedule(server.Address, queries[..300], 20, 15)));
            table.Add("search", "searches", $"{times.Milliseconds()}", $"p99 ≤ {MostSearch} ms", times.At(0.99) <= MostSearch);
        }

        if (table.Wants("edit"))
        {
            var edits = new List<double>();
            for (var edit = 0; edit < Edits; edit++)
            {
                edits.Add(await EditAsync(client, root, topic: 3 + edit));
                table.Progress($"edit {edit + 1} of {Edits}: {edits[^1]:0.00} s");
            }

            Add(table, "edit", "one edit of a question, from writing its file to its page", new Samples(edits), "0.00", "s", MostEditSeconds);
            table.Add("edit", "resident after edits and searches", $"{server.ResidentMegabytes:0} MB", $"≤ {MostMegabytes} MB", server.ResidentMegabytes <= MostMegabytes);
        }
    }

    private static void Add(Table table, string name, string what, Samples values, string format, string unit, double budget)
    {
        if (table.Wants(name))
        {
            table.Add(name, what, $"{values.Spread(format)} {unit}", FormattableString.Invariant($"≤ {budget} {unit}"), values.Median <= budget);
        }
    }

    private static async Task<double> EditAsync(HttpClient client, string root, int topic)
    {
        const string Sign = "An edit has come.";
        var page = LargeDeck.PageOf(topic, 5);
        await ReadAsync(client, page);
        var file = LargeDeck.FileOf(root, topic, 5);
        var text = (await File.ReadAllTextAsync(file)).Replace("## In two minutes\n\n", $"## In two minutes\n\n{Sign} ", StringComparison.Ordinal);
        var watch = Stopwatch.StartNew();
        await File.WriteAllTextAsync(file, text);
        while (!(await ReadAsync(client, page)).Contains(Sign, StringComparison.Ordinal))
        {
            await Task.Delay(watch.Elapsed.TotalSeconds < 60 ? 10 : throw new TimeoutException("An edit was not shown within a minute."));
        }

        return watch.Elapsed.TotalSeconds;
    }

    private static async Task CheckAsync(Table table, string root)
    {
        var watch = Stopwatch.StartNew();
        using var check = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "QuizHub.Server.dll"), "check", Path.Combine(root, LargeDeck.Slug), "--no-claims"]) { RedirectStandardOutput = true })!;
        var said = await check.StandardOutput.ReadToEndAsync();
        await check.WaitForExitAsync();
        var seconds = watch.Elapsed.TotalSeconds;
        table.Add(
            "check", "`check --no-claims`", $"{seconds:0.0} s, exit code {check.ExitCode}{(check.ExitCode == 0 ? "" : $", first said: {said.Split('\n')[0].Replace(root + "/", "", StringComparison.Ordinal)}")}",
            $"≤ {MostCheckSeconds} s", seconds <= MostCheckSeconds);
    }

    /// <returns>How often it was refused as too early.</returns>
    private static async Task<int> SearchAsync(HttpClient client, string path)
    {
        for (var refused = 0; ; refused++)
        {
            using var page = await client.GetAsync(path);
            if (page.StatusCode != HttpStatusCode.ServiceUnavailable)
            {
                page.EnsureSuccessStatusCode();
                return refused;
            }
        }
    }

    private static string SearchFor(LargeDeck deck) => $"/en/search?q={Uri.EscapeDataString(deck.Query())}";

    private static async Task<string> ReadAsync(HttpClient client, string path)
    {
        using var page = await client.GetAsync(path);
        page.EnsureSuccessStatusCode();
        return await page.Content.ReadAsStringAsync();
    }
}
