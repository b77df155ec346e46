using System.Collections.Immutable;
using QuizHub.Quizzes;

namespace QuizHub.Server.Quizzes;

/// <summary>Where a session stands. Pure: made from a plan by applying stored events one after the other, by the <see cref="Transitions"/> of its
/// mode.</summary>
/// <param name="Index">Of the step at hand; the number of steps when the session is over.</param>
/// <param name="Passed">What happened so far, for each step that anything happened in.</param>
/// <param name="IsEndedEarly">She has discarded what was left of it.</param>
/// <param name="OfMode">What its mode alone remembers of it; null while that is nothing.</param>
public sealed record SessionProgress(
    SessionPlan Plan, int Index, ImmutableDictionary<int, StepProgress> Passed, bool IsEndedEarly = false, ModeProgress? OfMode = null)
{
    public bool IsOver => Index == Plan.Steps.Count;

    public PlanStep? Step => IsOver ? null : Plan.Steps[Index];

    public static SessionProgress Of(SessionPlan plan, IEnumerable<SessionEvent> events) =>
        events.Aggregate(
            new SessionProgress(plan, 0, ImmutableDictionary<int, StepProgress>.Empty),
            (progress, happened) => progress.After(happened) ?? throw new InvalidDataException($"The stored event {happened} does not fit its session."));

    public StepProgress At(int index) => Passed.GetValueOrDefault(index, StepProgress.Untouched);

    /// <param name="stemFirst">Whether the stem is shown alone first: a setting that may change at any time, so it is no part of what happened.</param>
    public StepPhase Phase(bool stemFirst) => Plan.Transitions.Phase(this, stemFirst);

    /// <summary>Null when this can't happen where the session stands.</summary>
    public SessionProgress? After(SessionEvent happened) => Plan.Transitions.After(this, happened);

    /// <summary>What moving on from a phase means.</summary>
    public static SessionEvent? Leaving(int index, StepPhase phase) => phase switch
    {
        StepPhase.Recall => new RecallPassed(index),
        StepPhase.Answer => new CaseSkipped(index),
        StepPhase.Retry => new SecondTryLeft(index),
        StepPhase.Run => new RunSkipped(index),
        StepPhase.Check => new CheckSkipped(index),
        StepPhase.Verdict => new StepLeft(index),
        _ => null,
    };

    /// <summary>The same with another step at hand.</summary>
    public SessionProgress With(StepProgress step) => With(Index, step);

    public SessionProgress With(int index, StepProgress step) => this with { Passed = Passed.SetItem(index, step) };

    /// <summary>The same, over.</summary>
    public SessionProgress Ended() => this with { Index = Plan.Steps.Count };
}

/// <summary>What a mode alone remembers of a session, or of a step in it: made from stored events like all else, and told apart in the mode's own
/// folder.</summary>
public abstract record ModeProgress;

/// <summary>What happened in one step.</summary>
/// <param name="Answer">To the item, and what stands; of a predict item the prediction. Null while a second try is open.</param>
/// <param name="RunId">Of the finished run that belongs to the prediction.</param>
/// <param name="FirstTry">A first answer that was not fully right, where a second was open; it is <paramref name="Answer"/> too when she did not try
/// again.</param>
/// <param name="OfMode">What the session's mode alone remembers of it; null while that is nothing.</param>
public sealed record StepProgress(
    bool RecallPassed = false, SubmitAnswerRequest? Answer = null, string? AnswerLanguage = null, Guid? RunId = null, bool RunSkipped = false,
    SubmitAnswerRequest? Check = null, bool CheckSkipped = false, SubmitAnswerRequest? FirstTry = null, ModeProgress? OfMode = null)
{
    public static readonly StepProgress Untouched = new();

    /// <summary>False also when the answer was cleared, or the learner had it deleted since.</summary>
    public bool IsAnswered => Answer is { Response: not null } or { Revealed: true };

    public bool CheckIsOpen => Check is null && !CheckSkipped;
}
