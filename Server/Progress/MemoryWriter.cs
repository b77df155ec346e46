using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;

namespace QuizHub.Server.Progress;

/// <summary>Keeps what is derived from the log in step with it, in the transaction of whatever changes the log.</summary>
public static class MemoryWriter
{
    /// <summary>Makes the tally of a study day anew from the log; removes it when nothing is left of the day.</summary>
    public static async Task TallyAsync(this QuizHubDbContext database, Guid learnerId, string deck, DateOnly day)
    {
        var attempts = await database.AttemptsOfDayAsync(learnerId, deck, day, CancellationToken.None);
        var tally = await database.DayTallies().SingleOrDefaultAsync(row => row.LearnerId == learnerId && row.DeckSlug == deck && row.Day == day);
        if (attempts.Count == 0)
        {
            if (tally is not null)
            {
                database.Remove(tally);
            }

            return;
        }

        tally ??= database.Add(new DayTally { LearnerId = learnerId, DeckSlug = deck, Day = day, Figures = "" }).Entity;
        tally.Figures = DayFigures.Of(attempts).Write();
    }

    /// <summary>In the order in which they were added.</summary>
    public static Task<List<Attempt>> AttemptsOfDayAsync(this QuizHubDbContext database, Guid learnerId, string deck, DateOnly day, CancellationToken cancel) =>
        database.Attempts().AsNoTracking().Where(attempt => attempt.LearnerId == learnerId && attempt.DeckSlug == deck && attempt.StudyDay == day)
            .OrderBy(attempt => attempt.StoredAt).ThenBy(attempt => attempt.StepIndex).ThenBy(attempt => attempt.Encounter).ToListAsync(cancel);

    /// <summary>Makes the memory of an item anew from the log; removes it when the log has nothing of it.</summary>
    /// <param name="names">The question's present slug, then those that it had before.</param>
    public static async Task RebuildAsync(
        this QuizHubDbContext database, Learner learner, string deck, IReadOnlyList<string> names, string item, MemoryRules rules)
    {
        var history = await database.Attempts().AsNoTracking()
            .Where(attempt => attempt.LearnerId == learner.Id && attempt.DeckSlug == deck && names.Contains(attempt.QuestionSlug) && attempt.ItemId == item)
            .OrderBy(attempt => attempt.StoredAt).ThenBy(attempt => attempt.Encounter).ToListAsync();
        await database.ItemMemories()
            .Where(memory => memory.LearnerId == learner.Id && memory.DeckSlug == deck && names.Contains(memory.QuestionSlug) && memory.ItemId == item)
            .ExecuteDeleteAsync();
        learner.MemoryRevision++;
        if (MemoryUpdate.Replay(learner.Id, deck, names[0], item, history.Select(Review.Of).OfType<Review>(), rules) is { } memory)
        {
            memory.Revision = learner.MemoryRevision;
            database.Add(memory);
        }
    }
}
