using System.Text.Json;
using Bunit;
using QuizHub.Client.Quizzes;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes.Components;

/// <summary>Interviews in the island: what is typed, ticked, timed, kept and sent.</summary>
public sealed class InterviewPhaseTests : IAsyncDisposable
{
    private static readonly KeyPointView[] Points = [new("noise", false, "It is noisy.", ["noisy"], "It is noisy."), new("rate", true, "The rate decides.", ["learning rate"], "The rate decides.")];

    private readonly SessionBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task What_was_typed_is_kept_sent_and_marks_its_points_but_ticks_none()
    {
        _bench.Server.Then(At(StepPhase.Points, revision: 2, reply: Typed("It is noisy"))).Then(At(StepPhase.FollowUp, revision: 3, followUp: new("of-rate", 1, "And the rate?", null, null, null)));
        var island = _bench.Open(At(StepPhase.Ask));
        Assert.Equal("What is SGD?", island.Find("h1").TextContent);
        Assert.Empty(island.FindAll(".point"));
        await island.Find("#reply").InputAsync(new() { Value = " It is noisy " });
        Assert.Contains("It is noisy", _bench.Kept(InterviewDraft.Under("1/Ask/")), StringComparison.Ordinal);
        Assert.True(await SessionBench.PressAsync(island, "Enter", KeyPlace.LongField, command: true));
        island.WaitForAssertion(() => Assert.Equal([false, false], Ticks(island)));
        var reply = Asked<ReplyRequest>(0);
        Assert.Equal((ReplyKind.Typed, "It is noisy", null, 1500), (reply.Kind, reply.Typed, reply.FollowUp, reply.ActiveMilliseconds));
        Assert.Contains(QuizTexts.Suggested.En, island.Markup, StringComparison.Ordinal);
        Assert.Equal("It is noisy", Assert.Single(island.FindAll(".suggested q")).TextContent);

        // Ticked by keys, and sent whole.
        await SessionBench.PressAsync(island, "2");
        Assert.Equal([false, true], Ticks(island));
        await SessionBench.PressAsync(island, "Enter");
        island.WaitForAssertion(() => Assert.Equal("And the rate?", island.Find("h1").TextContent));
        Assert.Equal(["rate"], Asked<SettlePointsRequest>(1).Covered);
        Assert.Equal("", island.Find("#reply").GetAttribute("value"));
    }

    [Theory]
    [InlineData("Enter", ReplyKind.Aloud)]
    [InlineData("g", ReplyKind.Passed)]
    public async Task Said_aloud_and_not_known_are_answers_too(string key, ReplyKind kind)
    {
        _bench.Server.Then(At(StepPhase.FollowUpAnswer, revision: 2, followUp: new("of-rate", 1, "And the rate?", new(kind, null, 900, "en"), "<p>Smaller.</p>", Points[1])));
        var island = _bench.Open(At(StepPhase.FollowUp, followUp: new("of-rate", 1, "And the rate?", null, null, null)));
        await SessionBench.PressAsync(island, key);
        island.WaitForAssertion(() => Assert.Contains("Smaller.", island.Markup, StringComparison.Ordinal));
        var reply = Asked<ReplyRequest>(0);
        Assert.Equal((kind, null, "of-rate"), (reply.Kind, reply.Typed, reply.FollowUp));
        Assert.Equal([false], Ticks(island));
    }

    [Fact]
    public async Task What_was_begun_is_there_again_after_a_reload_and_its_time_counts_on()
    {
        _bench.Keeps(InterviewDraft.Under("1/Ask/"), new InterviewDraft("1/Ask/", "half a thou", null, 20_000));
        _bench.Server.Then(At(StepPhase.Points, revision: 2, reply: Typed("half a thou")));
        var island = _bench.Open(At(StepPhase.Ask));
        island.WaitForAssertion(() => Assert.Equal("half a thou", island.Find("#reply").GetAttribute("value")));
        await SessionBench.PressAsync(island, "Enter");
        island.WaitForAssertion(() => Assert.NotEmpty(_bench.Server.Asked));
        Assert.Equal(21_500, Asked<ReplyRequest>(0).ActiveMilliseconds);
    }

    [Theory]
    [InlineData("0/Ask/")]
    [InlineData("1/FollowUp/of-rate")]
    public void What_was_begun_elsewhere_stays_out(string place)
    {
        _bench.Keeps(InterviewDraft.Under(place), new InterviewDraft(place, "other"));
        Assert.Equal("", _bench.Open(At(StepPhase.Ask)).Find("#reply").GetAttribute("value"));
    }

    [Fact]
    public void Ticks_that_were_begun_are_there_again()
    {
        _bench.Keeps(InterviewDraft.Under("1/Points/"), new InterviewDraft("1/Points/", "", ["rate"]));
        var island = _bench.Open(At(StepPhase.Points, reply: Typed("noisy")));
        island.WaitForAssertion(() => Assert.Equal([false, true], Ticks(island)));
    }

    [Theory]
    [InlineData("It is not noisy.")]
    [InlineData("Something else")]
    public void Where_nothing_is_suggested_nothing_is_said_of_it(string typed)
    {
        var island = _bench.Open(At(StepPhase.Points, reply: Typed(typed)));
        Assert.DoesNotContain(QuizTexts.Suggested.En, island.Markup, StringComparison.Ordinal);
        Assert.Empty(island.FindAll(".suggested"));
    }

    [Fact]
    public void The_timer_counts_down_says_once_that_time_is_up_and_stops_nothing()
    {
        var island = _bench.Open(At(StepPhase.Ask, rules: new(2, InterviewTimer.Down, 60)));
        Assert.Equal("1:00", island.Find(".time").TextContent);
        Tick(island, 1_200, "0:59");
        Assert.DoesNotContain(InterviewTexts.TimeIsUp.En, island.Markup, StringComparison.Ordinal);
        Tick(island, 60_000, "+0:00");
        island.WaitForAssertion(() => Assert.Equal(InterviewTexts.TimeIsUp.En, island.Find("[aria-live=polite]").TextContent));
        Tick(island, 75_000, "+0:15");
        Assert.False(island.Find("button.primary").HasAttribute("disabled"));
        Assert.Equal("timer", island.Find(".clock p").GetAttribute("role"));
    }

    [Fact]
    public void The_timer_counts_up_or_is_off()
    {
        var up = _bench.Open(At(StepPhase.Ask, rules: new(2, InterviewTimer.Up)));
        Tick(up, 61_900, "1:01");
        Assert.Empty(_bench.Open(At(StepPhase.Ask)).FindAll(".clock"));
    }

    [Fact]
    public void The_keys_told_are_those_of_interviews()
    {
        var keys = _bench.Open(At(StepPhase.Ask)).Find("dialog").TextContent;
        Assert.Contains(InterviewTexts.KeyNumbers.En, keys, StringComparison.Ordinal);
        Assert.DoesNotContain(QuizTexts.KeySure.En, keys, StringComparison.Ordinal);
    }

    private static IEnumerable<bool> Ticks(IRenderedComponent<SessionIsland> island) => island.FindAll(".point input").Select(input => input.HasAttribute("checked"));

    private static InterviewReply Typed(string text) => new(ReplyKind.Typed, text, 1500, "en");

    private static SessionState At(StepPhase phase, int revision = 1, InterviewReply? reply = null, FollowUpStep? followUp = null, InterviewRules? rules = null) => new(
        SampleSessions.Id, SessionMode.Interview, "en", "talks", "Talks", 1, 3, revision, phase, true, true, "/en/interview",
        new InterviewStep("What is SGD?", rules ?? InterviewRules.Usual, reply, phase == StepPhase.Points ? Points : [], followUp, null));

    private void Tick(IRenderedComponent<SessionIsland> island, long milliseconds, string shown)
    {
        _bench.Script.Setup<AnswerTime>("readClock").SetResult(new AnswerTime(milliseconds, "Europe/Berlin"));
        _bench.Time.Advance(TimeSpan.FromSeconds(1));
        island.WaitForAssertion(() => Assert.Equal(shown, island.Find(".time").TextContent));
    }

    private T Asked<T>(int index) => JsonSerializer.Deserialize<T>(_bench.Server.Asked[index].Body, Json.Options)!;
}
