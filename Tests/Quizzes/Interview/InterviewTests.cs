using System.Net;
using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Progress;
using QuizHub.Server.Quizzes;

namespace QuizHub.Tests.Quizzes;

/// <summary>Interviews over the wire.</summary>
public sealed class InterviewTests(InterviewServer shared) : IClassFixture<InterviewServer>, IDisposable
{
    private readonly TestServer _server = shared.Server;
    private readonly InterviewBrowser _browser = new(shared.Server.CreateClient());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _browser.Dispose();

    [Fact]
    public async Task A_question_is_asked_ticked_followed_up_and_told_in_the_transcript()
    {
        var state = await _browser.StartAsync("sgd", rules: new(3));
        Assert.Equal((SessionMode.Interview, StepKind.Question, StepPhase.Ask, 1), (state.Mode, state.Kind, state.Phase, state.Count));
        Assert.Equal(("What is SGD?", null, null), (state.Interview!.QuestionHtml, state.Interview.Review, state.Interview.Reply));
        Assert.Empty(state.Interview.Points);

        // Follow-ups before the points, which would give them away: rate is indispensable and has one; noise was written of and comes last.
        state = await _browser.ReplyAsync(state, "It is noisy.");
        var asked = state.Interview!.FollowUp!;
        Assert.Equal((StepPhase.FollowUp, "of-rate", 1, null, null), (state.Phase, asked.Id, asked.Number, asked.AnswerHtml, asked.Point));
        Assert.Equal(("It is noisy.", 61_400), (state.Interview.Reply!.Typed, state.Interview.Reply!.Milliseconds));
        Assert.Empty(state.Interview.Points);

        state = await _browser.ReplyAsync(state);
        Assert.Equal((StepPhase.FollowUpAnswer, "rate"), (state.Phase, state.Interview!.FollowUp!.Point!.Id));
        Assert.Contains("answer-of-rate", state.Interview.FollowUp!.AnswerHtml, StringComparison.Ordinal);

        state = await _browser.SettleAsync(state, "rate");
        Assert.Equal((StepPhase.FollowUp, "of-noise"), (state.Phase, state.Interview!.FollowUp!.Id));
        state = await _browser.SettleAsync(await _browser.ReplyAsync(state));
        Assert.Equal((StepPhase.FollowUp, "of-history"), (state.Phase, state.Interview!.FollowUp!.Id));
        state = await _browser.SettleAsync(await _browser.ReplyAsync(state));
        Assert.Equal(["noise", "unbiased", "rate", "cheap"], state.Interview!.Points.Select(point => point.Id));
        Assert.Null(state.Interview.Review);

        // What was written only suggests: noise counts because it is ticked.
        state = await _browser.SettleAsync(state, "noise", "unbiased");
        Assert.Equal(StepPhase.Verdict, state.Phase);
        Assert.Equal([PointCover.AtOnce, PointCover.AtOnce, PointCover.OnAsking, PointCover.Missed], state.Interview!.Review!.Points.Select(point => point.Cover));
        Assert.Contains("<em>cheap</em>", state.Interview.Review!.ThirtySecondsHtml, StringComparison.Ordinal);

        state = await _browser.NextAsync(state);
        Assert.Equal((null, null, null), (state.Kind, state.Interview, state.Summary));
        Assert.Equal((new PointTally(4, 2, 1), new PointTally(2, 1, 1)), (state.Transcript!.All, state.Transcript.Indispensable));
        var told = Assert.Single(state.Transcript.Questions);
        Assert.Equal(("Optimizers", "/en/decks/talks/optimizers/sgd", "It is noisy."), (told.TopicTitle, told.QuestionUrl, told.Reply.Typed));
        var followUp = told.FollowUps[0];
        Assert.Equal((ReplyKind.Aloud, true, "The rate decides."), (followUp.Reply.Kind, followUp.Covered, followUp.PointHtml));
    }

    [Fact]
    public async Task What_was_written_counts_for_nothing_until_it_is_ticked()
    {
        var state = await _browser.ReplyAsync(await _browser.StartAsync("sgd", rules: new(0)), "noisy, unbiased, the learning rate decides, and it is cheap");
        Assert.Equal(StepPhase.Points, state.Phase);
        var (status, code, _) = await PracticeBrowser.ProblemOf(await _browser.TrySendAsync(state, InterviewBrowser.Settle(state, "else")));
        Assert.Equal((HttpStatusCode.BadRequest, "points"), (status, code));
        state = await _browser.SettleAsync(state);
        Assert.All(state.Interview!.Review!.Points, point => Assert.Equal(PointCover.Missed, point.Cover));
    }

    /// <summary>Interviews that were begun when the points still came first go on as they were.</summary>
    [Fact]
    public async Task An_interview_that_was_begun_with_the_points_first_goes_on_and_is_told()
    {
        var state = await _browser.StartAsync("sgd", rules: new(1));
        var replied = await _browser.ReplyAsync(state, "It is noisy.");
        await using (var database = _server.OpenDatabase())
        {
            // As it was stored before.
            var stored = await database.SessionEvents().SingleAsync(row => row.SessionId == state.SessionId && row.Event.Contains("of-rate"), Cancel);
            await database.SessionEvents().Where(row => row.AnswerId == stored.AnswerId).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Event, stored.Event.Replace(",\"next\":{\"id\":\"of-rate\",\"point\":\"rate\"}", "", StringComparison.Ordinal)), Cancel);
        }

        state = await _browser.ReadAsync(state.SessionId);
        Assert.Equal((StepPhase.Points, replied.Revision), (state.Phase, state.Revision));
        state = await _browser.SettleAsync(state, "noise", "unbiased");
        Assert.Equal((StepPhase.FollowUp, "of-rate"), (state.Phase, state.Interview!.FollowUp!.Id));
        state = await _browser.SettleAsync(await _browser.ReplyAsync(state), "rate");
        Assert.Equal(StepPhase.Verdict, state.Phase);
        Assert.Equal(new PointTally(4, 2, 1), (await _browser.NextAsync(state)).Transcript!.All);
    }

    [Fact]
    public async Task Interviews_write_no_attempt_no_memory_and_no_tally()
    {
        var state = await _browser.StartAsync(count: 3);
        while (state.Transcript is null)
        {
            state = await _browser.NextAsync(await _browser.FinishQuestionAsync(state));
        }

        await using var database = _server.OpenDatabase();
        Assert.Equal((0, 0, 0, 0), (await database.Attempts().CountAsync(Cancel), await database.ItemMemories().CountAsync(Cancel), await database.DayTallies().CountAsync(Cancel), await database.KeyPointTicks().CountAsync(Cancel)));
        Assert.NotNull((await database.Sessions().SingleAsync(session => session.Id == state.SessionId, Cancel)).FinishedAt);
    }

    [Fact]
    public async Task What_went_badly_or_was_never_asked_is_asked_first()
    {
        var good = await _browser.FinishQuestionAsync(await _browser.StartAsync("adam"), "rescales");
        await _browser.NextAsync(good);
        await _browser.NextAsync(await _browser.FinishQuestionAsync(await _browser.StartAsync("sgd")));
        for (var times = 0; times < 5; times++)
        {
            // Adam was covered whole; the other two come first in whatever order.
            var state = await _browser.StartAsync(count: 2);
            var first = state.Interview!.QuestionHtml;
            state = await _browser.SendAsync(await _browser.FinishQuestionAsync(state), new AdvanceRequest(0, StepPhase.Verdict));
            Assert.Equal(["What is SGD?", "What is dropout?"], new[] { first, state.Interview!.QuestionHtml }.Order(StringComparer.Ordinal));
            await _browser.SendAsync(await _browser.FinishQuestionAsync(state), new EndInterviewRequest(1));
        }
    }

    [Fact]
    public async Task An_interview_ended_early_tells_what_was_asked()
    {
        var state = await _browser.StartAsync(count: 3);
        Assert.Equal(HttpStatusCode.Conflict, (await _browser.TrySendAsync(state, new EndInterviewRequest(0))).StatusCode);
        state = await _browser.FinishQuestionAsync(state);
        var over = await _browser.SendAsync(state, new EndInterviewRequest(0));
        Assert.Equal((1, 3, null), (over.Transcript!.Questions.Count, over.Transcript.Planned, over.Kind));
        Assert.Equal(over.Revision, (await _browser.SendAsync(state, new EndInterviewRequest(0))).Revision);
        // The same again.
        Assert.Equal(3, over.Transcript.Again!.Count);
        Assert.Equal(HttpStatusCode.OK, (await _browser.TryStartAsync(over.Transcript.Again!)).StatusCode);
    }

    [Theory]
    [InlineData(0, 2, InterviewTimer.Off, 0)]
    [InlineData(21, 2, InterviewTimer.Off, 0)]
    [InlineData(5, 4, InterviewTimer.Off, 0)]
    [InlineData(5, -1, InterviewTimer.Off, 0)]
    [InlineData(5, 2, InterviewTimer.Up, 60)]
    [InlineData(5, 2, InterviewTimer.Down, 9)]
    [InlineData(5, 2, InterviewTimer.Down, 1801)]
    public async Task What_no_interview_can_be_like_is_refused(int count, int followUps, InterviewTimer timer, int seconds)
    {
        var request = new StartSessionRequest("talks", null, null, SessionMode.Interview, "zh", count, Interview: new(followUps, timer, seconds));
        using var reply = await _browser.TryStartAsync(request);
        var problem = await reply.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
        Assert.Contains("题数须为", System.Text.RegularExpressions.Regex.Unescape(problem), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", null, "")]
    [InlineData("talks", "nothing", "")]
    [InlineData("talks", null, "nothing")]
    public async Task What_is_not_there_is_not_asked(string deck, string? question, string topics)
    {
        using var reply = await _browser.TryStartAsync(
            new(deck, null, question, SessionMode.Interview, "en", null, Topics: topics.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
    }

    [Fact]
    public async Task Topics_limit_what_is_asked()
    {
        var state = await _browser.StartAsync(count: 5, topics: ["regularization", "gone"]);
        Assert.Equal((1, "What is dropout?"), (state.Count, state.Interview!.QuestionHtml));
        var again = (await _browser.NextAsync(await _browser.FinishQuestionAsync(state))).Transcript!.Again!;
        // A name that is not there is passed over, and not kept.
        Assert.Equal((5, "regularization"), (again.Count, string.Join(' ', again.Topics!)));
    }

    [Fact]
    public async Task Forgetting_deletes_what_was_typed()
    {
        // Nobody else's rows, so that all of them are hers.
        await using var alone = new TestServer(InterviewBrowser.Content);
        using var her = new InterviewBrowser(alone.CreateClient());
        await her.ReplyAsync(await her.StartAsync("sgd"), "typed-in-an-interview");
        await using var database = alone.OpenDatabase();
        Assert.Contains(await database.SessionEvents().Select(stored => stored.Event).ToListAsync(Cancel), text => text.Contains("typed-in-an-interview", StringComparison.Ordinal));
        using var form = new FormUrlEncodedContent([]);
        await her.Client.PostAsync("/en/settings/forget", form, Cancel);
        Assert.Equal((0, 0, 0), (await database.SessionEvents().CountAsync(Cancel), await database.Sessions().CountAsync(Cancel), await database.Learners().CountAsync(Cancel)));
    }

    [Fact]
    public async Task An_open_interview_is_offered_to_go_on_with()
    {
        var state = await _browser.StartAsync(count: 3);
        await _browser.NextAsync(await _browser.FinishQuestionAsync(state));
        foreach (var (path, words) in new[] { ("/en", "Interview: Talks · step 2 of 3"), ("/zh/interview", "面试：谈话 · 第 2 步，共 3 步") })
        {
            var page = WebUtility.HtmlDecode(await _browser.Client.GetStringAsync(path, Cancel));
            Assert.Contains(words, page, StringComparison.Ordinal);
            Assert.Contains($"/sessions/{state.SessionId}", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_deck_in_one_language_can_be_talked_over_in_either()
    {
        var state = await _browser.StartAsync(deck: "solo", language: "zh");
        Assert.Equal("What is alone?", state.Interview!.QuestionHtml);
        state = await _browser.ReplyAsync(await _browser.ReplyAsync(state));
        Assert.Contains("answer-of-this", state.Interview!.FollowUp!.AnswerHtml, StringComparison.Ordinal);
        state = await _browser.NextAsync(await _browser.FinishQuestionAsync(state));
        Assert.Equal(new PointTally(1, 0, 0), state.Transcript!.All);
    }

    [Fact]
    public async Task The_language_can_change_in_mid_interview()
    {
        var state = await _browser.ReplyAsync(await _browser.StartAsync("sgd"), "noisy");
        state = await _browser.ReadAsync(state.SessionId, "zh");
        Assert.Equal(("什么是 SGD？", "en"), (state.Interview!.QuestionHtml, state.Interview.Reply!.Language));
        state = await _browser.ReplyAsync(state, "学习率");
        Assert.Equal(("学习率太大会怎样？", "zh"), (state.Interview!.FollowUp!.QuestionHtml, state.Interview.FollowUp!.Reply!.Language));
        Assert.Equal("学习率是关键。", state.Interview.FollowUp!.Point!.Html);
    }
}
