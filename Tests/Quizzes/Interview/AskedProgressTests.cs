using System.Text.Json;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes;

public sealed class AskedProgressTests
{
    private static readonly SessionEvent[] Whole =
    [
        Reply(0, null) with { Next = new("f", "b") }, Reply(0, "f"), Points(0, "f", ["b"], "g"), Reply(0, "g"), Points(0, "g", [], null), Points(0, null, ["a"], null), new StepLeft(0),
    ];

    /// <summary>As interviews were once: points first.</summary>
    private static readonly SessionEvent[] Before =
    [
        Reply(0, null), Points(0, null, ["a"], "f"), Reply(0, "f"), Points(0, "f", ["b"], "g"), Reply(0, "g"), Points(0, "g", [], null), new StepLeft(0),
    ];

    private static readonly SessionPlan Plan = new(
        "deck", new Localized(new Dictionary<string, string>()), ["en"],
        [.. Enumerable.Range(0, 2).Select(_ => new PlanStep(StepKind.Question, "topic", new Localized(new Dictionary<string, string>()), "question", "1", null, null, null))],
        Mode: SessionMode.Interview, Interview: InterviewRules.Usual);

    [Fact]
    public void A_question_passes_its_phases_in_order()
    {
        var phases = new List<(int, StepPhase)>();
        for (var happened = 0; happened <= Whole.Length; happened++)
        {
            var progress = SessionProgress.Of(Plan, Whole[..happened]);
            phases.Add((progress.Index, progress.Phase(stemFirst: true)));
        }

        Assert.Equal(
            [
                (0, StepPhase.Ask), (0, StepPhase.FollowUp), (0, StepPhase.FollowUpAnswer), (0, StepPhase.FollowUp), (0, StepPhase.FollowUpAnswer), (0, StepPhase.Points),
                (0, StepPhase.Verdict), (1, StepPhase.Ask),
            ],
            phases);
    }

    [Fact]
    public void Points_are_covered_at_once_on_being_asked_or_not()
    {
        foreach (var events in new[] { Whole, Before })
        {
            var asked = SessionProgress.Of(Plan, events).At(0).Asked;
            Assert.True(asked.IsOver);
            Assert.Equal([PointCover.AtOnce, PointCover.OnAsking, PointCover.Missed], new[] { "a", "b", "c" }.Select(asked.CoverOf));
        }
    }

    /// <summary>Whatever comes late, early, twice, or about another question or follow-up changes nothing.</summary>
    [Fact]
    public void Only_what_fits_happens()
    {
        SessionEvent[] all =
        [
            .. Whole, Reply(1, null), Reply(0, "g"), Reply(0, "?"), Points(1, null, [], null), Points(0, "?", [], null), new StepLeft(1), new InterviewEnded(0), new InterviewEnded(1),
            new RecallPassed(0), new CaseSkipped(0), new RunSkipped(0),
        ];
        for (var happened = 0; happened < Whole.Length; happened++)
        {
            var progress = SessionProgress.Of(Plan, Whole[..happened]);
            var fitting = all.Where(candidate => progress.After(candidate) is not null).Distinct().ToList();
            var isOver = happened == Whole.Length - 1;
            Assert.Equal(isOver ? [new StepLeft(0), new InterviewEnded(0)] : [Whole[happened]], fitting);
        }
    }

    [Fact]
    public void Ending_early_leaves_the_rest_out()
    {
        var progress = SessionProgress.Of(Plan, [.. Whole[..^1], new InterviewEnded(0)]);
        Assert.True(progress.IsOver);
        Assert.False(progress.At(1).Asked.IsOver);
    }

    [Fact]
    public void Events_are_read_as_they_were_written()
    {
        foreach (var happened in Whole.Concat(Before).Append(new InterviewEnded(1)))
        {
            var text = JsonSerializer.Serialize(happened, Json.Options);
            Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize<SessionEvent>(text, Json.Options), Json.Options));
        }

        Assert.Equal(
            """{"event":"points-settled","points":{"id":"00000000-0000-0000-0000-000000000000","index":0,"followUp":null,"covered":["a"]},"next":{"id":"f","point":"b"},"index":0}""",
            JsonSerializer.Serialize<SessionEvent>(Before[1], Json.Options));
        Assert.DoesNotContain("next", JsonSerializer.Serialize<SessionEvent>(Before[0], Json.Options), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(1234, 1234)]
    [InlineData(long.MaxValue, 86_400_000)]
    public void A_clock_that_lies_is_held_in_bounds(long said, long taken)
    {
        var progress = SessionProgress.Of(Plan, [new Replied(0, new ReplyRequest(Guid.Empty, 0, null, ReplyKind.Aloud, null, said, 0), "en")]);
        Assert.Equal(taken, progress.At(0).Asked.Reply!.Milliseconds);
    }

    private static Replied Reply(int index, string? followUp) => new(index, new ReplyRequest(Guid.Empty, index, followUp, ReplyKind.Aloud, null, 1000, 0), "en");

    private static PointsSettled Points(int index, string? followUp, string[] covered, string? next) =>
        new(index, new SettlePointsRequest(Guid.Empty, index, followUp, covered), next is null ? null : new ChosenFollowUp(next, next == "f" ? "b" : "c"));
}
