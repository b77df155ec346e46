using System.Net.Http.Json;
using QuizHub.Benchmarks.Load;
using QuizHub.Benchmarks.Report;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Benchmarks.Web;

/// <summary>How long a session takes to be started.</summary>
internal static class SessionStart
{
    private const string Deck = "deep-learning";
    private const int Learners = 8, Starts = 200, Items = 20, Answered = 40, Budget = 10;

    public static Group Group { get; } = new(
        "session-start", "Starting a session",
        $"One client; {Learners} learners who have given {Answered} answers each start {Starts} sessions of {Items} items of the shipped deck, one "
        + "after the other.",
        RunAsync);

    private static async Task RunAsync(Table table)
    {
        await using var server = new WebServer([.. WebServer.WithoutLimits, "--Demos:WarmWorkers", "0"]);
        await server.SettledAsync();
        await using var load = new LoadProcess();
        await load.AskAsync<Made>(new MakeLearners("all", server.Address, Deck, Learners, Items));
        await load.AskAsync<Studied>(new Study("all", 60, Most: Answered));
        await load.AskAsync<List<double>>(new StartSessions("all", Starts / 4));
        var times = new Samples(await load.AskAsync<List<double>>(new StartSessions("all", Starts)));
        var steps = await CountAsync(server);
        table.Add(
            "", $"starting a session of {Items} items, of a deck of {steps} items and answers to say", $"{times.Milliseconds()}", $"p50 ≤ {Budget} ms",
            times.Median <= Budget);
    }

    /// <summary>Of the whole deck.</summary>
    private static async Task<int> CountAsync(WebServer server)
    {
        using var client = server.NewLearner();
        using var started = await client.PostAsJsonAsync(
            "/api/sessions", new StartSessionRequest(Deck, null, null, SessionMode.Practice, "en", StartSessionRequest.All), Json.Options);
        started.EnsureSuccessStatusCode();
        var session = (await started.Content.ReadFromJsonAsync<SessionResponse>(Json.Options))!;
        return (await client.GetFromJsonAsync<SeenState>($"/api/sessions/{session.SessionId}?lang=en", Json.Options))!.Count;
    }
}
