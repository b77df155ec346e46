using QuizHub.Quizzes;

namespace QuizHub.Server.Quizzes;

/// <summary>What may happen in sessions of a mode, and what it does to where they stand. Pure. What stands here is the way of most: one step after the other,
/// each item answered, run and told. A mode overrides where it goes another way; what it has to remember for that is a <see cref="ModeProgress"/> of its
/// own.</summary>
public abstract class Transitions
{
    /// <summary>Whether sessions of this plan go by these. Of all modes one says so.</summary>
    public abstract bool Holds(SessionPlan plan);

    /// <summary>Whether an item that was not answered fully right may be answered once more.</summary>
    public virtual bool HasSecondTries => false;

    /// <param name="stemFirst">Whether the stem is shown alone first.</param>
    public virtual StepPhase Phase(SessionProgress progress, bool stemFirst) => (progress.Step, progress.At(progress.Index)) switch
    {
        (null or { Kind: StepKind.Say }, _) => StepPhase.Verdict,
        (_, { Answer: null, FirstTry: not null }) => StepPhase.Retry,
        (_, { Answer: null, RecallPassed: false }) when stemFirst => StepPhase.Recall,
        (_, { Answer: null }) => StepPhase.Answer,
        ({ Run: null }, _) or (_, { RunSkipped: true }) => StepPhase.Verdict,
        (_, { RunId: null }) => StepPhase.Run,
        ({ Check: not null }, { CheckIsOpen: true }) => StepPhase.Check,
        _ => StepPhase.Verdict,
    };

    /// <summary>Null when this can't happen where the session stands.</summary>
    public virtual SessionProgress? After(SessionProgress progress, SessionEvent happened)
    {
        if (progress.IsOver || happened.Index != progress.Index)
        {
            return null;
        }

        return happened is EndedEarly ? progress.Ended() with { IsEndedEarly = true } : AfterInStep(progress, progress.Step!, happened);
    }

    /// <summary>Where the step after the one at hand stands in the plan; the number of steps when there is none.</summary>
    public virtual int Following(SessionProgress progress) => progress.Index + 1;

    /// <summary>Whether the curves of a step's case may be had.</summary>
    public virtual bool ShowsCase(SessionProgress progress, int index) => index <= progress.Index;

    /// <summary>Whether the run of a step's prediction can be had now or later.</summary>
    public virtual bool HasRun(SessionProgress progress, int index) => true;

    /// <summary>Whether the run of a step's prediction may be had now.</summary>
    public virtual bool ShowsRun(SessionProgress progress, int index) => progress.At(index).Answer is not null;

    /// <summary>Whether a session that is discarded leaves something behind beside attempts and ticks.</summary>
    public virtual bool LeavesSomething(SessionProgress progress) => false;

    /// <summary>What may happen in the step at hand.</summary>
    protected virtual SessionProgress? AfterInStep(SessionProgress progress, PlanStep at, SessionEvent happened)
    {
        var step = progress.At(progress.Index);
        var isItem = at.Kind == StepKind.Item;
        return (happened, Phase(progress, stemFirst: true)) switch
        {
            (RecallPassed, StepPhase.Recall) => progress.With(step with { RecallPassed = true }),
            // Whoever answers has seen the options: the request that asked for them may have been lost.
            (Answered { Answer.SecondTry: false } answered, StepPhase.Recall or StepPhase.Answer) when isItem =>
                progress.With(step with { RecallPassed = true, Answer = answered.Answer, AnswerLanguage = answered.Language }),
            (TriedFirst { Answer: { SecondTry: false, Revealed: false } } tried, StepPhase.Recall or StepPhase.Answer)
                when SecondTries.AreOffered(progress.Plan, at) =>
                progress.With(step with { RecallPassed = true, FirstTry = tried.Answer }),
            // Giving up now is leaving: there is nothing to store but that the first answer stands.
            (Answered { Answer: { SecondTry: true, Revealed: false } } answered, StepPhase.Retry) =>
                progress.With(step with { Answer = answered.Answer, AnswerLanguage = answered.Language }),
            (SecondTryLeft, StepPhase.Retry) => progress.With(step with { Answer = step.FirstTry }),
            (RunFinished finished, StepPhase.Run) => progress.With(step with { RunId = finished.RunId }),
            (RunSkipped, StepPhase.Run) => progress.With(step with { RunSkipped = true }),
            (CheckAnswered answered, StepPhase.Check) => progress.With(step with { Check = answered.Answer }),
            (CheckSkipped, StepPhase.Check) => progress.With(step with { CheckSkipped = true }),
            (CaseSkipped, StepPhase.Recall or StepPhase.Answer) when at.Case is not null => progress with { Index = progress.Index + 1 },
            (StepLeft, StepPhase.Verdict) => progress with { Index = Following(progress) },
            _ => null,
        };
    }
}
