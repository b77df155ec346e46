namespace QuizHub.Server.Quizzes.Pages;

/// <param name="Value">As the form sends it.</param>
/// <param name="Count">Of the items that it has, with all else as chosen.</param>
/// <param name="More">To be said beside the number; null for nothing.</param>
public sealed record CheckEntry(string Value, string Name, int Count, bool IsChosen, string? More = null);
