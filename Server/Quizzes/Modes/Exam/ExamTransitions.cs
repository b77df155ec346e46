using QuizHub.Quizzes;

namespace QuizHub.Server.Quizzes;

/// <summary>While an exam goes on, no step is at hand: every item is open all the time, and which one a page shows is that page's own matter. After it was
/// handed in, some of its steps are gone through in an order of their own.</summary>
public sealed class ExamTransitions : Transitions
{
    public static readonly ExamTransitions Instance = new();

    public override bool Holds(SessionPlan plan) => plan.Mode == SessionMode.Exam;

    public override StepPhase Phase(SessionProgress progress, bool stemFirst) => progress switch
    {
        { IsOver: true } => StepPhase.Verdict,
        _ when progress.IsSitting => StepPhase.Answer,
        _ when progress.HandedIn!.Open.Contains(progress.Index) => StepPhase.Verdict,
        _ => base.Phase(progress, stemFirst),
    };

    public override SessionProgress? After(SessionProgress progress, SessionEvent happened) =>
        progress.IsSitting ? AfterInSitting(progress, happened) : base.After(progress, happened);

    public override int Following(SessionProgress progress) => ExamReview.After(progress.HandedIn!, progress.Index, progress.Plan.Steps.Count);

    public override bool ShowsCase(SessionProgress progress, int index) => true;

    /// <summary>What was left open is not answered any more.</summary>
    public override bool HasRun(SessionProgress progress, int index) => progress.HandedIn is not { } handedIn || !handedIn.Open.Contains(index);

    /// <summary>Predictions wait: their runs belong to the review, each when its turn comes.</summary>
    public override bool ShowsRun(SessionProgress progress, int index) =>
        base.ShowsRun(progress, index) && progress.HandedIn is not null && HasRun(progress, index)
        && (index == progress.Index || progress.At(index).RunId is not null);

    public override bool LeavesSomething(SessionProgress progress) => !progress.IsSitting;

    private static SessionProgress? AfterInSitting(SessionProgress progress, SessionEvent happened) => happened switch
    {
        ExamAnswered { Answer: { ForCheck: false, Revealed: false, SecondTry: false } } answered when IsItem(progress, answered.Index) =>
            progress.With(answered.Index, progress.At(answered.Index) with { Answer = answered.Answer, AnswerLanguage = answered.Language }),
        ItemFlagged flagged when IsItem(progress, flagged.Index) =>
            progress.With(flagged.Index, progress.At(flagged.Index) with { OfMode = flagged.Flagged ? new ItemFlag() : null }),
        HandedIn handedIn => progress with { OfMode = new ExamEnd(handedIn), Index = handedIn.Index },
        _ => null,
    };

    private static bool IsItem(SessionProgress progress, int index) =>
        index >= 0 && index < progress.Plan.Steps.Count && progress.Plan.Steps[index].Kind == StepKind.Item;
}
