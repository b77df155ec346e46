using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Data;
using QuizHub.Server.Progress;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>What finished sessions came to, in a few words each: the same figures that stand at the top of their summary, result or transcript.</summary>
public sealed class SessionResults(InterviewStates interviews)
{
    /// <summary>By session.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> TellAsync(
        QuizHubDbContext database, IReadOnlyList<OpenSession> finished, Language language, CancellationToken cancel)
    {
        var ids = finished.Select(open => open.Session.Id).ToList();
        var attempts = (await database.Attempts().AsNoTracking().Where(attempt => ids.Contains(attempt.SessionId))
            .Select(attempt => new { attempt.SessionId, Scored = new Scored(attempt.StepIndex, attempt.ItemType == ItemType.SawIt, attempt.Score) })
            .ToListAsync(cancel)).ToLookup(row => row.SessionId, row => row.Scored);
        var told = new Dictionary<Guid, string>();
        foreach (var open in finished)
        {
            told[open.Session.Id] = open.Plan.Mode switch
            {
                SessionMode.Interview => await TalkedAsync(database, open, language, cancel),
                SessionMode.Exam => Points(open.Progress, attempts[open.Session.Id], language),
                _ => Right(attempts[open.Session.Id], language),
            };
        }

        return told;
    }

    private async Task<string> TalkedAsync(QuizHubDbContext database, OpenSession open, Language language, CancellationToken cancel)
    {
        var talked = await interviews.TalkedAsync(database, open, language, cancel);
        var covers = talked.SelectMany(question => question.Points.Select(point => question.Asked.CoverOf(point.Id))).ToList();
        return talked.Count == 0
            ? InterviewTexts.NothingAsked.In(language)
            : InterviewTexts.TallyAll.Fill(language, Numbers.Whole(covers.Count(cover => cover != PointCover.Missed)), Numbers.Whole(covers.Count));
    }

    /// <summary>Items that were graded or left open count; a prediction that never ran does not.</summary>
    private static string Points(SessionProgress progress, IEnumerable<Scored> attempts, Language language)
    {
        var scores = attempts.Where(attempt => !attempt.IsCheck).ToDictionary(attempt => attempt.Step, attempt => attempt.Score);
        var counted = scores.Count + (progress.HandedIn?.Open.Count(index => !scores.ContainsKey(index)) ?? 0);
        var points = Numbers.Number(Math.Round(scores.Values.Sum(), 2, MidpointRounding.AwayFromZero), language);
        return ExamTexts.ScoreSoFar.Fill(language, points, Numbers.Whole(counted));
    }

    /// <summary>Of two tries the better counts.</summary>
    private static string Right(IEnumerable<Scored> attempts, Language language)
    {
        var scores = attempts.GroupBy(attempt => (attempt.Step, attempt.IsCheck)).Select(tries => tries.Max(attempt => attempt.Score)).ToList();
        var (all, right, partly) = (Numbers.Whole(scores.Count), scores.Count(score => score >= 1), scores.Count(score => score is > 0 and < 1));
        return scores.Count == 0 ? QuizTexts.SummaryNone.In(language)
            : right == scores.Count ? QuizTexts.SummaryAllRight.Fill(language, all)
            : partly == 0 ? QuizTexts.SummarySome.Fill(language, Numbers.Whole(right), all)
            : QuizTexts.SummarySomePartly.Fill(language, Numbers.Whole(right), all, Numbers.Whole(partly));
    }

    private sealed record Scored(int Step, bool IsCheck, double Score);
}
