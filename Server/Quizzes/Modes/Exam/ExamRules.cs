namespace QuizHub.Server.Quizzes;

/// <summary>What an exam is like; kept with its plan.</summary>
/// <param name="Minutes">From the start until it is handed in.</param>
public sealed record ExamRules(int Minutes);
