using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Server.Progress;
using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Quizzes;

namespace QuizHub.Tests.Progress;

/// <summary>
/// A learner who has studied a deck for months, as her answers would have left it: sessions and attempts, each with what the memory model expected of it, memories and
/// tallies. She remembers as the model says, is a little overconfident, rests on some days, and always comes out the same.
/// </summary>
/// <param name="deck">Its items are asked in turn.</param>
/// <param name="days">Study days up to <paramref name="today"/>.</param>
/// <param name="attempts">About how many answers in all.</param>
public sealed class StudiedLearner(Guid learnerId, Deck deck, DateOnly today, int days, int attempts, int seed = 1)
{
    private const int ItemsOfSession = 20;

    private readonly Random _random = new(seed);
    private readonly MemoryRules _rules = new(new Fsrs6(), MemoryRules.DefaultRetention, 0);
    private readonly Dictionary<(string, string), ItemMemory> _memories = [];
    private readonly List<Attempt> _log = [];
    private readonly List<StudySession> _sessions = [];

    public IReadOnlyList<Attempt> Attempts => _log;

    public IReadOnlyCollection<ItemMemory> Memories => _memories.Values;

    public StudiedLearner Study()
    {
        var items = deck.Questions.SelectMany(question => question.Items.Where(item => item.Type != ItemType.SawIt).Select(item => (question, item))).ToList();
        var next = 0;
        for (var back = days - 1; back >= 0; back--)
        {
            var day = today.AddDays(-back);
            if (_random.NextDouble() < 0.15)
            {
                continue;
            }

            var left = Math.Max(1, attempts / days * (50 + _random.Next(135)) / 100);
            var due = items.Where(known => _memories.TryGetValue((known.question.Slug, known.item.Id), out var memory) && memory.DueDay <= day).Take(left * 4 / 5).ToList();
            var fresh = items.Skip(next).Take(left - due.Count).ToList();
            next += fresh.Count;
            foreach (var (question, item) in due.Concat(fresh))
            {
                Answer(question, item, day);
            }

            // What is left of the day goes to items of earlier days that are not due yet.
            for (var more = left - due.Count - fresh.Count; more > 0 && next > 0; more--)
            {
                var (question, item) = items[_random.Next(Math.Min(next, items.Count))];
                Answer(question, item, day);
            }
        }

        return this;
    }

    /// <summary>Stores the learner and all that she did.</summary>
    /// <param name="learner">Null when she is stored already.</param>
    public async Task StoreAsync(QuizHubDbContext database, Learner? learner, CancellationToken cancel)
    {
        database.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await database.Database.BeginTransactionAsync(cancel);
        if (learner is not null)
        {
            learner.MemoryRevision = _log.Count;
            database.Add(learner);
        }

        database.AddRange(_sessions);
        await database.SaveChangesAsync(cancel);
        foreach (var chunk in _log.Chunk(5000))
        {
            database.AddRange(chunk);
            await database.SaveChangesAsync(cancel);
            database.ChangeTracker.Clear();
        }

        database.AddRange(_memories.Values);
        database.AddRange(_log.GroupBy(attempt => attempt.StudyDay).Select(day => new DayTally
        {
            LearnerId = learnerId,
            DeckSlug = deck.Slug,
            Day = day.Key,
            Figures = DayFigures.Of(day).Write(),
        }));
        await database.SaveChangesAsync(cancel);
        await database.Learners().Where(row => row.Id == learnerId).ExecuteUpdateAsync(set => set.SetProperty(row => row.MemoryRevision, row => row.MemoryRevision + 1), cancel);
        await transaction.CommitAsync(cancel);
    }

    private static DateTimeOffset At(DateOnly day, int second) => new DateTimeOffset(day, new TimeOnly(10, 0), TimeSpan.Zero).AddSeconds(second);

    private void Answer(Question question, Item item, DateOnly day)
    {
        var key = (question.Slug, item.Id);
        var memory = _memories.GetValueOrDefault(key);
        int? since = memory is null ? null : day.DayNumber - memory.LastDay.DayNumber;
        double? recall = memory is null ? null : _rules.Model.Retrievability(memory.State, since!.Value);
        var guess = item.Type switch { ItemType.TrueFalse => 0.5, ItemType.Single or ItemType.Predict => 0.33, _ => 0 };
        // Some items are hard for her, whatever the model thinks of them.
        var isHard = (item.Id.Length + question.Slug.Length * 7) % 11 == 0;
        var knows = _random.NextDouble() < (recall ?? 0.35) * (isHard ? 0.6 : 1);
        var right = knows || _random.NextDouble() < guess;
        Confidence? confidence = _random.NextDouble() < 0.25 ? null : knows ? (Confidence)_random.Next(1, 3) : (Confidence)_random.Next(0, 3);
        var score = right ? 1.0 : _random.NextDouble() < 0.15 ? 0.5 : 0;
        var grade = score < 0.5 || (confidence == Confidence.Low && guess >= 0.2) ? Grade.Again : score < 1 || confidence is Confidence.Low or Confidence.Middle ? Grade.Hard : Grade.Good;
        Add(question, item, day, memory, since, recall, guess, score, confidence, grade);
        if (memory is null)
        {
            _memories[key] = memory = MemoryUpdate.New(learnerId, deck.Slug, question.Slug, item.Id);
        }

        MemoryUpdate.Apply(memory, Review.Of(_log[^1])!.Value, _rules);
        if (item.Type == ItemType.Predict && question.Items.FirstOrDefault(other => other.After == item.Id) is { } check)
        {
            Add(question, check, day, null, null, null, 0.5, _random.NextDouble() < 0.8 ? 1 : 0, null, null);
        }
    }

    private void Add(
        Question question, Item item, DateOnly day, ItemMemory? memory, int? since, double? recall, double guess, double score, Confidence? confidence, Grade? grade)
    {
        var second = _log.Count % 40_000;
        if (_sessions is not [.., var session] || session.StartedAt.Date != At(day, 0).Date || _log.Count % ItemsOfSession == 0)
        {
            session = new StudySession
            {
                Id = Guid.CreateVersion7(At(day, second)),
                LearnerId = learnerId,
                Mode = SessionMode.Practice,
                DeckSlug = deck.Slug,
                Language = "en",
                Plan = """{"deckSlug":"x","deckTitle":{"byLanguage":{"en":"x"}},"deckLanguages":["en"],"steps":[]}""",
                StartedAt = At(day, second),
                ChangedAt = At(day, second),
                FinishedAt = At(day, second),
            };
            _sessions.Add(session);
        }

        _log.Add(new Attempt
        {
            Id = Guid.CreateVersion7(At(day, second)),
            LearnerId = learnerId,
            SessionId = session.Id,
            StepIndex = _log.Count % ItemsOfSession,
            Mode = SessionMode.Practice,
            DeckSlug = deck.Slug,
            QuestionSlug = question.Slug,
            ItemId = item.Id,
            ItemType = item.Type,
            Facet = item.Facet,
            ItemVersion = item.ItemVersion,
            KeyVersion = item.KeyVersion,
            VariantSeed = 1,
            OptionOrder = "[]",
            Language = "en",
            Encounter = (memory?.Reviews ?? 0) + 1,
            Response = """{"kind":"choice","chosen":["a"]}""",
            Score = score,
            Confidence = confidence,
            SecondTry = false,
            Hinted = false,
            Revealed = false,
            ActiveMilliseconds = 6_000 + _random.Next(40_000),
            MedianMilliseconds = 15_000,
            GuessChance = guess,
            Grade = grade,
            GradingVersion = EvidenceGrade.Version,
            RunId = null,
            Facts = null,
            AnsweredAt = At(day, second),
            StoredAt = At(day, second),
            TimeZone = "Etc/UTC",
            StudyDay = day,
            DaysSince = since,
            StabilityBefore = memory?.Stability,
            PredictedRecall = recall,
        });
    }
}
