using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks;
using QuizHub.Server.Progress;
using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Quizzes;

namespace QuizHub.Benchmarks.Choice;

/// <summary>One learner who has answered ten thousand items ten times each over a year, and the deck that they belong to. Seeded.</summary>
public static class LargeHistory
{
    public const int Questions = 1000;
    public const int ItemsEach = 10;
    public const int AttemptsEach = 10;

    private const int Topics = 20;
    private const int Days = 365;

    public static readonly DateOnly Today = new(2026, 11, 24);

    public static Deck Deck { get; } = new(
        "large", ["en"], Words("Large"), Words(""),
        [.. Enumerable.Range(0, Topics).Select(topic => new Topic($"topic-{topic}", Words($"Topic {topic}"), Words(""),
            [.. Enumerable.Range(0, Questions / Topics).Select(place => Question(topic * (Questions / Topics) + place))]))],
        new Dictionary<string, Localized>(), [], null);

    /// <summary>The attempts of an item on the given days, moved as the server moves them.</summary>
    public static async Task<Learner> SeedAsync(IDbContextFactory<QuizHubDbContext> databases)
    {
        var learner = new Learner { Id = Guid.CreateVersion7(At(Today.AddDays(-Days))), CreatedAt = At(Today.AddDays(-Days)), MemoryRevision = Questions * ItemsEach * AttemptsEach };
        var session = new StudySession
        {
            Id = Guid.CreateVersion7(At(Today.AddDays(-Days))),
            LearnerId = learner.Id,
            Mode = SessionMode.Practice,
            DeckSlug = Deck.Slug,
            Language = "en",
            Plan = "{}",
            StartedAt = At(Today.AddDays(-Days)),
            ChangedAt = At(Today),
            FinishedAt = At(Today),
        };
        await AddAsync(databases, [learner, session]);
        var (random, rules, days) = (new SplitMix(20_261_124), new MemoryRules(new Fsrs6(), MemoryRules.DefaultRetention, 0), new Dictionary<DateOnly, DayFigures>());
        foreach (var questions in Deck.Questions.Chunk(50))
        {
            var rows = new List<object>();
            foreach (var (question, item) in questions.SelectMany(question => question.Items.Select(item => (question, item))))
            {
                var memory = MemoryUpdate.New(learner.Id, Deck.Slug, question.Slug, item.Id);
                var day = Today.AddDays(-Days + random.Next(60));
                for (var encounter = 1; encounter <= AttemptsEach; encounter++)
                {
                    var attempt = Attempt(learner, session, question, item, memory, encounter, day, ref random);
                    rows.Add(attempt);
                    days[day] = days.GetValueOrDefault(day, DayFigures.None) + DayFigures.Of([attempt]);
                    MemoryUpdate.Apply(memory, Review.Of(attempt)!.Value, rules);
                    // The last lies before today, some weeks back at most.
                    day = encounter == AttemptsEach - 1 ? Today.AddDays(-1 - random.Next(40)) : day.AddDays(1 + random.Next(25));
                }

                memory.Revision = 1;
                rows.Add(memory);
            }

            await AddAsync(databases, rows);
        }

        await AddAsync(databases, [.. days.Select(day => new DayTally { LearnerId = learner.Id, DeckSlug = Deck.Slug, Day = day.Key, Figures = day.Value.Write() })]);
        return learner;
    }

    /// <summary>An answer, right in four of five cases.</summary>
    public static Attempt Attempt(Learner learner, StudySession session, Question question, Item item, ItemMemory memory, int encounter, DateOnly day, ref SplitMix random)
    {
        var isRight = random.NextDouble() < 0.8;
        return new Attempt
        {
            Id = Guid.CreateVersion7(At(day)),
            LearnerId = learner.Id,
            SessionId = session.Id,
            StepIndex = 0,
            Mode = SessionMode.Practice,
            DeckSlug = Deck.Slug,
            QuestionSlug = question.Slug,
            ItemId = item.Id,
            ItemType = item.Type,
            Facet = item.Facet,
            ItemVersion = item.ItemVersion,
            KeyVersion = item.KeyVersion,
            VariantSeed = 0,
            OptionOrder = """["a","b","c","d"]""",
            Language = "en",
            Encounter = encounter,
            Response = """{"kind":"choice","chosen":["a"]}""",
            Score = isRight ? 1 : 0,
            Confidence = (Confidence)random.Next(3),
            SecondTry = false,
            Hinted = false,
            Revealed = false,
            ActiveMilliseconds = 5_000 + random.Next(40_000),
            MedianMilliseconds = null,
            GuessChance = 0.25,
            Grade = isRight ? Grade.Good : Grade.Again,
            GradingVersion = EvidenceGrade.Version,
            RunId = null,
            Facts = null,
            AnsweredAt = At(day),
            StoredAt = At(day),
            TimeZone = "Etc/UTC",
            StudyDay = day,
            DaysSince = memory.Reviews == 0 ? null : day.DayNumber - memory.LastDay.DayNumber,
            StabilityBefore = memory.Reviews == 0 ? null : memory.Stability,
            PredictedRecall = memory.Reviews == 0 ? null : 0.85,
        };
    }

    public static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);

    private static async Task AddAsync(IDbContextFactory<QuizHubDbContext> databases, IReadOnlyCollection<object> rows)
    {
        await using var database = await databases.CreateDbContextAsync();
        database.ChangeTracker.AutoDetectChangesEnabled = false;
        database.AddRange(rows);
        await database.SaveChangesAsync();
    }

    private static Question Question(int number) => new(
        "large", $"topic-{number / (Questions / Topics)}", $"question-{number}", 1, [], [$"question-{(number + 1) % Questions}"], [], null, [], [],
        [.. Enumerable.Range(0, ItemsEach).Select(item => new Item(
            $"item-{item}", ItemType.Single, (Facet)(item % 6), [], new Dictionary<string, string>(), null, null, new Dictionary<string, ItemText>(), new ChoiceBody(false, []),
            "0123456789abcdef", "0123456789abcdef"))],
        new Dictionary<string, QuestionText>());

    private static Localized Words(string text) => new(new Dictionary<string, string> { ["en"] = text });
}
