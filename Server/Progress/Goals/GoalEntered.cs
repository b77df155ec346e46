using QuizHub.Progress;

namespace QuizHub.Server.Progress;

/// <summary>A goal that was not taken, as it was entered, to be corrected.</summary>
public sealed record GoalEntered(GoalProblem Problem, GoalForm Form);
