using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes;

/// <summary>Does over the wire what a browser does in a session. One cookie jar, one learner.</summary>
public sealed class PracticeBrowser(HttpClient client) : IDisposable
{
    public HttpClient Client => client;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public async Task<SessionState> StartAsync(string? question = "types", string? topic = null, int? count = null, string language = "en", params ItemType[] types)
    {
        var started = await PostAsync("/api/sessions", new StartSessionRequest("every-type", topic, question, SessionMode.Practice, language, count, Types: types));
        Assert.Equal(HttpStatusCode.OK, started.StatusCode);
        var session = await started.Content.ReadFromJsonAsync<SessionResponse>(Json.Options, Cancel);
        return await ReadAsync(session!.SessionId, language);
    }

    public async Task<SessionState> ReadAsync(Guid session, string language = "en") =>
        (await client.GetFromJsonAsync<SessionState>($"/api/sessions/{session}?lang={language}", Json.Options, Cancel))!;

    /// <summary>Leaves the phase that the state shows.</summary>
    public async Task<SessionState> AdvanceAsync(SessionState state) => await StateOf(await TryAdvanceAsync(state));

    public Task<HttpResponseMessage> TryAdvanceAsync(SessionState state) =>
        PostAsync($"/api/sessions/{state.SessionId}/advance?lang={state.Language}", new AdvanceRequest(state.Index, state.Phase));

    public async Task<SessionState> AnswerAsync(SessionState state, ItemResponse? response, Confidence? confidence = null, long milliseconds = 5000) =>
        await StateOf(await TryAnswerAsync(state, Answer(state, response, confidence, milliseconds)));

    public Task<HttpResponseMessage> TryAnswerAsync(SessionState state, SubmitAnswerRequest answer) =>
        PostAsync($"/api/sessions/{state.SessionId}/answers?lang={state.Language}", answer);

    /// <summary>An answer to the step that the state shows; no response: she gives up.</summary>
    public static SubmitAnswerRequest Answer(SessionState state, ItemResponse? response, Confidence? confidence = null, long milliseconds = 5000) => new(
        Guid.CreateVersion7(), state.Index, state.Phase == StepPhase.Check, response, confidence, response is null, milliseconds,
        DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), "Europe/Berlin", state.Phase == StepPhase.Retry);

    public async Task<SessionState> TickAsync(SessionState state, string? typed, params string[] ticked) => await StateOf(
        await PostAsync($"/api/sessions/{state.SessionId}/ticks?lang={state.Language}", new TickKeyPointsRequest(state.Index, ticked, typed)));

    /// <summary>The right response, found like a learner who knows: by what the parts say.</summary>
    public static ItemResponse Right(SessionState state) => Right(state.Phase == StepPhase.Check ? state.Item!.Demo!.Check! : state.Item!.View);

    public static ItemResponse Right(ItemView item) => (item.ItemId, item.Body) switch
    {
        ("single", ChoiceView choice) => Choose(choice, "alpha-key"),
        ("multiple", ChoiceView choice) => Choose(choice, "Two", "Four", "二", "四"),
        ("truth", ChoiceView choice) => new ChoiceResponse([choice.Options[0].Id]),
        ("number", _) => new NumberResponse(EffectiveRate(item.StemHtml)),
        ("whole", _) => new NumberResponse("8"),
        ("text", _) => new TextResponse("Mini-Batch"),
        ("cloze", _) => new ClozeResponse(new Dictionary<string, string> { ["1"] = "Velocity", ["2"] = "β" }),
        ("matching", MatchingView matching) => new MatchingResponse(
            new[] { ("Batch", "all examples"), ("Stochastic", "one example"), ("Mini-batch", "a few examples") }
                .ToDictionary(pair => Find(matching.Lefts, pair.Item1), pair => Find(matching.Rights, pair.Item2))),
        ("ordering", OrderingView ordering) => new OrderingResponse(
            [.. new[] { "Draw a batch", "Compute the loss", "Compute the gradient", "Update the weights" }.Select(text => Find(ordering.Entries, text))]),
        ("first", ChoiceView choice) => Choose(choice, "Momentum"),
        ("first-seen", ChoiceView choice) => Choose(choice, "more than two"),
        ("slower", ChoiceView choice) => Choose(choice, "Plain descent"),
        ("how-many", _) => new NumberResponse("102"),
        _ => throw new ArgumentOutOfRangeException(nameof(item), item.ItemId, "No answer is known."),
    };

    public static ChoiceResponse Choose(ChoiceView choice, params string[] texts) =>
        new([.. choice.Options.Where(option => texts.Any(text => option.Html.Contains(text, StringComparison.Ordinal))).Select(option => option.Id)]);

    /// <summary>From Recall to the verdict by the given response.</summary>
    public async Task<SessionState> GoThroughAsync(SessionState state, ItemResponse? response, Confidence? confidence = null, long milliseconds = 5000)
    {
        if (state.Phase == StepPhase.Recall)
        {
            state = await AdvanceAsync(state);
        }

        return await AnswerAsync(state, response, confidence, milliseconds);
    }

    /// <summary>Leaves everything that comes before an item.</summary>
    public async Task<SessionState> GoToAsync(SessionState state, string itemId)
    {
        while (state.Item?.View.ItemId != itemId)
        {
            state = state is { Kind: StepKind.Item, Phase: StepPhase.Recall or StepPhase.Answer }
                ? await GoThroughAsync(state, null)
                : await AdvanceAsync(state);
        }

        return state.Phase == StepPhase.Recall ? await AdvanceAsync(state) : state;
    }

    public static async Task<SessionState> StateOf(HttpResponseMessage response)
    {
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync(Cancel)}");
        return (await response.Content.ReadFromJsonAsync<SessionState>(Json.Options, Cancel))!;
    }

    /// <summary>Status, code and state of a refusal.</summary>
    public static async Task<(HttpStatusCode Status, string? Code, SessionState? State)> ProblemOf(HttpResponseMessage response)
    {
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        return (
            response.StatusCode, problem.GetProperty("code").GetString(),
            problem.TryGetProperty("state", out var state) ? state.Deserialize<SessionState>(Json.Options) : null);
    }

    public void Dispose() => client.Dispose();

    private Task<HttpResponseMessage> PostAsync<T>(string address, T body) => client.PostAsJsonAsync(address, body, Json.Options, Cancel);

    private static string Find(IEnumerable<OptionView> options, string text) => options.Single(option => option.Html == text).Id;

    /// <summary>Reads "Learning rate 0.05, momentum 0.9" off the stem and computes as a learner would.</summary>
    private static string EffectiveRate(string stem)
    {
        var numbers = System.Text.RegularExpressions.Regex.Matches(stem, @"0\.\d+").Select(match => match.Value).ToList();
        var (rate, momentum) = (Parse(numbers[0]), Parse(numbers[1]));
        return (rate / (1 - momentum)).ToString("0.######", System.Globalization.CultureInfo.InvariantCulture);

        static decimal Parse(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }
}
