using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Quizzes;

namespace QuizHub.Tests.Quizzes;

/// <summary>Which follow-up comes next, as a table: points <c>a b C D e</c> (capitals are indispensable), follow-ups <c>b1 b2 c1 e1 x1</c>, each probing the point of
/// its letter, <c>x1</c> none.</summary>
public sealed class FollowUpChoiceTests
{
    private static readonly QuestionText Text = new(
        "", "", "", "", [],
        [.. new[] { "x1", "e1", "b1", "b2", "c1" }.Select(id => new FollowUp(id, id, id, id[0] == 'x' ? null : id[..1]))],
        [.. "abcde".Select(id => new KeyPoint(id.ToString(), id is 'c' or 'd', id.ToString(), []))],
        new Dictionary<string, ClaimText>());

    // What was ticked at once, what was asked already (with "+" where its point was then made), how many at most; and what comes next.
    [Theory]
    [InlineData("", "", 3, "c1", "c")] // Indispensable first, although others stand before it; d has no follow-up.
    [InlineData("c", "", 3, "b1", "b")] // Then the deck's order of points, not that of follow-ups.
    [InlineData("bc", "", 3, "e1", "e")]
    [InlineData("bce", "", 3, null, null)] // a and d are missing, and nothing probes them: no deeper one either.
    [InlineData("", "c1", 3, "b1", "b")] // What was probed in vain is not probed again.
    [InlineData("", "c1+", 3, "b1", "b")]
    [InlineData("", "c1 b1", 3, "e1", "e")] // b2 probes b once more: its answer has been read.
    [InlineData("", "c1 b1 e1", 3, null, null)]
    [InlineData("", "c1 b1", 2, null, null)]
    [InlineData("", "", 0, null, null)]
    [InlineData("abcde", "", 3, "x1", null)] // Nothing is missing: one goes deeper.
    [InlineData("abcde", "x1", 3, null, null)] // One, not two.
    [InlineData("abcde", "", 0, null, null)]
    [InlineData("abde", "c1+", 3, "x1", null)] // What was missing came on being asked.
    [InlineData("abde", "c1+", 1, null, null)]
    [InlineData("abde", "c1", 3, null, null)]
    public void The_most_important_missing_point_is_asked_for(string atOnce, string asked, int most, string? next, string? point)
    {
        var progress = new AskedProgress(
            new InterviewReply(ReplyKind.Aloud, null, 0, "en"), [.. atOnce.Select(id => id.ToString())],
            [.. asked.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(before => new FollowUpProgress(
                new ChosenFollowUp(before[..2], before[0] == 'x' ? null : before[..1]), new InterviewReply(ReplyKind.Aloud, null, 0, "en"), before.EndsWith('+')))]);
        Assert.Equal(next is null ? null : new ChosenFollowUp(next, point), FollowUpChoice.Next(Text, progress, most, []));
    }

    // Before the points are ticked: what her words suggest, what was asked already; and what comes next.
    [Theory]
    [InlineData("", "", 3, "c1", "c")]
    [InlineData("c", "", 3, "b1", "b")] // Suggested: asked for later,
    [InlineData("bce", "", 3, "c1", "c")] // but asked for.
    [InlineData("abcde", "c1", 3, "b1", "b")]
    [InlineData("", "c1 b1+ e1", 4, "x1", null)]
    [InlineData("", "c1 b1 e1 x1", 5, null, null)] // b2 probes b once more.
    [InlineData("", "c1", 1, null, null)]
    public void What_is_suggested_is_asked_for_last(string suggested, string asked, int most, string? next, string? point)
    {
        var progress = AskedProgress.Untouched with
        {
            Reply = new InterviewReply(ReplyKind.Aloud, null, 0, "en"),
            FollowUps = [.. asked.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(before => new FollowUpProgress(
                new ChosenFollowUp(before[..2], before[0] == 'x' ? null : before[..1]), new InterviewReply(ReplyKind.Aloud, null, 0, "en"), before.EndsWith('+')))],
        };
        Assert.Equal(next is null ? null : new ChosenFollowUp(next, point), FollowUpChoice.Next(Text, progress, most, [.. suggested.Select(id => id.ToString())]));
    }

    [Fact]
    public void A_question_without_follow_ups_has_none() =>
        Assert.Null(FollowUpChoice.Next(Text with { FollowUps = [] }, AskedProgress.Untouched with { AtOnce = [] }, 3, []));
}
