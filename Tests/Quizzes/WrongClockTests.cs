using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Progress;

namespace QuizHub.Tests.Quizzes;

/// <summary>Browsers say when they think an answer was given; when it counts is the server's to say.</summary>
public sealed class WrongClockTests : IAsyncLifetime
{
    // Half past midnight in Berlin: the evening's study day goes on until four.
    private readonly SetClock _clock = new() { Now = new(2026, 3, 1, 23, 30, 0, TimeSpan.Zero) };
    private readonly TestServer _server;
    private PracticeBrowser _browser = null!;

    public WrongClockTests() => _server = new(services: services => services.AddSingleton<TimeProvider>(_clock));

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _browser = new(_server.CreateClient());
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Order_and_study_day_are_the_servers_and_both_instants_are_kept()
    {
        var start = _clock.Now;
        DateTimeOffset[] told = [start.AddHours(7), start.AddHours(-30), DateTimeOffset.UnixEpoch, start.AddYears(60), start];
        var state = await _browser.StartAsync();
        var ids = new List<Guid>();
        foreach (var saysItIs in told)
        {
            state = state.Phase == StepPhase.Recall ? await _browser.AdvanceAsync(state) : state;
            var answer = PracticeBrowser.Answer(state, PracticeBrowser.Right(state)) with { Id = Guid.CreateVersion7(saysItIs), AnsweredAt = saysItIs.ToUnixTimeMilliseconds() };
            ids.Add(answer.Id);
            state = await PracticeBrowser.StateOf(await _browser.TryAnswerAsync(state, answer));
            Assert.True(state.Item!.Verdict!.IsRight);
            // Sent again, it is the same answer, whatever its id says of its time.
            Assert.Equal(state.Revision, (await PracticeBrowser.StateOf(await _browser.TryAnswerAsync(state, answer))).Revision);
            state = await _browser.AdvanceAsync(state);
            _clock.Now += TimeSpan.FromMinutes(1);
        }

        await using var database = _server.OpenDatabase();
        var attempts = await database.Attempts().AsNoTracking().OrderBy(attempt => attempt.StoredAt).ToListAsync(Cancel);
        Assert.Equal(ids, attempts.Select(attempt => attempt.Id));
        Assert.Equal(told.Select(instant => instant.ToUnixTimeMilliseconds()), attempts.Select(attempt => attempt.AnsweredAt.ToUnixTimeMilliseconds()));
        Assert.Equal(Enumerable.Range(0, told.Length).Select(minute => start.AddMinutes(minute)), attempts.Select(attempt => attempt.StoredAt));
        Assert.All(attempts, attempt => Assert.Equal(new DateOnly(2026, 3, 1), attempt.StudyDay));
    }

    [Fact]
    public async Task The_answer_that_came_last_is_the_last_even_if_its_clock_says_otherwise()
    {
        await AnswerAsync(right: false, _clock.Now.AddDays(10));
        _clock.Now += TimeSpan.FromHours(1);
        await AnswerAsync(right: true, _clock.Now.AddDays(-10));

        await using var database = _server.OpenDatabase();
        var attempts = await database.Attempts().AsNoTracking().OrderBy(attempt => attempt.Encounter).ToListAsync(Cancel);
        Assert.Equal([0, 1], attempts.Select(attempt => attempt.Score));
        Assert.True(attempts[0].StoredAt < attempts[1].StoredAt && attempts[0].AnsweredAt > attempts[1].AnsweredAt);
        var deck = _server.Services.GetRequiredService<DeckLibrary>().Current.FindDeck("every-type")!;
        var progress = await _server.Services.GetRequiredService<LearnerProgress>().OfDeckAsync(deck, attempts[0].LearnerId, Cancel);
        Assert.Equal(1, progress["prediction"].Right);
    }

    [Fact]
    public async Task What_waited_overnight_counts_for_the_day_on_which_it_arrived()
    {
        var evening = _clock.Now;
        var state = await ToTheSlowerOneAsync();
        var answer = PracticeBrowser.Answer(state, null) with { AnsweredAt = evening.ToUnixTimeMilliseconds() };
        _clock.Now = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
        await PracticeBrowser.StateOf(await _browser.TryAnswerAsync(state, answer));

        await using var database = _server.OpenDatabase();
        var attempt = await database.Attempts().AsNoTracking().SingleAsync(Cancel);
        Assert.Equal((new DateOnly(2026, 3, 2), _clock.Now, evening), (attempt.StudyDay, attempt.StoredAt, attempt.AnsweredAt));
    }

    private async Task AnswerAsync(bool right, DateTimeOffset told)
    {
        var state = await ToTheSlowerOneAsync();
        var response = right ? PracticeBrowser.Choose((ChoiceView)state.Item!.View.Body, "Plain") : null;
        var answer = PracticeBrowser.Answer(state, response) with { Id = Guid.CreateVersion7(told), AnsweredAt = told.ToUnixTimeMilliseconds() };
        await PracticeBrowser.StateOf(await _browser.TryAnswerAsync(state, answer));
    }

    /// <summary>Past the predictions, whose runs are skipped: neither counts.</summary>
    private async Task<SessionState> ToTheSlowerOneAsync()
    {
        var state = await _browser.StartAsync("prediction");
        while (state.Item!.View.ItemId != "slower")
        {
            state = state.Phase == StepPhase.Answer ? await _browser.AnswerAsync(state, Predicted(state)) : await _browser.AdvanceAsync(state);
        }

        return state.Phase == StepPhase.Recall ? await _browser.AdvanceAsync(state) : state;

        static ItemResponse Predicted(SessionState state) => state.Item!.View.Body is ChoiceView choice ? new ChoiceResponse([choice.Options[0].Id]) : new NumberResponse("1");
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
