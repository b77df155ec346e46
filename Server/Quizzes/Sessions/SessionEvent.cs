using System.Text.Json.Serialization;
using QuizHub.Quizzes;

namespace QuizHub.Server.Quizzes;

/// <summary>Something that happened in a session and is stored. Where a session stands follows from its plan and these alone.</summary>
/// <param name="Index">The step that it happened in.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(RecallPassed), "recall-passed")]
[JsonDerivedType(typeof(Answered), "answered")]
[JsonDerivedType(typeof(TriedFirst), "tried-first")]
[JsonDerivedType(typeof(SecondTryLeft), "second-try-left")]
[JsonDerivedType(typeof(RunFinished), "run-finished")]
[JsonDerivedType(typeof(RunSkipped), "run-skipped")]
[JsonDerivedType(typeof(CheckAnswered), "check-answered")]
[JsonDerivedType(typeof(CheckSkipped), "check-skipped")]
[JsonDerivedType(typeof(StepLeft), "step-left")]
[JsonDerivedType(typeof(CaseSkipped), "case-skipped")]
[JsonDerivedType(typeof(ExamAnswered), "exam-answered")]
[JsonDerivedType(typeof(ItemFlagged), "item-flagged")]
[JsonDerivedType(typeof(HandedIn), "handed-in")]
[JsonDerivedType(typeof(Replied), "replied")]
[JsonDerivedType(typeof(PointsSettled), "points-settled")]
[JsonDerivedType(typeof(InterviewEnded), "interview-ended")]
[JsonDerivedType(typeof(EndedEarly), "ended-early")]
public abstract record SessionEvent(int Index)
{
    /// <summary>What stays of it when the learner has the item's history deleted: that something was answered, so that the session still stands where it stood, and
    /// nothing of what. Every event that holds an answer or a text of hers must say what stays.</summary>
    public virtual SessionEvent WithoutAnswer() => this;

    /// <summary>The answer that it stored, as it came; null for what stored none.</summary>
    public virtual SubmitAnswerRequest? Given() => null;

    /// <summary>An answer of which only the id is left, by which it is known to be stored: neither a response nor given up.</summary>
    protected static SubmitAnswerRequest Emptied(SubmitAnswerRequest answer) =>
        answer with { Response = null, Confidence = null, Revealed = false, ActiveMilliseconds = 0, AnsweredAt = 0, TimeZone = "" };
}

/// <summary>She has recalled what she could and asked for the options.</summary>
public sealed record RecallPassed(int Index) : SessionEvent(Index);

/// <summary>The item was answered or given up, as it came; of a predict item: her prediction, not graded yet.</summary>
/// <param name="Language">Code of the language in which the item was shown.</param>
public sealed record Answered(int Index, SubmitAnswerRequest Answer, string Language) : SessionEvent(Index)
{
    public override SessionEvent WithoutAnswer() => this with { Answer = Emptied(Answer) };

    public override SubmitAnswerRequest? Given() => Answer;
}

/// <summary>A first answer that was not fully right, where one more try is open.</summary>
/// <param name="Language">Code of the language in which the item was shown.</param>
public sealed record TriedFirst(int Index, SubmitAnswerRequest Answer, string Language) : SessionEvent(Index)
{
    public override SessionEvent WithoutAnswer() => this with { Answer = Emptied(Answer) };

    public override SubmitAnswerRequest? Given() => Answer;
}

/// <summary>She asked for the verdict instead of trying again: her first answer stands.</summary>
public sealed record SecondTryLeft(int Index) : SessionEvent(Index);

public sealed record RunFinished(int Index, Guid RunId) : SessionEvent(Index);

public sealed record RunSkipped(int Index) : SessionEvent(Index);

public sealed record CheckAnswered(int Index, SubmitAnswerRequest Answer, string Language) : SessionEvent(Index)
{
    public override SessionEvent WithoutAnswer() => this with { Answer = Emptied(Answer) };

    public override SubmitAnswerRequest? Given() => Answer;
}

public sealed record CheckSkipped(int Index) : SessionEvent(Index);

/// <summary>The curves of a case could not be had: she went on without an answer, and nothing counts.</summary>
public sealed record CaseSkipped(int Index) : SessionEvent(Index);

/// <summary>She went on to the next step.</summary>
public sealed record StepLeft(int Index) : SessionEvent(Index);

/// <summary>She has discarded what was left: the session is over.</summary>
public sealed record EndedEarly(int Index) : SessionEvent(Index);

public static class StoredAnswers
{
    /// <summary>Whether the learner had it deleted since: it is worth nothing, and nothing is written to the log for it.</summary>
    public static bool IsForgotten(this SubmitAnswerRequest answer) => answer is { Response: null, Revealed: false };
}
