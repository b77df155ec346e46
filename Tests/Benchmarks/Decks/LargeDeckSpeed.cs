using System.Diagnostics;
using System.Net;
using QuizHub.Benchmarks.Load;
using QuizHub.Benchmarks.Report;
using QuizHub.Benchmarks.Web;

namespace QuizHub.Benchmarks.Decks;

/// <summary>What a deck of 10 000 questions costs.</summary>
internal static class LargeDeckSpeed
{
    private const int Rounds = 3, Edits = 5, MostWait = 60, MostPageKilobytes = 60, MostCheckSeconds = 15, MostSearch = 50, MostMegabytes = 400, MostStartSeconds = 4;
    private const double MostEditSeconds = 0.5, MostFirstSearch = 1;

    public static Group Group { get; } = new(
        "large-deck", "A deck of 10 000 questions",
        "100 topics of 100 questions, written for the run from sentences of the shipped deck: two items each, one of them with parameters, and a "
        + "formula. The server has its defaults and this deck alone. Searches are of two or three words, each another, 20 a second by a schedule.",
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

        var (starts, searches, mostRefused) = (new List<double>(), new List<double>(), 0);
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            await using var server = new WebServer("--ContentDirectories:0", folder.Path);
            await server.ReadyAsync();
            starts.Add(watch.Elapsed.TotalSeconds);
            watch.Restart();
            using var client = server.NewLearner();
            var refused = await SearchAsync(client, SearchFor(deck));
            searches.Add(watch.Elapsed.TotalSeconds);
            mostRefused = Math.Max(mostRefused, refused);
            table.Progress($"start {round + 1} of {Rounds}: {starts[^1]:0.0} s, first search {searches[^1]:0.0} s, refused {refused} times before");
            if (round < Rounds - 1)
            {
                continue;
            }

            Add(table, "start", "start", new Samples(starts), "0.00", "s", MostStartSeconds);
            var again = mostRefused > 0 ? $", and again as often as it was refused ({mostRefused} times at most)" : "";
            Add(table, "first-search", $"the first search, as soon as the server is ready{again}", new Samples(searches), "0.00", "s", MostFirstSearch);
            await ServeAsync(table, server, deck, folder.Path);
        }
    }

    private static async Task ServeAsync(Table table, WebServer server, LargeDeck deck, string root)
    {
        using var client = server.NewLearner();
        if (table.Wants("all"))
        {
            using var last = await client.GetAsync(LargeDeck.PageOf(LargeDeck.Topics - 1, LargeDeck.QuestionsOfTopic - 1));
            table.Add("all", "the last of the 10 000 questions is there", $"answered {(int)last.StatusCode}", "200", last.IsSuccessStatusCode);
        }

        if (table.Wants("memory"))
        {
            await Task.Delay(TimeSpan.FromSeconds(30));
            var megabytes = server.ResidentMegabytes;
            table.Add("memory", "resident 30 s after the first pages", $"{megabytes:0} MB", $"≤ {MostMegabytes} MB", megabytes <= MostMegabytes);
        }

        await server.SettledAsync();
        await using var load = new LoadProcess();
        if (table.Wants("pages"))
        {
            const string Deck = $"/en/decks/{LargeDeck.Slug}";
            foreach (var (what, path) in new[] { ("deck", Deck), ("topic", $"{Deck}/topic-1"), ("practice", "/en/practice") })
            {
                var kilobytes = (await load.AskAsync<Throughput>(new ReadPages(server.Address, path, null, 1, 0.1))).Bytes / 1024.0;
                table.Add("pages", $"{what} page, compressed", $"{kilobytes:0.0} KB", $"≤ {MostPageKilobytes} KB", kilobytes <= MostPageKilobytes);
            }
        }

        if (table.Wants("search"))
        {
            var queries = Enumerable.Range(0, 400).Select(_ => SearchFor(deck)).ToList();
            await load.AskAsync<ReadPagesResult>(new ReadBySchedule(server.Address, queries[300..], 20, 5));
            var result = await load.AskAsync<ReadPagesResult>(new ReadBySchedule(server.Address, queries[..300], 20, 15));
            var times = new Samples(result.Milliseconds);
            table.Add(
                "search", "searches", $"{times.Milliseconds()}, {result.Refused} refused", $"p99 ≤ {MostSearch} ms",
                times.At(0.99) <= MostSearch && result.Refused == 0);
        }

        if (table.Wants("edit"))
        {
            var edits = new List<double>();
            for (var edit = 0; edit < Edits; edit++)
            {
                edits.Add(await EditAsync(client, root, topic: 3 + edit));
                table.Progress($"edit {edit + 1} of {Edits}: {edits[^1]:0.00} s");
            }

            Add(table, "edit", "one edit of a question, from writing its file to its page (given up after a minute)", new Samples(edits), "0.00", "s", MostEditSeconds);
            var megabytes = server.ResidentMegabytes;
            table.Add("edit", "resident after edits and searches", $"{megabytes:0} MB", $"≤ {MostMegabytes} MB", megabytes <= MostMegabytes);
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
            // Waited for longer it would keep all other rows waiting; that it took at least so long is figure enough.
            if (watch.Elapsed.TotalSeconds > MostWait)
            {
                break;
            }

            await Task.Delay(10);
        }

        return watch.Elapsed.TotalSeconds;
    }

    private static async Task CheckAsync(Table table, string root)
    {
        var watch = Stopwatch.StartNew();
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "QuizHub.Server.dll"), "check", Path.Combine(root, LargeDeck.Slug), "--no-claims"];
        using var check = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var said = await check.StandardOutput.ReadToEndAsync();
        await check.WaitForExitAsync();
        var seconds = watch.Elapsed.TotalSeconds;
        var finding = check.ExitCode == 0 ? "" : $", first said: {said.Split('\n')[0].Replace(root + "/", "", StringComparison.Ordinal)}";
        table.Add(
            "check", "`check --no-claims`", $"{seconds:0.0} s, exit code {check.ExitCode}{finding}", $"≤ {MostCheckSeconds} s",
            seconds <= MostCheckSeconds && check.ExitCode == 0);
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
