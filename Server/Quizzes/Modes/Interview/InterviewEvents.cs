using System.Text.Json.Serialization;
using QuizHub.Quizzes;

namespace QuizHub.Server.Quizzes;

/// <summary>She has answered the interview's question, or the follow-up that was asked last.</summary>
/// <param name="Language">Code of the language in which it was asked.</param>
/// <param name="Next">The follow-up that was chosen then, after the question itself; null when there is none. Interviews of before had the points ticked first.</param>
public sealed record Replied(
    int Index, ReplyRequest Reply, string Language, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ChosenFollowUp? Next = null) : SessionEvent(Index)
{
    public override SessionEvent WithoutAnswer() => this with { Reply = Reply with { Kind = ReplyKind.Aloud, Typed = null, ActiveMilliseconds = 0, AnsweredAt = 0 } };
}

/// <summary>She has said which points she made.</summary>
/// <param name="Next">The follow-up that was chosen then; null when there were no more. It is stored, so that a later way of choosing leaves old
/// interviews as they were.</param>
public sealed record PointsSettled(int Index, SettlePointsRequest Points, ChosenFollowUp? Next) : SessionEvent(Index);

/// <summary>She has ended the interview before its last question.</summary>
public sealed record InterviewEnded(int Index) : SessionEvent(Index);

/// <param name="Point">Id of the key point that it asks for; null when it goes deeper.</param>
public sealed record ChosenFollowUp(string Id, string? Point);
