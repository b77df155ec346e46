using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Demos;
using QuizHub.Server.Progress;

namespace QuizHub.Server.Quizzes;

/// <summary>Reads what the answers of a session depend on.</summary>
public sealed class AnswerContextReader(ItemStore items, DeckLibrary library, TimeProvider time)
{
    /// <summary>Null when this learner has no such session.</summary>
    /// <param name="database">In a transaction: all that is read belongs to one state.</param>
    public async Task<AnswerContext?> ReadAsync(QuizHubDbContext database, Guid learnerId, Guid sessionId, CancellationToken cancel)
    {
        var learner = await database.Learners().AsNoTracking().SingleOrDefaultAsync(row => row.Id == learnerId, cancel);
        if (learner is null || await OpenSession.ReadAsync(database.Sessions().AsNoTracking(), database, sessionId, learnerId, cancel) is not { } open)
        {
            return null;
        }

        var deck = open.Plan.DeckSlug;
        var rules = await database.MemoryRulesAsync(learnerId, deck, cancel);
        var today = StudyDay.Of(time.GetUtcNow(), learner.TimeZone);
        return new AnswerContext(
            learner, open, library.Current.FindDeck(deck), rules,
            await ItemsAsync(database, open, rules, cancel),
            await TimesAsync(database, learnerId, open.Plan, cancel),
            ImmutableDictionary<DateOnly, DayFigures>.Empty.SetItem(today, await DayAsync(database, learnerId, deck, today, cancel)),
            await FreeRunsAsync(database, learnerId, open.Plan, cancel));
    }

    /// <summary>The sums of a study day, from its tally, or from the log where none is stored yet.</summary>
    public static async Task<DayFigures> DayAsync(QuizHubDbContext database, Guid learnerId, string deck, DateOnly day, CancellationToken cancel) =>
        await database.DayTallies().AsNoTracking().Where(row => row.LearnerId == learnerId && row.DeckSlug == deck && row.Day == day).Select(row => row.Figures)
            .SingleOrDefaultAsync(cancel) is { } figures ? DayFigures.Read(figures) : DayFigures.Of(await database.AttemptsOfDayAsync(learnerId, deck, day, cancel));

    private async Task<ImmutableDictionary<(string Question, string Item), ItemFigures>> ItemsAsync(
        QuizHubDbContext database, OpenSession open, MemoryRules rules, CancellationToken cancel)
    {
        var (learnerId, deck, sessionId) = (open.Session.LearnerId, open.Plan.DeckSlug, open.Session.Id);
        var names = new Dictionary<string, IReadOnlyList<string>>();
        var planned = new Dictionary<(string Question, string Item), ItemType>();
        foreach (var step in open.Plan.Steps.Where(step => step.Item is not null))
        {
            if (!names.ContainsKey(step.QuestionSlug))
            {
                names[step.QuestionSlug] = Names(deck, await items.QuestionAsync(database, deck, step, cancel));
            }

            foreach (var item in new[] { step.Item, step.Check }.OfType<PlannedItem>())
            {
                planned[(step.QuestionSlug, item.Id)] = item.Type;
            }
        }

        var (slugs, ids) = (names.Values.SelectMany(own => own).Distinct().ToList(), planned.Keys.Select(item => item.Item).Distinct().ToList());
        var counts = await database.Attempts().Where(row => row.LearnerId == learnerId && row.DeckSlug == deck && slugs.Contains(row.QuestionSlug) && ids.Contains(row.ItemId))
            .GroupBy(row => new { row.QuestionSlug, row.ItemId })
            .Select(own => new { own.Key.QuestionSlug, own.Key.ItemId, Count = own.Count(), InSession = own.Count(row => row.SessionId == sessionId) })
            .ToListAsync(cancel);
        var memories = await database.ItemMemories().AsNoTracking()
            .Where(row => row.LearnerId == learnerId && row.DeckSlug == deck && slugs.Contains(row.QuestionSlug) && ids.Contains(row.ItemId)).ToListAsync(cancel);

        var figures = ImmutableDictionary.CreateBuilder<(string, string), ItemFigures>();
        foreach (var ((question, item), type) in planned)
        {
            var own = names[question];
            var counted = counts.Where(count => count.ItemId == item && own.Contains(count.QuestionSlug)).ToList();
            var stored = memories.Where(memory => memory.ItemId == item && own.Contains(memory.QuestionSlug)).OrderByDescending(memory => memory.LastDay).ToList();
            var isNew = stored.Count == 0 && (counted.Count == 0 || type.IsCheck());
            var (memory, replaced) = isNew ? (null, []) : await MemoryAsync(database, learnerId, deck, own, item, stored, rules, cancel);
            figures[(question, item)] = new ItemFigures(own, memory, replaced, counted.Sum(count => count.Count), counted.Exists(count => count.InSession > 0));
        }

        return figures.ToImmutable();
    }

    /// <summary>The memory that the next answer moves, under the question's present name, and the stored rows that it takes the place of. One that is missing, of another
    /// model or of other weights is made anew from the log: states do not convert.</summary>
    private static async Task<(ItemMemory? Memory, IReadOnlyList<ItemMemory> Replaced)> MemoryAsync(
        QuizHubDbContext database, Guid learnerId, string deck, IReadOnlyList<string> names, string item, List<ItemMemory> stored, MemoryRules rules, CancellationToken cancel)
    {
        if (stored is [var last, ..] && last.Model == rules.Model.Id && last.WeightsVersion == rules.WeightsVersion)
        {
            return last.QuestionSlug == names[0] ? (last, []) : (last.Under(names[0]), [last]);
        }

        var history = await database.Attempts().AsNoTracking()
            .Where(row => row.LearnerId == learnerId && row.DeckSlug == deck && names.Contains(row.QuestionSlug) && row.ItemId == item)
            .OrderBy(row => row.StoredAt).ThenBy(row => row.Encounter).ToListAsync(cancel);
        return (MemoryUpdate.Replay(learnerId, deck, names[0], item, history.Select(Review.Of).OfType<Review>(), rules), stored);
    }

    private static async Task<ImmutableDictionary<ItemType, ActiveTimes>> TimesAsync(QuizHubDbContext database, Guid learnerId, SessionPlan plan, CancellationToken cancel)
    {
        var types = plan.Steps.SelectMany(step => new[] { step.Item, step.Check }).OfType<PlannedItem>().CountBy(item => item.Type).ToList();
        var found = ImmutableDictionary.CreateBuilder<ItemType, ActiveTimes>();
        foreach (var (type, answers) in types)
        {
            // Of first tries alone: with the item read and options struck out a second one is quick, and would make all others look slow.
            var times = database.Attempts().Where(row => row.LearnerId == learnerId && row.ItemType == type && !row.Revealed && !row.SecondTry).Select(row => row.ActiveMilliseconds);
            var count = await times.CountAsync(cancel);
            var start = ActiveTimes.Start(count, answers);
            found[type] = count == 0 ? ActiveTimes.None
                : new ActiveTimes(count, start, [.. await times.Order().Skip(start).Take(ActiveTimes.Length(answers)).ToListAsync(cancel)]);
        }

        return found.ToImmutable();
    }

    private static async Task<IReadOnlyDictionary<string, DateTimeOffset>> FreeRunsAsync(QuizHubDbContext database, Guid learnerId, SessionPlan plan, CancellationToken cancel)
    {
        var demos = plan.Steps.Select(step => step.Run?.Demo).OfType<string>().Distinct().ToList();
        return demos.Count == 0
            ? ImmutableDictionary<string, DateTimeOffset>.Empty
            : await database.FreeRuns().Where(run => run.LearnerId == learnerId && demos.Contains(run.Demo)).GroupBy(run => run.Demo)
                .Select(runs => new { runs.Key, At = runs.Max(run => run.At) }).ToDictionaryAsync(runs => runs.Key, runs => runs.At, cancel);
    }

    /// <summary>All names of a question: those that it has now, and those that it had when the session was started, whatever became of the deck meanwhile.</summary>
    private IReadOnlyList<string> Names(string deck, Question question) =>
        [.. library.Current.NamesOf(deck, question.Slug).Union(question.Aliases.Prepend(question.Slug))];
}
