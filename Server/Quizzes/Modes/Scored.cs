using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>An attempt, as far as the end of its session tells of it.</summary>
/// <param name="Step">Its place in the plan.</param>
/// <param name="IsCheck">It answered what was asked after a run.</param>
/// <param name="Score">0 to 1.</param>
public sealed record Scored(int Step, bool IsCheck, double Score)
{
    /// <summary>How many were right. Of two tries the better counts.</summary>
    public static string Right(IEnumerable<Scored> attempts, Language language)
    {
        var scores = attempts.GroupBy(attempt => (attempt.Step, attempt.IsCheck)).Select(tries => tries.Max(attempt => attempt.Score)).ToList();
        var (all, right, partly) = (Numbers.Whole(scores.Count), scores.Count(score => score >= 1), scores.Count(score => score is > 0 and < 1));
        return scores.Count == 0 ? QuizTexts.SummaryNone.In(language)
            : right == scores.Count ? QuizTexts.SummaryAllRight.Fill(language, all)
            : partly == 0 ? QuizTexts.SummarySome.Fill(language, Numbers.Whole(right), all)
            : QuizTexts.SummarySomePartly.Fill(language, Numbers.Whole(right), all, Numbers.Whole(partly));
    }
}
