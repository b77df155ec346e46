using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using QuizHub.Benchmarks.Report;
using QuizHub.Demos;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Benchmarks.Web;

/// <summary>
/// Do pages and answers stay quick while ten demo runs are asked for at once? One reader with a cookie (her pages are rendered, not served from the cache) and
/// one learner who answers, first with nothing else going on, then while ten other learners' runs are worked off. Ends by itself when the runs are over.
/// </summary>
internal static class RunsAndPages
{
    private const int Runs = 10;
    private const int Baseline = 60;

    public static async Task<int> RunAsync(TextWriter output)
    {
        await using var server = new WebServer();
        await server.ReadyAsync();
        using var learner = server.NewLearner();
        var session = await StartAsync(learner);
        await PageAsync(learner);
        session = await AnswerAsync(learner, session);

        var (quietPages, quietAnswers) = (new List<double>(), new List<double>());
        for (var i = 0; i < Baseline; i++)
        {
            quietPages.Add(await PageAsync(learner));
            session = await TimedAnswerAsync(learner, session, quietAnswers);
        }

        var (busyPages, busyAnswers, watch) = (new List<double>(), new List<double>(), Stopwatch.StartNew());
        var runs = Enumerable.Range(1, Runs).Select(seed => RunDemoAsync(server, seed)).ToList();
        var all = Task.WhenAll(runs);
        while (!all.IsCompleted)
        {
            busyPages.Add(await PageAsync(learner));
            session = await TimedAnswerAsync(learner, session, busyAnswers);
        }

        await all;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Runs} runs finished in {watch.Elapsed.TotalSeconds:0.0} s"));
        Write(output, "pages, quiet", quietPages);
        Write(output, "pages, while runs go on", busyPages);
        Write(output, "answers, quiet", quietAnswers);
        Write(output, "answers, while runs go on", busyAnswers);
        return busyPages.Concat(busyAnswers).Max() < 200 ? 0 : 1;
    }

    private static void Write(TextWriter output, string what, List<double> milliseconds)
    {
        var times = new Samples(milliseconds);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-26} n = {times.Count,4}   median {times.Median,6:0.0} ms   95 % {times.At(0.95),6:0.0} ms   slowest {times.Most,6:0.0} ms"));
    }

    private static async Task RunDemoAsync(WebServer server, int seed)
    {
        using var client = server.NewLearner();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/demos/adam-vs-sgd/runs");
        request.Content = JsonContent.Create(new StartRunRequest(null, seed), options: Json.Options);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        var stream = await response.Content.ReadAsStringAsync();
        if (!stream.Contains("event: done", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("A run did not finish: " + stream[^Math.Min(500, stream.Length)..]);
        }
    }

    private static async Task<double> PageAsync(HttpClient client)
    {
        var watch = Stopwatch.StartNew();
        using var page = await client.GetAsync("/en/decks/deep-learning/optimizers/sgd");
        page.EnsureSuccessStatusCode();
        await page.Content.ReadAsByteArrayAsync();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static async Task<SessionState> StartAsync(HttpClient client)
    {
        var request = new StartSessionRequest("deep-learning", "optimizers", null, SessionMode.Practice, "en", null);
        using var started = await client.PostAsJsonAsync("/api/sessions", request, Json.Options);
        started.EnsureSuccessStatusCode();
        var session = await started.Content.ReadFromJsonAsync<SessionResponse>(Json.Options);
        return (await client.GetFromJsonAsync<SessionState>($"/api/sessions/{session!.SessionId}?lang=en", Json.Options))!;
    }

    private static async Task<SessionState> TimedAnswerAsync(HttpClient client, SessionState state, List<double> milliseconds)
    {
        // Steps without an answer (and predictions, which would wait for their run) are passed over, a session that is over starts anew; neither is counted.
        while (state.View is SessionSummary || state.Phase != StepPhase.Answer || state.View is ItemStep { Demo: not null })
        {
            state = state.View is SessionSummary ? await StartAsync(client) : await AnswerAsync(client, state);
        }

        var watch = Stopwatch.StartNew();
        state = await AnswerAsync(client, state);
        milliseconds.Add(watch.Elapsed.TotalMilliseconds);
        return state;
    }

    private static Task<SessionState> AnswerAsync(HttpClient client, SessionState state) => state.Phase != StepPhase.Answer
        ? SendAsync(client, state, "advance", new AdvanceRequest(state.Index, state.Phase))
        : SendAsync(client, state, "answers", new SubmitAnswerRequest(
            Guid.CreateVersion7(), state.Index, ForCheck: false, Response: null, Confidence: null, Revealed: true, 1000,
            DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), "Etc/UTC"));

    private static async Task<SessionState> SendAsync(HttpClient client, SessionState state, string what, object body)
    {
        using var content = JsonContent.Create(body, body.GetType(), options: Json.Options);
        using var response = await client.PostAsync($"/api/sessions/{state.SessionId}/{what}?lang=en", content);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<SessionState>(Json.Options))!;
    }
}
