using System.Globalization;
using QuizHub.Site;

namespace QuizHub.Client.Quizzes;

/// <summary>How an exam's figures are written.</summary>
public static class ExamWords
{
    /// <summary>With two decimals at most.</summary>
    public static string Points(double points, Language language) => Numbers.Number(Math.Round(points, 2, MidpointRounding.AwayFromZero), language);

    /// <summary>Minutes and seconds, or hours before them: 9:05, 1:30:00.</summary>
    public static string Clock(long seconds)
    {
        var time = TimeSpan.FromSeconds(seconds);
        return time.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");
    }
}
