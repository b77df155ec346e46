using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Benchmarks.Web;

/// <summary>
/// How many changes of sessions (show, answer, next) a second are acknowledged, each durable: 64 learners who don't think, against one INSERT per transaction by the same
/// provider at the same durability, in turn. Then one learner alone. Client and server share the machine.
/// </summary>
internal static class Answers
{
    private const int Learners = 64, Items = 20, Rounds = 3;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(6);

    public static async Task<int> RunAsync(TextWriter output)
    {
        await using var server = new WebServer(
            "--Limits:ChangesPerAddress", "0", "--Limits:ChangesPerLearner", "0", "--Limits:SessionsPerAddress", "0", "--Limits:SessionsPerLearner", "0",
            "--Limits:GuestsPerAddress", "0", "--Demos:WarmWorkers", "0");
        await server.ReadyAsync();
        var learners = Enumerable.Range(0, Learners).Select(number => new Learner(server.NewLearner(), number)).ToList();
        await RunAsync(learners, TimeSpan.FromSeconds(3));

        var (inserts, changes, answers, times) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            inserts.Add(Inserts(Path.GetDirectoryName(server.Database)!, TimeSpan.FromSeconds(2)));
            var (changed, answered, milliseconds) = await RunAsync(learners, Round);
            (changes, answers, times) = ([.. changes, changed], [.. answers, answered], [.. times, .. milliseconds]);
        }

        var (alone, _, one) = await RunAsync(learners[..1], Round);
        Say($"one INSERT per transaction     {Median(inserts),8:0} /s");
        Say($"changes, {Learners} learners           {Median(changes),8:0} /s   {Median(changes) / Median(inserts):0.00} x   answers {Median(answers):0} /s   {Percentiles(times)}");
        Say($"changes, one learner           {alone,8:0} /s   answers {Percentiles(one)}");
        learners.ForEach(learner => learner.Dispose());
        return 0;

        void Say(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    }

    private static async Task<(double Changes, double Answers, List<double> Milliseconds)> RunAsync(IReadOnlyList<Learner> learners, TimeSpan length)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(learners.Select(learner => Task.Run(() => learner.StudyAsync(watch, length))));
        var seconds = watch.Elapsed.TotalSeconds;
        return (counts.Sum(count => count.Changes) / seconds, counts.Sum(count => count.Milliseconds.Count) / seconds, [.. counts.SelectMany(count => count.Milliseconds)]);
    }

    private static double Inserts(string folder, TimeSpan length)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "baseline.db"), Pooling = false }.ToString());
        connection.Open();
        using var setUp = connection.CreateCommand();
        setUp.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS Changes (Id INTEGER PRIMARY KEY, Body TEXT NOT NULL);";
        setUp.ExecuteNonQuery();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO Changes (Body) VALUES (@body)";
        insert.Parameters.AddWithValue("@body", new string('x', 700));
        var watch = Stopwatch.StartNew();
        var count = 0;
        for (; watch.Elapsed < length; count++)
        {
            using var transaction = connection.BeginTransaction();
            insert.Transaction = transaction;
            insert.ExecuteNonQuery();
            transaction.Commit();
        }

        return count / watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Percentiles(List<double> milliseconds)
    {
        milliseconds.Sort();
        return string.Create(CultureInfo.InvariantCulture, $"p50 {At(0.5):0.0} ms, p95 {At(0.95):0.0} ms, p99 {At(0.99):0.0} ms");

        double At(double share) => milliseconds[(int)(share * (milliseconds.Count - 1))];
    }

    /// <summary>Goes through one session after the other, without predictions, which would wait for their runs.</summary>
    private sealed class Learner(HttpClient client, int number) : IDisposable
    {
        private readonly Random _random = new(number);
        private SessionState? _state;

        public async Task<(int Changes, List<double> Milliseconds)> StudyAsync(Stopwatch watch, TimeSpan length)
        {
            var (changes, milliseconds) = (0, new List<double>());
            while (watch.Elapsed < length)
            {
                if (_state is null or { Summary: not null })
                {
                    _state = await StartAsync();
                    continue;
                }

                var started = watch.Elapsed;
                var answers = _state.Phase == StepPhase.Answer;
                _state = answers ? await SendAsync("answers", Answer(_state)) : await SendAsync("advance", new AdvanceRequest(_state.Index, _state.Phase));
                changes++;
                if (answers)
                {
                    milliseconds.Add((watch.Elapsed - started).TotalMilliseconds);
                }
            }

            return (changes, milliseconds);
        }

        public void Dispose() => client.Dispose();

        private SubmitAnswerRequest Answer(SessionState state)
        {
            var options = state.Item!.View.Body is ChoiceView choice ? choice.Options : null;
            ItemResponse? response = options is null ? null : new ChoiceResponse([options[_random.Next(options.Count)].Id]);
            return new SubmitAnswerRequest(
                Guid.CreateVersion7(), state.Index, ForCheck: false, response, Confidence.Middle, response is null, 5000, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), "Etc/UTC");
        }

        private async Task<SessionState> StartAsync()
        {
            ItemType[] types = [ItemType.Single, ItemType.Multiple, ItemType.Numeric, ItemType.Matching, ItemType.TrueFalse, ItemType.Cloze];
            using var started = await client.PostAsJsonAsync(
                "/api/sessions", new StartSessionRequest("deep-learning", null, null, SessionMode.Practice, "en", Items, Types: types), Json.Options);
            started.EnsureSuccessStatusCode();
            var session = await started.Content.ReadFromJsonAsync<SessionResponse>(Json.Options);
            return (await client.GetFromJsonAsync<SessionState>($"/api/sessions/{session!.SessionId}?lang=en", Json.Options))!;
        }

        private async Task<SessionState> SendAsync(string what, object body)
        {
            using var content = JsonContent.Create(body, body.GetType(), options: Json.Options);
            using var response = await client.PostAsync($"/api/sessions/{_state!.SessionId}/{what}?lang=en", content);
            response.EnsureSuccessStatusCode();
            return (await response.Content.ReadFromJsonAsync<SessionState>(Json.Options))!;
        }
    }
}
