using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Data;

namespace QuizHub.Server.Progress;

/// <summary>What answers cost a learner: medians of her latest ones by item type, and usual values where she has too few.</summary>
public static class AnswerTimes
{
    /// <summary>Read anew after this many answers.</summary>
    public const int Every = 50;

    private const int Latest = 1000;
    private const int Enough = 5;

    // Assumed, since the clock stops with the answer: reading a verdict that says right, or why it was wrong.
    private const double ReadRight = 0.2;
    private const double ReadWrong = 0.6;

    /// <summary>Every type has an entry.</summary>
    public static async Task<IReadOnlyDictionary<ItemType, AnswerMinutes>> ReadAsync(QuizHubDbContext database, Guid learnerId, string deckSlug, CancellationToken cancel)
    {
        var times = await database.Attempts().AsNoTracking()
            .Where(attempt => attempt.LearnerId == learnerId && attempt.DeckSlug == deckSlug && !attempt.Revealed)
            .OrderByDescending(attempt => attempt.StudyDay).Take(Latest)
            .Select(attempt => new { attempt.ItemType, attempt.ActiveMilliseconds }).ToListAsync(cancel);
        var byType = times.ToLookup(time => time.ItemType, time => time.ActiveMilliseconds);
        return Enum.GetValues<ItemType>().ToDictionary(type => type, type =>
        {
            var own = byType[type].Order().ToList();
            var answering = own.Count < Enough ? ItemTypes.Of(type).UsualMinutes : Math.Clamp(own[own.Count / 2] / 60_000.0, 0.05, 10);
            return new AnswerMinutes(answering + ReadRight, answering + ReadWrong);
        });
    }

    /// <summary>Minutes that a day's answers took, reading the verdicts included: by the same measure as what is planned.</summary>
    public static double Spent(DayFigures day) => day.ActiveMilliseconds / 60_000.0 + day.Right * ReadRight + (day.Answers - day.Right) * ReadWrong;
}
