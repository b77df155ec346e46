using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Server.Site;

namespace QuizHub.Server.Progress.Overview;

/// <summary>Reads what the progress page says. It never reads the whole log: sums by day and memories carry it.</summary>
public sealed class ProgressReader(IDbContextFactory<QuizHubDbContext> databases, LearnerMemories memories, Reviews reviews, TimeProvider time)
{
    private const int LastResults = 5;

    /// <summary>Slugs of the decks that a learner has answered anything of, the one last studied first.</summary>
    public async Task<IReadOnlyList<string>> DecksAsync(Guid learnerId, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.DayTallies().AsNoTracking().Where(tally => tally.LearnerId == learnerId).GroupBy(tally => tally.DeckSlug)
            .Select(days => new { Deck = days.Key, Last = days.Max(tally => tally.Day) })
            .OrderByDescending(deck => deck.Last).ThenBy(deck => deck.Deck).Select(deck => deck.Deck).ToListAsync(cancel);
    }

    /// <summary>Null when there is no such learner.</summary>
    public async Task<ProgressOverview?> ReadAsync(Learner learner, Deck deck, CancellationToken cancel)
    {
        if (await memories.GetAsync(learner.Id, deck.Slug, cancel) is not { } snapshot)
        {
            return null;
        }

        var today = StudyDay.Of(time.GetUtcNow(), learner.TimeZone);
        var isInterview = snapshot.Goal?.InterviewDay >= today;
        var day = isInterview ? snapshot.Goal!.InterviewDay!.Value : today;
        var days = snapshot.Days.Select(entry => new StudiedDay(entry.Key, entry.Value)).ToList();
        // What is in the deck no longer is never asked again.
        var topics = deck.Topics.Where(topic => topic.Questions.Count > 0).Select(topic => (Topic: topic, Items: ItemsOf(snapshot, topic))).ToList();
        var remembered = topics.SelectMany(topic => topic.Items).OfType<RememberedItem>();
        var sums = topics.ConvertAll(topic => ReadinessSum.Of(snapshot, topic.Items, day));
        await using var database = await databases.CreateDbContextAsync(cancel);
        return new ProgressOverview(
            deck, today, TodaysReview.Of(await reviews.LookAsync(deck, learner, cancel)), day, isInterview,
            DueForecast.Of(remembered.Select(item => item.DueDay), today),
            Progress.Readiness.Of(sums.Aggregate(default(ReadinessSum), (left, right) => left + right), snapshot.Belief, snapshot.First),
            [.. topics.Zip(sums, (topic, sum) => new TopicReadiness(topic.Topic, Progress.Readiness.Of(sum, snapshot.Belief, snapshot.First)))],
            Retention.Of(snapshot.Sum, days, today),
            SelfCalibration.Of(snapshot.Sum),
            StudyCalendar.Of(days, today),
            snapshot.Sum,
            await ResultsAsync(database, learner, deck, HardItems.Hardest(remembered), cancel),
            await database.PersonalWeights().AsNoTracking().SingleOrDefaultAsync(weights => weights.LearnerId == learner.Id, cancel),
            snapshot.Rules.Retention);
    }

    /// <summary>What came of the items of one question, each that was answered at least once.</summary>
    public async Task<IReadOnlyList<AnsweredItem>> OfQuestionAsync(Learner learner, Deck deck, Question question, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var snapshot = await memories.GetAsync(learner.Id, deck.Slug, cancel);
        var results = await ResultsAsync(database, learner, deck.Slug, [question], question.Items.Select(item => item.Id), cancel);
        return
        [
            .. from item in question.Items
               let key = new ItemKey(question.Slug, item.Id)
               where results.Contains(key)
               select Answered(question, item, snapshot?.Items.GetValueOrDefault(key), results[key]),
        ];
    }

    /// <summary>One entry for each item that is ever scheduled; null for one that was not.</summary>
    private static List<RememberedItem?> ItemsOf(MemorySnapshot snapshot, Topic topic) =>
    [
        .. from question in topic.Questions
           from item in question.Items
           where !item.Type.IsCheck()
           select snapshot.Items.GetValueOrDefault(new(question.Slug, item.Id)),
    ];

    private static async Task<IReadOnlyList<AnsweredItem>> ResultsAsync(
        QuizHubDbContext database, Learner learner, Deck deck, IReadOnlyList<RememberedItem> items, CancellationToken cancel)
    {
        var slugs = items.Select(item => item.Key.QuestionSlug).ToHashSet();
        var questions = deck.Questions.Where(question => slugs.Contains(question.Slug)).ToDictionary(question => question.Slug);
        var results = await ResultsAsync(database, learner, deck.Slug, questions.Values, items.Select(item => item.Key.ItemId), cancel);
        return
        [
            .. from item in items
               let question = questions[item.Key.QuestionSlug]
               select Answered(question, question.Items.First(known => known.Id == item.Key.ItemId), item, results[item.Key]),
        ];
    }

    private static async Task<ILookup<ItemKey, LastResult>> ResultsAsync(
        QuizHubDbContext database, Learner learner, string deckSlug, IEnumerable<Question> questions, IEnumerable<string> itemIds, CancellationToken cancel)
    {
        var names = new Dictionary<string, string>();
        foreach (var question in questions)
        {
            foreach (var name in question.Aliases.Prepend(question.Slug))
            {
                names.TryAdd(name, question.Slug);
            }
        }

        var (slugs, ids) = (names.Keys.ToList(), itemIds.Distinct().ToList());
        var attempts = await database.Attempts().AsNoTracking()
            .Where(attempt => attempt.LearnerId == learner.Id && attempt.DeckSlug == deckSlug && slugs.Contains(attempt.QuestionSlug) && ids.Contains(attempt.ItemId))
            .Select(attempt => new { attempt.QuestionSlug, attempt.ItemId, attempt.Score, attempt.StoredAt, attempt.Encounter }).ToListAsync(cancel);
        return attempts.OrderBy(attempt => attempt.StoredAt).ThenBy(attempt => attempt.Encounter)
            .ToLookup(attempt => new ItemKey(names[attempt.QuestionSlug], attempt.ItemId), attempt => new LastResult(TimeZones.Date(attempt.StoredAt, learner.TimeZone), attempt.Score));
    }

    private static AnsweredItem Answered(Question question, Item item, RememberedItem? memory, IEnumerable<LastResult> results)
    {
        var all = results.ToList();
        return new(question, item, memory, all.Count, all.Count(result => result.Score >= 1), all[Math.Max(0, all.Count - LastResults)..]);
    }
}
