using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks.Library;

namespace QuizHub.Server.Progress;

/// <summary>
/// Takes up what the log holds and what is derived from it lacks: attempts from before there were memories, states of another model or of other weights, and days on
/// which items are due by another retention than the learner asks for.
/// Works in small pieces between the answers of learners, each a transaction of its own, and is done when nothing is left.
/// </summary>
public sealed class MemoryUpkeep(
    IDbContextFactory<QuizHubDbContext> databases, AttemptWriter writer, DeckLibrary library, ILogger<MemoryUpkeep> logger) : BackgroundService
{
    // A piece holds up whoever answers meanwhile: a few milliseconds.
    private const int Piece = 50;

    private readonly Channel<Rescheduling> _reschedulings = Channel.CreateUnbounded<Rescheduling>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Makes everything that is missing or out of date; returns how many items and days that were.</summary>
    public async Task<(int Items, int Days)> CatchUpAsync(CancellationToken cancel)
    {
        var (items, days) = (0, 0);
        foreach (var piece in (await MissingAsync(cancel)).Concat(await StaleAsync(null, cancel)).Chunk(Piece))
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

    /// <summary>Has the due days of a learner's items of a deck made anew after her retention changed. Until the returned task ends, and if the server is stopped before it does
    /// until the next start, some are still due by the retention before.</summary>
    public Task RescheduleAsync(Guid learnerId, string deck)
    {
        var asked = new Rescheduling(learnerId, deck, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (!_reschedulings.Writer.TryWrite(asked))
        {
            asked.Done.SetResult();
        }

        return asked.Done.Task;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _reschedulings.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await TryAsync(CatchUpAsync, stoppingToken);
        try
        {
            await foreach (var asked in _reschedulings.Reader.ReadAllAsync(stoppingToken))
            {
                await TryAsync(cancel => RescheduleAsync(asked, cancel), stoppingToken);
                asked.Done.SetResult();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What is left is out of date in the database, too: the next start finds it.
        }
    }

    /// <summary>Answers and pages work without upkeep, so a fault in it is logged and the server stays up; the next start goes on where this one stopped.</summary>
    private async Task TryAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        try
        {
            await work(cancel);
        }
        catch (Exception exception) when (exception is ObjectDisposedException || (exception is OperationCanceledException && cancel.IsCancellationRequested))
        {
            // The server stops, perhaps before it has started.
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "Memories could not be made from the log; the next start tries again.");
        }
    }

    private async Task<int> RescheduleAsync(Rescheduling asked, CancellationToken cancel)
    {
        var stale = await StaleAsync(asked, cancel);
        foreach (var piece in stale.Chunk(Piece))
        {
            await writer.WriteAsync(database => RebuildAsync(database, piece, cancel), cancel);
        }

        return stale.Count;
    }

    /// <summary>Items with graded attempts and without a memory.</summary>
    private async Task<List<LearnedItem>> MissingAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var missing = await database.Attempts().AsNoTracking().Where(attempt => attempt.Grade != null)
            .Select(attempt => new { attempt.LearnerId, attempt.DeckSlug, attempt.QuestionSlug, attempt.ItemId }).Distinct()
            .Where(item => !database.ItemMemories().Any(memory => memory.LearnerId == item.LearnerId && memory.DeckSlug == item.DeckSlug
                && memory.QuestionSlug == item.QuestionSlug && memory.ItemId == item.ItemId))
            .ToListAsync(cancel);
        // A memory stands under the question's present name alone.
        var found = new List<LearnedItem>(missing.Count);
        foreach (var item in missing.Select(row => new LearnedItem(row.LearnerId, row.DeckSlug, row.QuestionSlug, row.ItemId)))
        {
            var names = library.Current.NamesOf(item.DeckSlug, item.QuestionSlug);
            if (!await database.ItemMemories().AnyAsync(
                memory => memory.LearnerId == item.LearnerId && memory.DeckSlug == item.DeckSlug && names.Contains(memory.QuestionSlug) && memory.ItemId == item.ItemId, cancel))
            {
                found.Add(item);
            }
        }

        return found;
    }

    /// <summary>Items whose memory is of another model, or of weights that are not the learner's present ones, or due by another retention.</summary>
    /// <param name="of">Null for all learners and decks.</param>
    private async Task<List<LearnedItem>> StaleAsync(Rescheduling? of, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var memories = of is null ? database.ItemMemories() : database.ItemMemories().Where(memory => memory.LearnerId == of.LearnerId && memory.DeckSlug == of.DeckSlug);
        return await memories.AsNoTracking()
            .Where(memory => memory.Model != MemoryRulesReader.CurrentModel
                || memory.WeightsVersion != (database.PersonalWeights().Where(own => own.LearnerId == memory.LearnerId).Select(own => (int?)own.Version).FirstOrDefault() ?? 0)
                || memory.Retention != (database.StudyGoals().Where(goal => goal.LearnerId == memory.LearnerId && goal.DeckSlug == memory.DeckSlug)
                    .Select(goal => (double?)goal.Retention).FirstOrDefault() ?? MemoryRules.DefaultRetention))
            .Select(memory => new LearnedItem(memory.LearnerId, memory.DeckSlug, memory.QuestionSlug, memory.ItemId))
            .ToListAsync(cancel);
    }

    private async Task<int> RebuildAsync(QuizHubDbContext database, IReadOnlyCollection<LearnedItem> piece, CancellationToken cancel)
    {
        foreach (var deck in piece.GroupBy(item => (item.LearnerId, item.DeckSlug)))
        {
            if (await database.Learners().SingleOrDefaultAsync(row => row.Id == deck.Key.LearnerId, cancel) is not { } learner)
            {
                // Forgotten since.
                continue;
            }

            var rules = await database.MemoryRulesAsync(learner.Id, deck.Key.DeckSlug, cancel);
            // The same item may be in the log under several names.
            var items = deck.Select(item => (Names: library.Current.NamesOf(item.DeckSlug, item.QuestionSlug), item.ItemId));
            foreach (var (names, item) in items.DistinctBy(item => (item.Names[0], item.ItemId)))
            {
                await database.RebuildAsync(learner, deck.Key.DeckSlug, names, item, rules);
            }
        }

        return piece.Count;
    }

    private async Task<List<LearnedDay>> DaysAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var days = await database.Attempts().AsNoTracking().Select(attempt => new { attempt.LearnerId, attempt.DeckSlug, Day = attempt.StudyDay }).Distinct()
            .Where(day => !database.DayTallies().Any(tally => tally.LearnerId == day.LearnerId && tally.DeckSlug == day.DeckSlug && tally.Day == day.Day))
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

    private sealed record LearnedItem(Guid LearnerId, string DeckSlug, string QuestionSlug, string ItemId);

    private sealed record Rescheduling(Guid LearnerId, string DeckSlug, TaskCompletionSource Done);

    private sealed record LearnedDay(Guid LearnerId, string DeckSlug, DateOnly Day);
}
