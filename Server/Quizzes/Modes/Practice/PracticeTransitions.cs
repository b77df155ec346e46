using QuizHub.Quizzes;

namespace QuizHub.Server.Quizzes;

/// <summary>Practice goes the usual way, with a second try.</summary>
public sealed class PracticeTransitions : Transitions
{
    public static readonly PracticeTransitions Instance = new();

    public override bool HasSecondTries => true;

    public override bool Holds(SessionPlan plan) => plan is { Mode: SessionMode.Practice, IsClinic: false };
}
