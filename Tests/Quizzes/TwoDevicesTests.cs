using System.Net;
using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Progress;
using QuizHub.Server.Quizzes;

namespace QuizHub.Tests.Quizzes;

/// <summary>The same learner on two devices, or in two tabs, with one session open on both.</summary>
public sealed class TwoDevicesTests : IAsyncLifetime
{
    private readonly TestServer _server = new();
    private readonly CookieContainer _cookies = new();
    private PracticeBrowser _desk = null!;
    private PracticeBrowser _phone = null!;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        (_desk, _phone) = (Device(), Device());
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _desk.Dispose();
        _phone.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Each_device_can_go_on_where_the_other_stopped()
    {
        var onDesk = await _desk.GoThroughAsync(await _desk.StartAsync(), null);
        var onPhone = await _phone.ReadAsync(onDesk.SessionId, "zh");
        Assert.Equal((onDesk.Index, onDesk.Phase, onDesk.Revision), (onPhone.Index, onPhone.Phase, onPhone.Revision));
        onPhone = await _phone.AdvanceAsync(onPhone);
        Assert.Equal((1, "zh"), (onPhone.Index, onPhone.Language));
        onPhone = await _phone.GoThroughAsync(onPhone, PracticeBrowser.Right(onPhone));

        // The desk still shows the step before: whatever it asks for is answered with where the session stands.
        var (status, code, now) = await PracticeBrowser.ProblemOf(await _desk.TryAdvanceAsync(onDesk));
        Assert.Equal((HttpStatusCode.Conflict, "moved-on"), (status, code));
        Assert.Equal((1, StepPhase.Verdict, onPhone.Revision, "en"), (now!.Index, now.Phase, now.Revision, now.Language));
        Assert.Equal(1, now.Item!.Verdict!.Score);
    }

    [Fact]
    public async Task Of_two_answers_to_one_item_the_first_to_arrive_stands_and_the_other_device_is_shown_it()
    {
        var state = await _desk.AdvanceAsync(await _desk.StartAsync());
        var onPhone = await _phone.ReadAsync(state.SessionId);
        // Given first, but sent from a phone without network: it arrives last.
        var waiting = PracticeBrowser.Answer(onPhone, PracticeBrowser.Right(onPhone), Confidence.High);
        var stands = await _desk.AnswerAsync(state, null);
        for (var time = 0; time < 2; time++)
        {
            var (status, code, now) = await PracticeBrowser.ProblemOf(await _phone.TryAnswerAsync(onPhone, waiting));
            Assert.Equal((HttpStatusCode.Conflict, "moved-on"), (status, code));
            Assert.Equal((stands.Revision, true, 0), (now!.Revision, now.Item!.Revealed, now.Item.Verdict!.Score));
        }

        Assert.Equal([false], await AttemptsAsync(attempt => attempt.Id == waiting.Id));
    }

    [Fact]
    public async Task An_answer_that_arrives_after_the_session_was_finished_elsewhere_brings_the_summary_and_counts_nothing()
    {
        var state = await _desk.AdvanceAsync(await _desk.StartAsync());
        var waiting = PracticeBrowser.Answer(state, PracticeBrowser.Right(state));
        while (state.Summary is null)
        {
            state = state is { Kind: StepKind.Item, Phase: StepPhase.Recall or StepPhase.Answer } ? await _desk.GoThroughAsync(state, null) : await _desk.AdvanceAsync(state);
        }

        var (status, code, now) = await PracticeBrowser.ProblemOf(await _phone.TryAnswerAsync(state, waiting));
        Assert.Equal((HttpStatusCode.Conflict, "moved-on", 9), (status, code, now!.Summary!.Answered));
        Assert.DoesNotContain(true, await AttemptsAsync(attempt => attempt.Id == waiting.Id));
    }

    [Fact]
    public async Task Ticks_of_both_are_stored_whole_the_last_stands_and_after_the_step_none_are_taken()
    {
        var state = await _desk.StartAsync();
        while (state.Say is null)
        {
            state = state is { Phase: StepPhase.Recall or StepPhase.Answer } ? await _desk.GoThroughAsync(state, null) : await _desk.AdvanceAsync(state);
        }

        await _desk.TickAsync(state, "from the desk", "choices");
        var onPhone = await _phone.TickAsync(state, "from the phone", "choices", "numbers");
        Assert.Equal(["choices", "numbers"], (await _desk.ReadAsync(state.SessionId)).Say!.Ticked);
        Assert.Equal("from the phone", onPhone.Say!.Typed);
        await _phone.AdvanceAsync(onPhone);

        using var late = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(
            _desk.Client, $"/api/sessions/{state.SessionId}/ticks?lang=en", new TickKeyPointsRequest(state.Index, [], "late"), QuizHub.Site.Json.Options, Cancel);
        var (status, code, now) = await PracticeBrowser.ProblemOf(late);
        Assert.Equal((HttpStatusCode.Conflict, "moved-on"), (status, code));
        Assert.NotNull(now!.Summary);
        await using var database = _server.OpenDatabase();
        Assert.Equal("from the phone", (await database.KeyPointTicks().SingleAsync(Cancel)).Typed);
    }

    [Fact]
    public async Task Two_sessions_at_once_do_not_touch_each_other()
    {
        var onDesk = await _desk.AdvanceAsync(await _desk.StartAsync());
        var onPhone = await _phone.AdvanceAsync(await _phone.StartAsync());
        Assert.NotEqual(onDesk.SessionId, onPhone.SessionId);
        var replies = await Task.WhenAll(
            _desk.TryAnswerAsync(onDesk, PracticeBrowser.Answer(onDesk, PracticeBrowser.Right(onDesk))),
            _phone.TryAnswerAsync(onPhone, PracticeBrowser.Answer(onPhone, PracticeBrowser.Right(onPhone))));

        Assert.All(replies, reply => Assert.Equal(HttpStatusCode.OK, reply.StatusCode));
        Assert.Equal([1, 2], (await AttemptsAsync(attempt => attempt.Encounter)).Order());
    }

    private async Task<List<T>> AttemptsAsync<T>(System.Linq.Expressions.Expression<Func<QuizHub.Server.Progress.Attempt, T>> what)
    {
        await using var database = _server.OpenDatabase();
        return await database.Attempts().Select(what).ToListAsync(Cancel);
    }

    private PracticeBrowser Device()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = _server.Address };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return new(client);
    }
}
