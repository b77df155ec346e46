namespace QuizHub.Server.Quizzes;

/// <summary>A visit to the clinic goes the usual way.</summary>
public sealed class ClinicTransitions : Transitions
{
    public static readonly ClinicTransitions Instance = new();

    public override bool Holds(SessionPlan plan) => plan.IsClinic;
}
