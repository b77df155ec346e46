using System.Net.Http.Json;
using QuizHub.Benchmarks.Baseline;
using QuizHub.Benchmarks.Load;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Benchmarks.Web;

/// <summary>Goes through a session to see how large requests and replies are.</summary>
internal sealed class SampledLearner(WebServer server) : IDisposable
{
    private readonly HttpClient _client = server.NewLearner();

    /// <returns>The reply of middle size, what its request had to say, and the learner's cookie.</returns>
    public async Task<(Captured Reply, int RequestBytes, string Cookie)> SampleAsync(string deck, int items)
    {
        ItemType[] types = [ItemType.Single, ItemType.Multiple, ItemType.Numeric, ItemType.Matching, ItemType.TrueFalse, ItemType.Cloze];
        using var started = await _client.PostAsJsonAsync(
            "/api/sessions", new StartSessionRequest(deck, null, null, SessionMode.Practice, "en", items, Types: types), Json.Options);
        started.EnsureSuccessStatusCode();
        var cookie = started.Headers.GetValues("Set-Cookie").First().Split(';')[0];
        var session = (await started.Content.ReadFromJsonAsync<SessionResponse>(Json.Options))!;
        var state = (await _client.GetFromJsonAsync<SeenState>($"/api/sessions/{session.SessionId}?lang=en", Json.Options))!;
        _client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, deflate, br, zstd");
        var seen = new List<(Captured Reply, int RequestBytes)>();
        while (!state.IsOver)
        {
            var answers = state.Phase == StepPhase.Answer;
            object body = answers
                ? new SubmitAnswerRequest(
                    Guid.CreateVersion7(), state.Index, false, null, null, true, 5000, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), "Etc/UTC")
                : new AdvanceRequest(state.Index, state.Phase);
            using var content = JsonContent.Create(body, body.GetType(), options: Json.Options);
            var requestBytes = (await content.ReadAsByteArrayAsync()).Length;
            using var response = await _client.PostAsync($"/api/sessions/{session.SessionId}/{(answers ? "answers" : "advance")}?lang=en", content);
            var reply = await Captured.OfAsync(response);
            var isBrotli = reply.Headers.GetValueOrDefault("Content-Encoding") == "br";
            state = StudyLearner.Read<SeenState>(new RawReply((int)response.StatusCode, reply.Body, isBrotli, null));
            seen.Add((reply, requestBytes));
        }

        var middle = seen.OrderBy(one => one.Reply.Body.Length).ElementAt(seen.Count / 2);
        return (middle.Reply, middle.RequestBytes, cookie);
    }

    public void Dispose() => _client.Dispose();
}
