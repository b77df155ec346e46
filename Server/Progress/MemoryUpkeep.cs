using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Data;
using QuizHub.Server.Decks.Library;

namespace QuizHub.Server.Progress;

/// <summary>
/// Takes up what the log holds and what is derived from it lacks: attempts from before there were memories, states of another model or of other weights.
/// Works in small pieces between the answers of learners, each a transaction of its own, and is done when nothing is left.
/// </summary>
public sealed class MemoryUpkeep(
    IDbContextFactory<QuizHubDbContext> databases, AttemptWriter writer, DeckLibrary library, ILogger<MemoryUpkeep> logger) : BackgroundService
{
    // A piece holds up whoever answers meanwhile: a few milliseconds.
    private const int Piece = 50;

    /// <summary>Makes everything that is missing or out of date; returns how many items and days that were.</summary>
    public async Task<(int Items, int Days)> CatchUpAsync(CancellationToken cancel)
    {
        var (items, days) = (0, 0);
        foreach (var piece in (await MissingAsync(cancel)).Concat(await StaleAsync(cancel)).Chunk(Piece))
        {
            items += piece.Length;
            await writer.WriteAsync(database => RebuildAsync(database, piece, cancel), cancel);
        }

        foreach (var piece in (await DaysAsync(cancel)).Chunk(Piece))
        {
            days += piece.Length;
            await writer.WriteAsync(database => TallyAsync(database, piece), cancel);
        }

        if (items + days > 0)
        {
            logger.LogInformation("Memories of {Items} items and tallies of {Days} days were made from the log.", items, days);
        }

        return (items, days);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await CatchUpAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start goes on where this one stopped.
        }
        catch (Exception exception)
        {
            // Answers and pages work without it, so the server stays up.
            logger.LogError(exception, "Memories could not be made from the log; the next start tries again.");
        }
    }

    /// <summary>Items with graded attempts and without a memory.</summary>
    private async Task<List<LearnedItem>> MissingAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var missing = await database.Attempts.AsNoTracking().Where(attempt => attempt.Grade != null)
            .Select(attempt => new { attempt.LearnerId, attempt.DeckSlug, attempt.QuestionSlug, attempt.ItemId }).Distinct()
            .Where(item => !database.ItemMemories.Any(memory => memory.LearnerId == item.LearnerId && memory.DeckSlug == item.DeckSlug
                && memory.QuestionSlug == item.QuestionSlug && memory.ItemId == item.ItemId))
            .ToListAsync(cancel);
        // A memory stands under the question's present name alone.
        var found = new List<LearnedItem>(missing.Count);
        foreach (var item in missing.Select(row => new LearnedItem(row.LearnerId, row.DeckSlug, row.QuestionSlug, row.ItemId)))
        {
            var names = Names(item);
            if (!await database.ItemMemories.AnyAsync(
                memory => memory.LearnerId == item.LearnerId && memory.DeckSlug == item.DeckSlug && names.Contains(memory.QuestionSlug) && memory.ItemId == item.ItemId, cancel))
            {
                found.Add(item);
            }
        }

        return found;
    }

    /// <summary>Items whose memory is of another model, or of weights that are not the learner's present ones.</summary>
    private async Task<List<LearnedItem>> StaleAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.ItemMemories.AsNoTracking()
            .Where(memory => memory.Model != MemoryRulesReader.CurrentModel
                || memory.WeightsVersion != (database.PersonalWeights.Where(own => own.LearnerId == memory.LearnerId).Select(own => (int?)own.Version).FirstOrDefault() ?? 0))
            .Select(memory => new LearnedItem(memory.LearnerId, memory.DeckSlug, memory.QuestionSlug, memory.ItemId))
            .ToListAsync(cancel);
    }

    private async Task<int> RebuildAsync(QuizHubDbContext database, IReadOnlyCollection<LearnedItem> piece, CancellationToken cancel)
    {
        foreach (var deck in piece.GroupBy(item => (item.LearnerId, item.DeckSlug)))
        {
            if (await database.Learners.SingleOrDefaultAsync(row => row.Id == deck.Key.LearnerId, cancel) is not { } learner)
            {
                // Forgotten since.
                continue;
            }

            var rules = await database.MemoryRulesAsync(learner.Id, deck.Key.DeckSlug, cancel);
            foreach (var item in deck.Select(item => (Question: Names(item)[0], item.ItemId)).Distinct())
            {
                var names = Names(new LearnedItem(learner.Id, deck.Key.DeckSlug, item.Question, item.ItemId));
                await database.RebuildAsync(learner, deck.Key.DeckSlug, item.Question, names, item.ItemId, rules);
            }
        }

        return piece.Count;
    }

    private async Task<List<LearnedDay>> DaysAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var days = await database.Attempts.AsNoTracking().Select(attempt => new { attempt.LearnerId, attempt.DeckSlug, Day = attempt.StudyDay }).Distinct()
            .Where(day => !database.DayTallies.Any(tally => tally.LearnerId == day.LearnerId && tally.DeckSlug == day.DeckSlug && tally.Day == day.Day))
            .ToListAsync(cancel);
        return [.. days.Select(day => new LearnedDay(day.LearnerId, day.DeckSlug, day.Day))];
    }

    private static async Task<int> TallyAsync(QuizHubDbContext database, IReadOnlyCollection<LearnedDay> piece)
    {
        foreach (var day in piece)
        {
            await database.TallyAsync(day.LearnerId, day.DeckSlug, day.Day);
        }

        return piece.Count;
    }

    /// <summary>The question's present slug first, then those that it had; what is in no deck any more keeps its name.</summary>
    private List<string> Names(LearnedItem item) =>
        library.Current.FindDeck(item.DeckSlug)?.FindQuestion(item.QuestionSlug) is { } question ? [question.Slug, .. question.Aliases] : [item.QuestionSlug];

    private sealed record LearnedItem(Guid LearnerId, string DeckSlug, string QuestionSlug, string ItemId);

    private sealed record LearnedDay(Guid LearnerId, string DeckSlug, DateOnly Day);
}
