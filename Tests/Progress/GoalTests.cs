using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Quizzes;
using QuizHub.Server.Progress;
using QuizHub.Tests.Progress.Reviews;

namespace QuizHub.Tests.Progress;

public sealed class GoalTests : IAsyncDisposable
{
    private readonly ReviewWorld _world = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_goal_is_kept_and_shown_as_saved()
    {
        Assert.Equal("/en/review?deck=every-type&saved=1#goal-every-type", await _world.SaveGoalAsync("2027-01-20", "35", "85", topics: "all"));
        var page = await _world.ReadPageAsync("/en/review?deck=every-type&saved=1");
        Assert.Equal(("2027-01-20", "35", "85"), Fields(page));
        Assert.NotNull(page.QuerySelector("details[open] [role=status]"));
        Assert.Contains("Interview on 20 January 2027: in 9 days.", page.QuerySelector(".date")!.TextContent);
        Assert.Contains("面试日期：2027年1月20日，还有 9 天。", (await _world.ReadPageAsync("/zh/review")).QuerySelector(".date")!.TextContent);

        await using var database = _world.Server.OpenDatabase();
        // All of them are none in particular.
        Assert.Equal("[]", (await database.StudyGoals().SingleAsync(Cancel)).Topics);
    }

    [Theory]
    [InlineData("2027-01-10", "20", "90", "en", "This date has passed.")]
    [InlineData("2027-01-10", "20", "90", "zh", "这个日期已经过去。")]
    [InlineData("2030-01-12", "20", "90", "en", "more than three years away")]
    [InlineData("soon", "20", "90", "zh", "无法读取日期。")]
    [InlineData("", "4", "90", "en", "from 5 to 240")]
    [InlineData("", "241", "90", "en", "from 5 to 240")]
    [InlineData("", "many", "90", "zh", "5 到 240 的整数")]
    [InlineData("", "20", "69", "en", "from 70 to 97")]
    [InlineData("", "20", "98", "zh", "70 到 97 的整数")]
    public async Task What_cannot_be_a_goal_is_refused_with_the_reason_and_can_be_corrected(string date, string minutes, string retention, string language, string reason)
    {
        using var answer = await _world.PostGoalAsync(date, minutes, retention, language);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Cancel));
        var problem = page.QuerySelector("details[open] p.wrong")!;
        Assert.Contains(reason, problem.TextContent);
        Assert.Equal((date, minutes, retention), Fields(page));
        Assert.Contains(problem.Id!, page.QuerySelector("[aria-invalid=true]")!.GetAttribute("aria-describedby"));
        await using var database = _world.Server.OpenDatabase();
        Assert.False(await database.StudyGoals().AnyAsync(Cancel));
    }

    [Fact]
    public async Task The_interview_day_itself_and_the_last_minute_counts_are_taken()
    {
        foreach (var (date, minutes, retention) in new[] { ("2027-01-11", "5", "70"), ("2030-01-11", "240", "97") })
        {
            Assert.Contains("saved=1", await _world.SaveGoalAsync(date, minutes, retention));
            Assert.Equal((date, minutes, retention), Fields(await _world.ReadPageAsync("/en/review")));
        }
    }

    [Fact]
    public async Task With_a_date_new_items_are_asked_and_readiness_is_told_and_after_it_a_new_one_is_asked_for()
    {
        // Nobody yet: the goal makes a guest.
        await _world.SaveGoalAsync("2027-01-14");
        var page = await _world.ReadPageAsync("/en/review");
        Assert.Contains("To review today: 2 questions", page.QuerySelector(".today")!.TextContent);
        Assert.Contains("too little data: 0 of", page.QuerySelector(".readiness")!.TextContent);
        var state = (await _world.ReviewAsync())!;
        Assert.Equal(2, state.Count);
        for (; state.Summary is null; state = await _world.Browser.AdvanceAsync(state))
        {
            state = await _world.Browser.GoThroughAsync(state, null);
        }

        var end = Assert.IsType<ReviewSummary>(state.View).End;
        Assert.Equal((0, 2), (end.Left, end.Tomorrow));
        _world.GoTo(3);
        Assert.Contains("today", (await _world.ReadPageAsync("/en/review")).QuerySelector(".date")!.TextContent);

        _world.GoTo(4);
        page = await _world.ReadPageAsync("/en/review");
        Assert.Contains("The date of your interview, 14 January 2027, has passed.", page.QuerySelector(".date")!.TextContent);
        Assert.Null(page.QuerySelector(".readiness"));
        Assert.Equal("", Fields(page).Date);
        // Due ones alone: the two that were given up.
        Assert.Contains("To review today: 2 questions", page.QuerySelector(".today")!.TextContent);
    }

    [Fact]
    public async Task Another_retention_makes_due_days_anew_as_if_it_had_always_held()
    {
        foreach (var day in new[] { 0, 3, 12 })
        {
            _world.GoTo(day);
            await _world.PractiseAsync("types", isRight: true);
        }

        var before = await MemoryAsync();
        await _world.SaveGoalAsync(retention: "97");
        var after = await WhenAsync(memory => memory.Retention == 0.97);
        Assert.True(after.DueDay < before.DueDay);
        Assert.Equal((before.Stability, before.Reviews, before.LastDay), (after.Stability, after.Reviews, after.LastDay));
        await using (var database = _world.Server.OpenDatabase())
        {
            var reviews = (await database.Attempts().OrderBy(attempt => attempt.StoredAt).ToListAsync(Cancel)).Select(Review.Of).OfType<Review>();
            var rules = await database.MemoryRulesAsync(after.LearnerId, "every-type", Cancel);
            Assert.Equal(after.DueDay, MemoryUpdate.Replay(after.LearnerId, "every-type", "types", "single", reviews, rules)!.DueDay);
        }

        var known = await _world.Server.Services.GetRequiredService<LearnerMemories>().GetAsync(after.LearnerId, "every-type", Cancel);
        Assert.Equal(after.DueDay, known!.Items[new ItemKey("types", "single")].DueDay);
        await _world.SaveGoalAsync(retention: "90");
        Assert.Equal(before.DueDay, (await WhenAsync(memory => memory.Retention == 0.9)).DueDay);
    }

    [Fact]
    public async Task Due_days_that_a_stopped_server_left_behind_are_made_at_the_next_start()
    {
        await _world.PractiseAsync("types", isRight: true);
        await using (var database = _world.Server.OpenDatabase())
        {
            database.Add(new StudyGoal { LearnerId = await _world.LearnerAsync(), DeckSlug = "every-type", Retention = 0.8 });
            await database.SaveChangesAsync(Cancel);
        }

        var upkeep = _world.Server.Services.GetRequiredService<MemoryUpkeep>();
        Assert.Equal(1, (await upkeep.CatchUpAsync(Cancel)).Items);
        Assert.Equal(0.8, (await MemoryAsync()).Retention);
        Assert.Equal(0, (await upkeep.CatchUpAsync(Cancel)).Items);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private static (string Date, string Minutes, string Retention) Fields(IHtmlDocument page) =>
        (Field(page, "date"), Field(page, "minutes"), Field(page, "retention"));

    private static string Field(IHtmlDocument page, string name) => page.QuerySelector($"input[name={name}]")!.GetAttribute("value") ?? "";

    private async Task<ItemMemory> MemoryAsync()
    {
        await using var database = _world.Server.OpenDatabase();
        return await database.ItemMemories().AsNoTracking().SingleAsync(Cancel);
    }

    private async Task<ItemMemory> WhenAsync(Func<ItemMemory, bool> isSo)
    {
        for (var patience = 0; patience < 100; patience++)
        {
            if (await MemoryAsync() is { } memory && isSo(memory))
            {
                return memory;
            }

            await Task.Delay(50, Cancel);
        }

        throw new TimeoutException("The memory stayed as it was.");
    }
}
