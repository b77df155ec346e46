using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Quizzes;

namespace QuizHub.Server.Progress;

/// <summary>Keeps what is derived from the log in step with it, in the transaction of whatever changes the log.</summary>
public static class MemoryWriter
{
    /// <summary>The memory of an item, under whichever name its question was answered; null for one never scheduled. One of another model or of other weights is
    /// made anew first: states do not convert.</summary>
    /// <param name="learner">Tracked.</param>
    /// <param name="names">The question's slug, then those that it had before.</param>
    public static async Task<ItemMemory?> FindMemoryAsync(
        this QuizHubDbContext database, Learner learner, string deck, IReadOnlyList<string> names, string item, MemoryRules rules)
    {
        var memory = await FindAsync();
        if (memory is null || (memory.Model == rules.Model.Id && memory.WeightsVersion == rules.WeightsVersion))
        {
            return memory;
        }

        database.Entry(memory).State = EntityState.Detached;
        await database.RebuildAsync(learner, deck, names, item, rules);
        await database.SaveChangesAsync();
        return await FindAsync();

        Task<ItemMemory?> FindAsync() => database.ItemMemories
            .Where(memory => memory.LearnerId == learner.Id && memory.DeckSlug == deck && names.Contains(memory.QuestionSlug) && memory.ItemId == item)
            .OrderByDescending(memory => memory.LastDay).FirstOrDefaultAsync();
    }

    /// <summary>Adds an attempt to the log and moves its item's memory. The tally of its day is to be made anew after it, or after the last of several:
    /// <see cref="TallyAsync"/>.</summary>
    /// <param name="learner">Tracked.</param>
    /// <param name="question">Its present slug, under which the memory stands from now on; the attempt keeps the one that it was asked under.</param>
    /// <param name="memory">Of the item before the attempt, by the same rules; null for none.</param>
    public static async Task AddAttemptAsync(this QuizHubDbContext database, Learner learner, string question, Attempt attempt, ItemMemory? memory, MemoryRules rules)
    {
        learner.MemoryRevision++;
        if (Review.Of(attempt) is { } review)
        {
            memory = Under(database, learner, question, attempt, memory);
            MemoryUpdate.Apply(memory, review, rules);
            memory.Revision = learner.MemoryRevision;
        }

        database.Add(attempt);
        await database.SaveChangesAsync();
    }

    /// <summary>Makes the tally of a study day anew from the log; removes it when nothing is left of the day.</summary>
    public static async Task TallyAsync(this QuizHubDbContext database, Guid learnerId, string deck, DateOnly day)
    {
        var attempts = await database.Attempts.AsNoTracking()
            .Where(attempt => attempt.LearnerId == learnerId && attempt.DeckSlug == deck && attempt.StudyDay == day)
            .OrderBy(attempt => attempt.StoredAt).ThenBy(attempt => attempt.Encounter).ToListAsync();
        var tally = await database.DayTallies.SingleOrDefaultAsync(row => row.LearnerId == learnerId && row.DeckSlug == deck && row.Day == day);
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

    /// <summary>Makes the memory of an item anew from the log; removes it when the log has nothing of it.</summary>
    /// <param name="names">The question's present slug, then those that it had before.</param>
    public static async Task RebuildAsync(
        this QuizHubDbContext database, Learner learner, string deck, IReadOnlyList<string> names, string item, MemoryRules rules)
    {
        var history = await database.Attempts.AsNoTracking()
            .Where(attempt => attempt.LearnerId == learner.Id && attempt.DeckSlug == deck && names.Contains(attempt.QuestionSlug) && attempt.ItemId == item)
            .OrderBy(attempt => attempt.StoredAt).ThenBy(attempt => attempt.Encounter).ToListAsync();
        await database.ItemMemories
            .Where(memory => memory.LearnerId == learner.Id && memory.DeckSlug == deck && names.Contains(memory.QuestionSlug) && memory.ItemId == item)
            .ExecuteDeleteAsync();
        learner.MemoryRevision++;
        if (MemoryUpdate.Replay(learner.Id, deck, names[0], item, history.Select(Review.Of).OfType<Review>(), rules) is { } memory)
        {
            memory.Revision = learner.MemoryRevision;
            database.Add(memory);
        }
    }

    /// <summary>The memory to move: a new one, or that which there is, under the question's present name.</summary>
    private static ItemMemory Under(QuizHubDbContext database, Learner learner, string question, Attempt attempt, ItemMemory? memory)
    {
        if (memory?.QuestionSlug == question)
        {
            return memory;
        }

        if (memory is null)
        {
            return database.Add(MemoryUpdate.New(learner.Id, attempt.DeckSlug, question, attempt.ItemId)).Entity;
        }

        // The question was renamed since: its memory follows.
        database.Remove(memory);
        return database.Add(memory.Under(question)).Entity;
    }
}
