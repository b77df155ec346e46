using System.Net.Http.Json;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes;

/// <summary>Does over the wire what a browser does in an interview, on the decks under <c>Fixtures/decks/interviews</c>.</summary>
public sealed class InterviewBrowser(HttpClient client) : IDisposable
{
    public static string Content { get; } = Path.Combine(TestsRoot.Path, "Fixtures", "decks", "interviews");

    public HttpClient Client => client;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task<SessionState> StartAsync(string? question = null, int? count = null, InterviewRules? rules = null, string deck = "talks", string language = "en", IReadOnlyList<string>? topics = null)
    {
        var started = await TryStartAsync(new(deck, null, question, SessionMode.Interview, language, count, Interview: rules, Topics: topics));
        Assert.True(started.IsSuccessStatusCode, await started.Content.ReadAsStringAsync(Cancel));
        return await ReadAsync((await started.Content.ReadFromJsonAsync<SessionResponse>(Json.Options, Cancel))!.SessionId, language);
    }

    public Task<HttpResponseMessage> TryStartAsync(StartSessionRequest request) => PostAsync("/api/sessions", request);

    public async Task<SessionState> ReadAsync(Guid session, string language = "en") =>
        (await client.GetFromJsonAsync<SessionState>($"/api/sessions/{session}?lang={language}", Json.Options, Cancel))!;

    /// <param name="typed">Empty for what was said aloud, null for "I don't know".</param>
    public static ReplyRequest Reply(SessionState state, string? typed = "") => new(
        Guid.CreateVersion7(), state.Index, state.Interview!.FollowUp?.Id, typed switch { null => ReplyKind.Passed, "" => ReplyKind.Aloud, _ => ReplyKind.Typed },
        string.IsNullOrEmpty(typed) ? null : typed, 61_400, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());

    public static SettlePointsRequest Settle(SessionState state, params string[] covered) => new(Guid.CreateVersion7(), state.Index, state.Interview!.FollowUp?.Id, covered);

    public Task<HttpResponseMessage> TrySendAsync(SessionState state, object request) => PostAsync(
        $"/api/sessions/{state.SessionId}/{request switch { ReplyRequest => "replies", SettlePointsRequest => "points", EndInterviewRequest => "end", _ => "advance" }}?lang={state.Language}", request);

    public async Task<SessionState> SendAsync(SessionState state, object request) => await PracticeBrowser.StateOf(await TrySendAsync(state, request));

    public Task<SessionState> ReplyAsync(SessionState state, string? typed = "") => SendAsync(state, Reply(state, typed));

    public Task<SessionState> SettleAsync(SessionState state, params string[] covered) => SendAsync(state, Settle(state, covered));

    public Task<SessionState> NextAsync(SessionState state) => SendAsync(state, new AdvanceRequest(state.Index, state.Phase));

    /// <summary>To the end of the question at hand, making no point but those given.</summary>
    public async Task<SessionState> FinishQuestionAsync(SessionState state, params string[] atOnce)
    {
        while (state.Phase != StepPhase.Verdict)
        {
            state = state.Phase is StepPhase.Ask or StepPhase.FollowUp ? await ReplyAsync(state) : await SettleAsync(state, state.Phase == StepPhase.Points ? atOnce : []);
        }

        return state;
    }

    public void Dispose() => client.Dispose();

    private Task<HttpResponseMessage> PostAsync(string address, object body) => client.PostAsJsonAsync(address, body, Json.Options, Cancel);
}
