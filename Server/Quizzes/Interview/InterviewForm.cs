using System.Globalization;
using QuizHub.Quizzes;

namespace QuizHub.Server.Quizzes;

/// <summary>The form of the start page. What it offers is here too, so that page and reading cannot differ.</summary>
public static class InterviewForm
{
    public const string Off = "off", Up = "up", Own = "own";

    public const int UsualCount = 5, UsualOwnMinutes = 5, MostOwnMinutes = InterviewRules.LongestLimit / 60;

    public static readonly IReadOnlyList<int> Counts = [3, 5, 8];

    public static readonly IReadOnlyList<int> Minutes = [1, 2, 3];

    /// <summary>What a form asks for; it may be none that is legal. What is missing takes the page's own preset.</summary>
    /// <param name="language">Code.</param>
    public static StartSessionRequest Read(IFormCollection form, string language)
    {
        var question = form["question"].ToString();
        var (timer, seconds) = form["timer"].ToString() switch
        {
            "" or Off => (InterviewTimer.Off, 0),
            Up => (InterviewTimer.Up, 0),
            Own => (InterviewTimer.Down, 60 * Number(form["own"], UsualOwnMinutes)),
            var minutes => (InterviewTimer.Down, 60 * Number(minutes, -1)),
        };
        var topics = form["topics"].OfType<string>().Where(topic => topic.Length > 0).Distinct().ToList();
        return new StartSessionRequest(
            form["deck"].ToString(), null, question.Length == 0 ? null : question, SessionMode.Interview, language,
            question.Length == 0 ? Number(form["count"], UsualCount) : 1,
            Interview: new InterviewRules(Number(form["followUps"], InterviewRules.Usual.FollowUps), timer, seconds), Topics: topics);
    }

    /// <summary>−1 for what is no number, which nothing allows.</summary>
    private static int Number(string? text, int preset) =>
        string.IsNullOrWhiteSpace(text) ? preset : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 10_000 ? number : -1;
}
