using System.Diagnostics;
using Microsoft.Data.Sqlite;
using QuizHub.Benchmarks.Baseline;
using QuizHub.Benchmarks.Load;
using QuizHub.Benchmarks.Report;

namespace QuizHub.Benchmarks.Web;

/// <summary>Changes of sessions (show, answer, next) a second, each durable when it is acknowledged, and how long they take.</summary>
internal static class AnswerSpeed
{
    private const string Deck = "deep-learning";
    private const int Learners = 64, Items = 20, Rounds = 5;
    private const double Seconds = 4, InsertSeconds = 1.5, ScheduledSeconds = 20;
    private const double AgainstInserts = 0.8, AgainstKestrel = 0.25, MostAtHalf = 50, MostAlone = 4;

    public static Group Group { get; } = new(
        "answers", "Answers",
        $"Practice of {Items} items; learners who do not think show the options, answer and go on. Peak: closed loop, {Learners} learners, {Rounds} "
        + $"rounds of {Seconds} s, in turn with one INSERT per transaction and with a bare Kestrel endpoint that commits in groups, both with rows of "
        + "the size that a change of QuizHub's takes in its database and with its pragmas (every commit is synced). The endpoint is asked and answers "
        + "in bytes as QuizHub does, compressed as browsers ask for it. Latency: changes that arrive independently of each other.",
        RunAsync);

    private static async Task RunAsync(Table table)
    {
        await using var server = new WebServer([.. WebServer.WithoutLimits, "--Demos:WarmWorkers", "0"]);
        await server.SettledAsync();
        await using var load = new LoadProcess();
        await load.AskAsync<Made>(new MakeLearners("all", server.Address, Deck, Learners, Items));
        await load.AskAsync<Studied>(new Study("all", Seconds));
        if (table.Wants("peak", "kestrel", "half"))
        {
            var peak = await PeakAsync(table, server, load);
            if (table.Wants("half"))
            {
                await HalfAsync(table, load, peak / 2);
            }
        }

        if (table.Wants("alone"))
        {
            await load.AskAsync<Made>(new MakeLearners("one", server.Address, Deck, 1, Items));
            await load.AskAsync<Studied>(new Study("one", 2));
            var alone = await load.AskAsync<Studied>(new Study("one", 6));
            var answers = new Samples(alone.Answers);
            table.Add("alone", "one answer, one client", $"{answers.Milliseconds()}", $"p50 ≤ {MostAlone} ms", answers.Median <= MostAlone);
        }
    }

    /// <returns>The changes a second.</returns>
    private static async Task<double> PeakAsync(Table table, WebServer server, LoadProcess load)
    {
        var before = DatabaseBytes(server.Database);
        var warm = await load.AskAsync<Studied>(new Study("all", Seconds));
        var rowBytes = (int)((DatabaseBytes(server.Database) - before) / (warm.Answers.Count + warm.Others.Count));
        var sample = await SampleAsync(server);
        await using var baseline = new BaselineServer(new Stencil(sample.Reply, sample.Reply, rowBytes));
        await baseline.ReadyAsync();
        using var folder = new TempFolder("inserts");
        var post = new PostRows(baseline.Address, Learners, Seconds, sample.RequestBytes, sample.Cookie);
        await load.AskAsync<Throughput>(post with { Seconds = 2 });

        var (inserts, kestrel, changes, microseconds) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            inserts.Add(Inserts(Path.Combine(folder.Path, "inserts.db"), rowBytes));
            kestrel.Add((await load.AskAsync<Throughput>(post)).PerSecond);
            var processor = server.ProcessorSeconds;
            var studied = await load.AskAsync<Studied>(new Study("all", Seconds));
            changes.Add(studied.ChangesPerSecond);
            microseconds.Add((server.ProcessorSeconds - processor) * 1e6 / (studied.Answers.Count + studied.Others.Count));
            table.Progress($"round {round + 1} of {Rounds}: {changes[^1]:0} changes a second, {inserts[^1]:0} inserts, {kestrel[^1]:0} of the baseline");
        }

        var what = $"changes of sessions, each durable, {Learners} clients";
        var peak = new Samples(changes).Median;
        var againstInserts = new Samples(changes.Zip(inserts, (mine, its) => mine / its));
        var againstKestrel = new Samples(changes.Zip(kestrel, (mine, its) => mine / its));
        var processorOfEach = new Samples(microseconds).Median;
        table.Add(
            "peak", what + ", against one INSERT per transaction",
            $"{againstInserts.Spread("0.00")} × ({peak:0} against {new Samples(inserts).Median:0} a second; {processorOfEach:0} µs of processor each)",
            FormattableString.Invariant($"≥ {AgainstInserts} ×"), againstInserts.Median >= AgainstInserts);
        table.Add(
            "kestrel", what + ", against bare Kestrel that commits in groups",
            $"{againstKestrel.Spread("0.00")} × ({peak:0} against {new Samples(kestrel).Median:0} a second; rows of {rowBytes} bytes)",
            FormattableString.Invariant($"≥ {AgainstKestrel} ×"), againstKestrel.Median >= AgainstKestrel);
        return peak;
    }

    private static async Task HalfAsync(Table table, LoadProcess load, double perSecond)
    {
        var half = await load.AskAsync<Studied>(new StudyBySchedule("all", perSecond, ScheduledSeconds));
        var times = new Samples(half.Answers.Concat(half.Others));
        table.Add(
            "half", "changes by a schedule at half of the peak", $"{times.Milliseconds()} at {perSecond:0} a second", $"p99 ≤ {MostAtHalf} ms",
            times.At(0.99) <= MostAtHalf);
    }

    private static double Inserts(string database, int rowBytes)
    {
        using var connection = GroupCommit.Open(database);
        using var insert = GroupCommit.Insert(connection, rowBytes);
        var watch = Stopwatch.StartNew();
        var count = 0;
        for (; watch.Elapsed.TotalSeconds < InsertSeconds; count++)
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            insert.ExecuteNonQuery();
            transaction.Commit();
        }

        return count / watch.Elapsed.TotalSeconds;
    }

    /// <summary>What the database holds, its log included.</summary>
    private static long DatabaseBytes(string database)
    {
        var reading = new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        using var connection = new SqliteConnection(reading.ToString());
        connection.Open();
        using var pages = connection.CreateCommand();
        pages.CommandText = "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count(), pragma_freelist_count(), pragma_page_size()";
        return (long)pages.ExecuteScalar()!;
    }

    /// <summary>One change as it goes over the wire: the middle-sized reply of a session.</summary>
    private static async Task<(Captured Reply, int RequestBytes, string Cookie)> SampleAsync(WebServer server)
    {
        using var learner = new SampledLearner(server);
        return await learner.SampleAsync(Deck, Items);
    }
}
