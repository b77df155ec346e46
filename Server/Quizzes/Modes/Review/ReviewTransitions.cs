using QuizHub.Quizzes;

namespace QuizHub.Server.Quizzes;

/// <summary>A review goes the usual way.</summary>
public sealed class ReviewTransitions : Transitions
{
    public static readonly ReviewTransitions Instance = new();

    public override bool Holds(SessionPlan plan) => plan.Mode == SessionMode.Review;
}
