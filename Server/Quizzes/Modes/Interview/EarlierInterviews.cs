using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>What her interviews so far say about the questions of a deck.</summary>
public static class EarlierInterviews
{
    /// <summary>Older ones say little about today.</summary>
    private const int Looked = 50;

    /// <summary>By question slug, 0 to 1: the share of the question's points that she covered, at once or on being asked, when it was talked over last.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> CoverageAsync(this QuizHubDbContext database, Guid learnerId, Deck deck, CancellationToken cancel)
    {
        var sessions = await database.Sessions().AsNoTracking()
            .Where(row => row.LearnerId == learnerId && row.DeckSlug == deck.Slug && row.Mode == SessionMode.Interview)
            .OrderByDescending(row => row.StartedAt).Take(Looked).Select(row => new { row.Id, row.Plan }).ToListAsync(cancel);
        var ids = sessions.Select(session => session.Id).ToList();
        var events = (await database.SessionEvents().AsNoTracking().Where(row => ids.Contains(row.SessionId)).OrderBy(row => row.Revision)
            .Select(row => new { row.SessionId, row.Event }).ToListAsync(cancel)).ToLookup(row => row.SessionId, row => row.Event);
        var coverage = new Dictionary<string, double>();
        // Newest first: what is there stays.
        foreach (var session in sessions)
        {
            var plan = JsonSerializer.Deserialize<SessionPlan>(session.Plan, Json.Options)!;
            var progress = SessionProgress.Of(plan, events[session.Id].Select(text => JsonSerializer.Deserialize<SessionEvent>(text, Json.Options)!));
            foreach (var (index, passed) in progress.Passed.Where(passed => passed.Value.Asked.IsOver))
            {
                if (deck.FindQuestion(plan.Steps[index].QuestionSlug) is { } question)
                {
                    coverage.TryAdd(question.Slug, Share(question, passed.Asked));
                }
            }
        }

        return coverage;
    }

    /// <summary>Of the points that the question has today.</summary>
    private static double Share(Question question, AskedProgress asked)
    {
        var points = question.Texts.Values.First().KeyPoints;
        return points.Count == 0 ? 1 : (double)points.Count(point => asked.CoverOf(point.Id) != PointCover.Missed) / points.Count;
    }
}
