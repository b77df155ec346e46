using QuizHub.Quizzes;

namespace QuizHub.Server.Quizzes;

/// <summary>Each question of an interview goes its own way (<see cref="AskedProgress"/>); when it is through, she goes on to the next, or ends the
/// interview.</summary>
public sealed class InterviewTransitions : Transitions
{
    public static readonly InterviewTransitions Instance = new();

    public override bool Holds(SessionPlan plan) => plan.Mode == SessionMode.Interview;

    public override StepPhase Phase(SessionProgress progress, bool stemFirst) => progress.IsOver ? StepPhase.Verdict : progress.At(progress.Index).Asked.Phase;

    public override bool LeavesSomething(SessionProgress progress) => progress.Passed.Values.Any(step => step.Asked.IsOver);

    protected override SessionProgress? AfterInStep(SessionProgress progress, PlanStep at, SessionEvent happened)
    {
        var step = progress.At(progress.Index);
        return happened switch
        {
            StepLeft when step.Asked.IsOver => progress with { Index = Following(progress) },
            InterviewEnded when step.Asked.IsOver => progress.Ended(),
            _ => step.Asked.After(happened) is { } next ? progress.With(step with { OfMode = next }) : null,
        };
    }
}
