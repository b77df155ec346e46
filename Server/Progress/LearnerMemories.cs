using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;

namespace QuizHub.Server.Progress;

/// <summary>Copies of what learners remember, kept for a while and brought up to date by what has changed since: with ten thousand items, reading all of them for
/// every choice would take longer than choosing.</summary>
public sealed class LearnerMemories(IDbContextFactory<QuizHubDbContext> databases, DeckLibrary library) : IDisposable
{
    // About 200 bytes an item: a learner of ten thousand items takes two megabytes.
    internal const int ItemsKept = 200_000;

    internal static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _copies = new(new MemoryCacheOptions { SizeLimit = ItemsKept });

    /// <summary>As it is now, every acknowledged answer included. Null when there is no such learner.</summary>
    public async Task<MemorySnapshot?> GetAsync(Guid learnerId, string deckSlug, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        // One transaction: revision and rows belong together.
        await using var reading = await database.BeginReadingAsync(cancel);
        var learner = await database.Learners().Where(row => row.Id == learnerId).Select(row => new { row.MemoryRevision, row.HistoryRevision }).SingleOrDefaultAsync(cancel);
        if (learner is null)
        {
            return null;
        }

        // Items are kept by the names that their questions have in this deck.
        var deck = library.Current.FindDeck(deckSlug);
        var known = _copies.Get<Copy>((learnerId, deckSlug)) is { } copy && ReferenceEquals(copy.Deck, deck) ? copy.Snapshot : null;
        if (known?.HistoryRevision != learner.HistoryRevision || known.Revision > learner.MemoryRevision)
        {
            known = null;
        }

        var goal = await database.StudyGoals().AsNoTracking().SingleOrDefaultAsync(row => row.LearnerId == learnerId && row.DeckSlug == deckSlug, cancel);
        var rules = await database.MemoryRulesAsync(learnerId, deckSlug, cancel);
        // The same weights are the same model, and what was worked out with it stays true.
        rules = known?.Rules.WeightsVersion == rules.WeightsVersion ? rules with { Model = known.Rules.Model } : rules;
        if (known?.Revision == learner.MemoryRevision)
        {
            return known with { Goal = goal, Rules = rules };
        }

        var changed = await ChangedAsync(database, learnerId, deck, deckSlug, known, cancel);
        var snapshot = new MemorySnapshot(
            learnerId, deckSlug, learner.MemoryRevision, learner.HistoryRevision,
            (known?.Items ?? ImmutableDictionary<ItemKey, RememberedItem>.Empty).SetItems(changed), await DaysAsync(database, learnerId, deckSlug, known, cancel),
            known is null || learner.MemoryRevision / AnswerTimes.Every != known.Revision / AnswerTimes.Every
                ? await AnswerTimes.ReadAsync(database, learnerId, deckSlug, cancel) : known.Minutes,
            rules, goal)
        {
            Changes = known is null ? null : new ItemChanges(known.Revision, [.. changed.Keys]),
        };
        _copies.Set((learnerId, deckSlug), new Copy(snapshot, deck), new MemoryCacheEntryOptions { SlidingExpiration = Kept, Size = 10 + snapshot.Items.Count });
        return snapshot;
    }

    public void Dispose() => _copies.Dispose();

    /// <summary>All items, or those that have changed since <paramref name="known"/>.</summary>
    private static async Task<Dictionary<ItemKey, RememberedItem>> ChangedAsync(
        QuizHubDbContext database, Guid learnerId, Deck? deck, string deckSlug, MemorySnapshot? known, CancellationToken cancel)
    {
        var all = database.ItemMemories().AsNoTracking().Where(row => row.LearnerId == learnerId);
        // With the deck in the question SQLite would go through all items of the deck to find the few that have changed; their index has them by revision.
        var rows = known is null
            ? await all.Where(row => row.DeckSlug == deckSlug).ToListAsync(cancel)
            : (await all.Where(row => row.Revision > known.Revision).ToListAsync(cancel)).FindAll(row => row.DeckSlug == deckSlug);
        var names = Names(deck);
        var items = new Dictionary<ItemKey, RememberedItem>(rows.Count);
        foreach (var row in rows)
        {
            var key = new ItemKey(names.GetValueOrDefault(row.QuestionSlug, row.QuestionSlug), row.ItemId);
            // One that was answered under two names of its question is as it was left last.
            if (!items.TryGetValue(key, out var other) || other.LastDay <= row.LastDay)
            {
                items[key] = new RememberedItem(
                    key, row.State, row.LastDay, row.DueDay, row.Reviews, row.Lapses, row.LapsedDay, row.ConfidentErrorDay, row.LastGrade);
            }
        }

        return items;
    }

    /// <summary>Former slugs of questions to present ones.</summary>
    private static Dictionary<string, string> Names(Deck? deck)
    {
        var names = new Dictionary<string, string>();
        foreach (var question in deck?.Questions ?? [])
        {
            foreach (var alias in question.Aliases)
            {
                names.TryAdd(alias, question.Slug);
            }
        }

        return names;
    }

    /// <summary>New answers change the days from the last known one on, and none before it.</summary>
    private static async Task<ImmutableSortedDictionary<DateOnly, DayFigures>> DaysAsync(
        QuizHubDbContext database, Guid learnerId, string deckSlug, MemorySnapshot? known, CancellationToken cancel)
    {
        // A zone that was moved west may still add to the day before.
        var from = known is { Days.IsEmpty: false } ? known.Days.Keys.Last().AddDays(-2) : DateOnly.MinValue;
        var rows = await database.DayTallies().AsNoTracking().Where(row => row.LearnerId == learnerId && row.DeckSlug == deckSlug && row.Day >= from)
            .Select(row => new { row.Day, row.Figures }).ToListAsync(cancel);
        return (known?.Days ?? ImmutableSortedDictionary<DateOnly, DayFigures>.Empty)
            .SetItems(rows.Select(row => KeyValuePair.Create(row.Day, DayFigures.Read(row.Figures))));
    }

    /// <param name="Deck">Null when there was none of that slug.</param>
    private sealed record Copy(MemorySnapshot Snapshot, Deck? Deck);
}
