using QuizHub.Quizzes;
using QuizHub.Tests.Progress.Reviews;

namespace QuizHub.Tests.Quizzes.Reviews;

/// <summary>Reviewing over the wire, day after day.</summary>
public sealed class ReviewTests : IAsyncDisposable
{
    private readonly ReviewWorld _world = new();

    [Fact]
    public async Task A_confident_error_is_asked_on_the_next_study_day_and_the_review_says_when_it_is_done()
    {
        await _world.PractiseAsync("types", isRight: false, Confidence.High);
        Assert.Null(await _world.ReviewAsync());
        Assert.Equal("/en/review", await _world.PostReviewAsync());
        var today = await _world.ReadTodayAsync();
        Assert.Contains("Done for today.", today);
        Assert.Contains("Tomorrow: 1 question, from All types.", today);

        // The study day ends at 4 o'clock.
        _world.GoTo(1, "03:59");
        Assert.Null(await _world.ReviewAsync());
        _world.GoTo(1, "04:00");
        Assert.Contains("To review today: 1 question, about 1 minute.", await _world.ReadTodayAsync());
        var state = (await _world.ReviewAsync())!;
        Assert.Equal((SessionMode.Review, 1, "single", "/en/review"), (state.Mode, state.Count, state.Item!.View.ItemId, state.HomeUrl));

        // A wrong answer leads to the verdict at once, and that to the end: no second try, nothing to say.
        state = await _world.Browser.GoThroughAsync(state, ReviewWorld.Wrong(state));
        Assert.Equal(StepPhase.Verdict, state.Phase);
        state = await _world.Browser.AdvanceAsync(state);
        var (summary, end) = Assert.IsType<ReviewSummary>(state.View);
        Assert.Equal((0, 0, 1), (end.Left, end.Waiting, end.Tomorrow));
        Assert.Equal(["All types"], end.TomorrowTopics);
        Assert.Null(summary.Again);
        Assert.Contains("Done for today.", await _world.ReadTodayAsync());
        Assert.Null(await _world.ReviewAsync());
    }

    [Fact]
    public async Task A_question_answered_in_practice_today_is_not_reviewed_on_the_same_day()
    {
        await _world.PractiseAsync("types", isRight: null);
        await _world.PractiseAsync("prediction", isRight: null);
        _world.GoTo(1);
        Assert.Contains("今天要复习：2 个问题", await _world.ReadTodayAsync("zh"));
        var first = (await _world.ReviewAsync())!;
        Assert.Equal(2, first.Count);

        await _world.PractiseAsync("types", isRight: true);
        var state = (await _world.ReviewAsync("zh"))!;
        Assert.Equal((1, "prediction", "zh"), (state.Count, state.Item!.View.QuestionSlug, state.Language));
        // What was settled at the start stands.
        Assert.Equal(2, (await _world.Browser.ReadAsync(first.SessionId)).Count);
        _world.GoTo(2);
        Assert.Equal("prediction", (await _world.ReviewAsync())!.Item!.View.QuestionSlug);
    }

    [Fact]
    public async Task What_the_minutes_do_not_hold_waits_and_five_more_can_be_had()
    {
        await _world.SaveGoalAsync(minutes: "5");
        await _world.PractiseAsync("types", isRight: null);
        await _world.PractiseAsync("prediction", isRight: null);
        _world.GoTo(1);
        Assert.Contains("To review today: 2 questions", await _world.ReadTodayAsync());
        await _world.PractiseAsync("types", isRight: true, milliseconds: 6 * 60_000);

        var page = await _world.ReadPageAsync("/en/review");
        Assert.Contains("Your 5 minutes for today are used.", page.QuerySelector(".today")!.TextContent);
        Assert.Equal("Five more minutes", page.QuerySelector(".today button")!.TextContent);
        Assert.StartsWith("/en/sessions/", await _world.PostReviewAsync());
        _world.GoTo(2);
        Assert.Contains("To review today: 1 question", await _world.ReadTodayAsync());
    }

    [Fact]
    public async Task The_home_page_says_in_a_line_what_is_due_and_to_nobody_else()
    {
        using var stranger = _world.Server.CreateClient();
        var before = await stranger.GetStringAsync("/en", TestContext.Current.CancellationToken);
        await _world.PractiseAsync("types", isRight: null);
        Assert.Contains("Done for today.", (await _world.ReadPageAsync("/en")).QuerySelector(".due")!.TextContent);
        _world.GoTo(1);
        foreach (var path in new[] { "/zh", "/zh/practice" })
        {
            var line = (await _world.ReadPageAsync(path)).QuerySelector(".due")!;
            Assert.Contains("今天要复习：1 个问题，大约 1 分钟。", line.TextContent);
            Assert.Equal("/zh/review", line.QuerySelector("a")!.GetAttribute("href"));
        }

        Assert.Equal(before, await stranger.GetStringAsync("/en", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Whoever_has_learnt_nothing_yet_is_told_where_to_begin()
    {
        Assert.Null(await _world.ReviewAsync());
        Assert.Equal("/zh/review", await _world.PostReviewAsync("zh"));
        var page = await _world.ReadPageAsync("/en/review");
        Assert.Contains("There is nothing to review yet.", page.QuerySelector(".today")!.TextContent);
        Assert.Equal("/en/practice", page.QuerySelector(".today a")!.GetAttribute("href"));
        Assert.Null((await _world.ReadPageAsync("/en")).QuerySelector(".due"));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
