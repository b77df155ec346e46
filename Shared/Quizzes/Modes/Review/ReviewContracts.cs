namespace QuizHub.Quizzes;

/// <summary>How a review went, and what is left after it.</summary>
public sealed record ReviewSummary(SessionSummary Summary, ReviewEnd End) : SessionView;

/// <summary>What is left after a review, as things stand now.</summary>
/// <param name="Left">Questions for which there is still time today.</param>
/// <param name="Waiting">Due questions that today's minutes do not hold.</param>
/// <param name="Tomorrow">Questions that come tomorrow.</param>
/// <param name="TomorrowTopics">Titles of their topics.</param>
/// <param name="Next">The first day after today on which there is something; null when there is none.</param>
public sealed record ReviewEnd(int Left, int Waiting, int Tomorrow, IReadOnlyList<string> TomorrowTopics, DateOnly? Next);
