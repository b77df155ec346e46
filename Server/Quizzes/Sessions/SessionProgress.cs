using System.Collections.Immutable;
using QuizHub.Quizzes;

namespace QuizHub.Server.Quizzes;

/// <summary>Where a session stands. Pure: made from a plan by applying stored events one after the other.</summary>
/// <param name="Index">Of the step at hand; the number of steps when the session is over.</param>
/// <param name="Passed">What happened so far, for each step that anything happened in.</param>
/// <param name="HandedIn">How an exam ended; null while it goes on, and for all other modes.</param>
/// <param name="IsEndedEarly">She has discarded what was left of it.</param>
public sealed record SessionProgress(
    SessionPlan Plan, int Index, ImmutableDictionary<int, StepProgress> Passed, HandedIn? HandedIn = null, bool IsEndedEarly = false)
{
    /// <summary>An exam goes on: no step is at hand, all are open. See <see cref="ExamSitting"/>.</summary>
    public bool IsSitting => Plan.Mode == SessionMode.Exam && HandedIn is null;

    /// <summary>Where the step after this one stands in the plan; the number of steps when there is none. A review goes its own way.</summary>
    private int Following => HandedIn is null ? Index + 1 : ExamReview.After(HandedIn, Index, Plan.Steps.Count);

    public bool IsOver => Index == Plan.Steps.Count;

    public PlanStep? Step => IsOver ? null : Plan.Steps[Index];

    public static SessionProgress Of(SessionPlan plan, IEnumerable<SessionEvent> events) =>
        events.Aggregate(
            new SessionProgress(plan, 0, ImmutableDictionary<int, StepProgress>.Empty),
            (progress, happened) => progress.After(happened) ?? throw new InvalidDataException($"The stored event {happened} does not fit its session."));

    public StepProgress At(int index) => Passed.GetValueOrDefault(index, StepProgress.Untouched);

    /// <param name="stemFirst">Whether the stem is shown alone first: a setting that may change at any time, so it is no part of what happened.</param>
    public StepPhase Phase(bool stemFirst) => (Step, At(Index)) switch
    {
        (null or { Kind: StepKind.Say }, _) => StepPhase.Verdict,
        _ when IsSitting => StepPhase.Answer,
        _ when HandedIn?.Open.Contains(Index) is true => StepPhase.Verdict,
        ({ Kind: StepKind.Interview }, var step) => step.Asked.Phase,
        (_, { Answer: null, FirstTry: not null }) => StepPhase.Retry,
        (_, { Answer: null, RecallPassed: false }) when stemFirst => StepPhase.Recall,
        (_, { Answer: null }) => StepPhase.Answer,
        ({ Run: null }, _) or (_, { RunSkipped: true }) => StepPhase.Verdict,
        (_, { RunId: null }) => StepPhase.Run,
        ({ Check: not null }, { CheckIsOpen: true }) => StepPhase.Check,
        _ => StepPhase.Verdict,
    };

    /// <summary>Null when this can't happen where the session stands.</summary>
    public SessionProgress? After(SessionEvent happened)
    {
        if (IsSitting)
        {
            return ExamSitting.After(this, happened);
        }

        if (IsOver || happened.Index != Index)
        {
            return null;
        }

        if (happened is EndedEarly)
        {
            return this with { Index = Plan.Steps.Count, IsEndedEarly = true };
        }

        var step = At(Index);
        if (Step!.Kind == StepKind.Interview)
        {
            return AfterInterview(step.Asked, happened);
        }

        var phase = Phase(stemFirst: true);
        var isItem = Step.Kind == StepKind.Item;
        return (happened, phase) switch
        {
            (RecallPassed, StepPhase.Recall) => With(step with { RecallPassed = true }),
            // Whoever answers has seen the options: the request that asked for them may have been lost.
            (Answered { Answer.SecondTry: false } answered, StepPhase.Recall or StepPhase.Answer) when isItem =>
                With(step with { RecallPassed = true, Answer = answered.Answer, AnswerLanguage = answered.Language }),
            (TriedFirst { Answer: { SecondTry: false, Revealed: false } } tried, StepPhase.Recall or StepPhase.Answer) when SecondTries.AreOffered(Plan, Step) =>
                With(step with { RecallPassed = true, FirstTry = tried.Answer }),
            // Giving up now is leaving: there is nothing to store but that the first answer stands.
            (Answered { Answer: { SecondTry: true, Revealed: false } } answered, StepPhase.Retry) =>
                With(step with { Answer = answered.Answer, AnswerLanguage = answered.Language }),
            (SecondTryLeft, StepPhase.Retry) => With(step with { Answer = step.FirstTry }),
            (RunFinished finished, StepPhase.Run) => With(step with { RunId = finished.RunId }),
            (RunSkipped, StepPhase.Run) => With(step with { RunSkipped = true }),
            (CheckAnswered answered, StepPhase.Check) => With(step with { Check = answered.Answer }),
            (CheckSkipped, StepPhase.Check) => With(step with { CheckSkipped = true }),
            (CaseSkipped, StepPhase.Recall or StepPhase.Answer) when Step.Case is not null => this with { Index = Index + 1 },
            (StepLeft, StepPhase.Verdict) => this with { Index = Following },
            _ => null,
        };
    }

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

    private SessionProgress? AfterInterview(AskedProgress asked, SessionEvent happened) => happened switch
    {
        StepLeft when asked.IsOver => this with { Index = Index + 1 },
        InterviewEnded when asked.IsOver => this with { Index = Plan.Steps.Count },
        _ => asked.After(happened) is { } next ? With(At(Index) with { Interview = next }) : null,
    };

    private SessionProgress With(StepProgress step) => this with { Passed = Passed.SetItem(Index, step) };
}

/// <summary>What happened in one step.</summary>
/// <param name="Answer">To the item, and what stands; of a predict item the prediction. Null while a second try is open.</param>
/// <param name="RunId">Of the finished run that belongs to the prediction.</param>
/// <param name="FirstTry">A first answer that was not fully right, where a second was open; it is <paramref name="Answer"/> too when she did not try again.</param>
/// <param name="Flagged">She means to come back to it before she hands in an exam.</param>
/// <param name="Interview">Of a question in an interview; null for all others, and while nothing happened.</param>
public sealed record StepProgress(
    bool RecallPassed = false, SubmitAnswerRequest? Answer = null, string? AnswerLanguage = null, Guid? RunId = null, bool RunSkipped = false,
    SubmitAnswerRequest? Check = null, bool CheckSkipped = false, SubmitAnswerRequest? FirstTry = null, AskedProgress? Interview = null, bool Flagged = false)
{
    public static readonly StepProgress Untouched = new();

    /// <summary>False also when the answer to an item of an exam was cleared, or the learner had it deleted since.</summary>
    public bool IsAnswered => Answer is { Response: not null } or { Revealed: true };

    public AskedProgress Asked => Interview ?? AskedProgress.Untouched;

    public bool CheckIsOpen => Check is null && !CheckSkipped;
}
