using System.Net;
using System.Net.Http.Json;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes.Exams;

/// <summary>Sits an exam over the wire. One cookie jar, one learner.</summary>
public sealed class ExamSitter(HttpClient client) : IDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public HttpClient Client => client;

    public async Task<SessionState> StartAsync(int count = 20, int? minutes = 30, string deck = "every-type")
    {
        using var started = await PostAsync("/api/exams", new StartExamRequest(deck, null, count, minutes, "en"));
        Assert.True(started.IsSuccessStatusCode, await started.Content.ReadAsStringAsync(Cancel));
        return await ReadAsync((await started.Content.ReadFromJsonAsync<SessionResponse>(Json.Options, Cancel))!.SessionId);
    }

    public async Task<SessionState> ReadAsync(Guid session, string language = "en") =>
        (await client.GetFromJsonAsync<SessionState>($"/api/sessions/{session}?lang={language}", Json.Options, Cancel))!;

    public static SubmitAnswerRequest Answer(int index, ItemResponse? response, Confidence? confidence = null, string zone = "Europe/Berlin") => new(
        Guid.CreateVersion7(), index, false, response, confidence, false, 5000, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), zone);

    public Task<HttpResponseMessage> TryAnswerAsync(SessionState exam, SubmitAnswerRequest answer) =>
        PostAsync($"/api/sessions/{exam.SessionId}/exam/answers?lang=en", answer);

    public async Task<SessionState> AnswerAsync(SessionState exam, int index, ItemResponse? response, Confidence? confidence = null) =>
        await PracticeBrowser.StateOf(await TryAnswerAsync(exam, Answer(index, response, confidence)));

    public Task<HttpResponseMessage> TryFlagAsync(SessionState exam, FlagItemRequest flag) => PostAsync($"/api/sessions/{exam.SessionId}/exam/flags?lang=en", flag);

    public Task<HttpResponseMessage> TryHandInAsync(SessionState exam) => PostAsync($"/api/sessions/{exam.SessionId}/exam/hand-in?lang=en", new HandInRequest());

    public async Task<SessionState> HandInAsync(SessionState exam) => await PracticeBrowser.StateOf(await TryHandInAsync(exam));

    public Task<HttpResponseMessage> TryLeaveAsync(SessionState state) =>
        PostAsync($"/api/sessions/{state.SessionId}/advance?lang=en", new AdvanceRequest(state.Index, state.Phase));

    public async Task<SessionState> LeaveAsync(SessionState state) => await PracticeBrowser.StateOf(await TryLeaveAsync(state));

    public Task<HttpResponseMessage> PostAsync<T>(string address, T body) => client.PostAsJsonAsync(address, body, Json.Options, Cancel);

    /// <summary>Place of an item of the deck in the exam.</summary>
    public static int Find(SessionState exam, string item) => exam.Exam!.Items!.Index().Single(asked => asked.Item.View.ItemId == item).Index;

    public static ItemResponse Right(SessionState exam, int index) => PracticeBrowser.Right(exam.Exam!.Items![index].View);

    /// <summary>Something wrong of the right form.</summary>
    public static ItemResponse Wrong(ItemView item) => item.Body switch
    {
        ChoiceView { Multiple: true } choice => new ChoiceResponse([.. choice.Options.Select(option => option.Id).Except(((ChoiceResponse)PracticeBrowser.Right(item)).Chosen)]),
        ChoiceView choice => new ChoiceResponse([choice.Options.First(option => !((ChoiceResponse)PracticeBrowser.Right(item)).Chosen.Contains(option.Id)).Id]),
        NumberView => new NumberResponse("-77"),
        TextView => new TextResponse("nonsense"),
        ClozeView => new ClozeResponse(new Dictionary<string, string> { ["1"] = "nonsense", ["2"] = "nonsense" }),
        OrderingView => new OrderingResponse([.. ((OrderingResponse)PracticeBrowser.Right(item)).Order.Reverse()]),
        _ => throw new ArgumentOutOfRangeException(nameof(item), item.ItemId, "No wrong answer is known."),
    };

    public void Dispose() => client.Dispose();

    public static async Task<T> EventuallyAsync<T>(Func<Task<T>> look, Func<T, bool> isThere)
    {
        for (var tries = 0; ; tries++)
        {
            var seen = await look();
            if (isThere(seen) || tries == 300)
            {
                return seen;
            }

            await Task.Delay(100, Cancel);
        }
    }

    public static async Task RefusedAsync(HttpStatusCode status, string code, Task<HttpResponseMessage> sent)
    {
        using var response = await sent;
        var problem = await PracticeBrowser.ProblemOf(response);
        Assert.Equal((status, code), (problem.Status, problem.Code));
    }
}
