using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Progress;
using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Quizzes;

namespace QuizHub.Tests.Progress;

/// <summary>A learner who remembers as a memory model of her own says, and the log that her answers leave: as if she had studied for weeks.</summary>
public sealed class SimulatedLog(Fsrs6 truth, int seed)
{
    private readonly Random _random = new(seed);

    public DateOnly FirstDay { get; init; } = new(2026, 1, 5);

    public Guid LearnerId { get; } = Guid.CreateVersion7();

    public List<Attempt> Attempts { get; } = [];

    /// <summary>Every item is asked at first, and then at gaps drawn around 1, 3, 8, 20 … days, until the days are over.</summary>
    public SimulatedLog Study(int items, int days)
    {
        for (var item = 0; item < items; item++)
        {
            MemoryState? state = null;
            var (day, last, encounter) = (_random.Next(0, 10), 0, 1);
            for (var gap = 1.0; day < days; gap *= 2.5, encounter++)
            {
                var right = state is { } known ? _random.NextDouble() < truth.Retrievability(known, day - last) : _random.NextDouble() < 0.4;
                var grade = right ? Grade.Good : Grade.Again;
                Attempts.Add(Make(item, FirstDay.AddDays(day), grade, encounter, day * 1000 + item));
                state = state is { } before ? truth.Next(before, day - last, grade) : truth.Init(grade);
                gap = right ? gap : 1;
                last = day;
                day += 1 + (int)(gap * (0.5 + _random.NextDouble()));
            }
        }

        return this;
    }

    /// <summary>Stores learner, one session and all attempts, and nothing of what is derived from them.</summary>
    public async Task<Guid> StoreAsync(TestServer server)
    {
        await using var database = server.OpenDatabase();
        database.Add(new Learner { Id = LearnerId, CreatedAt = At(FirstDay, 0), MemoryRevision = Attempts.Count });
        database.Add(new StudySession
        {
            Id = Session,
            LearnerId = LearnerId,
            Mode = SessionMode.Practice,
            DeckSlug = "every-type",
            Language = "en",
            Plan = """{"deckSlug":"every-type","deckTitle":{"byLanguage":{"en":"x"}},"deckLanguages":["en"],"steps":[]}""",
            StartedAt = At(FirstDay, 0),
            ChangedAt = At(FirstDay, 0),
            FinishedAt = At(FirstDay, 0),
        });
        database.AddRange(Attempts);
        await database.SaveChangesAsync(TestContext.Current.CancellationToken);
        return LearnerId;
    }

    private Guid Session { get; } = Guid.CreateVersion7();

    private static DateTimeOffset At(DateOnly day, int milliseconds) => new DateTimeOffset(day, new TimeOnly(10, 0), TimeSpan.Zero).AddMilliseconds(milliseconds);

    private Attempt Make(int item, DateOnly day, Grade grade, int encounter, int order) => new()
    {
        Id = Guid.CreateVersion7(),
        LearnerId = LearnerId,
        SessionId = Session,
        StepIndex = 0,
        Mode = SessionMode.Practice,
        DeckSlug = "every-type",
        QuestionSlug = $"question-{item / 5}",
        ItemId = $"item-{item}",
        ItemType = ItemType.Numeric,
        Facet = Facet.Compute,
        ItemVersion = "0",
        KeyVersion = "0",
        VariantSeed = 0,
        OptionOrder = "[]",
        Language = "en",
        Encounter = encounter,
        Response = null,
        Score = grade == Grade.Again ? 0 : 1,
        Confidence = null,
        SecondTry = false,
        Hinted = false,
        Revealed = false,
        ActiveMilliseconds = 20_000,
        MedianMilliseconds = null,
        GuessChance = 0,
        Grade = grade,
        GradingVersion = EvidenceGrade.Version,
        RunId = null,
        Facts = null,
        AnsweredAt = At(day, order),
        StoredAt = At(day, order),
        TimeZone = "Etc/UTC",
        StudyDay = day,
    };
}
