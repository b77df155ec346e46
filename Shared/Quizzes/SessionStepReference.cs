namespace QuizHub.Quizzes;

/// <summary>One step of one session, by its index in the plan.</summary>
public sealed record SessionStepReference(Guid SessionId, int Index);
