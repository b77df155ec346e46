namespace QuizHub.Server.Quizzes;
public sealed record SessionPlan;
