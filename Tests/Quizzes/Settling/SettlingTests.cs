using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Progress;
using QuizHub.Server.Quizzes;

namespace QuizHub.Tests.Quizzes.Settling;

/// <summary>An answer is settled once, from what is kept in memory: what is stored is the same as if everything had been read and made anew for each.</summary>
public sealed class SettlingTests : IAsyncLifetime
{
    private static readonly ItemType[] Types = [ItemType.Single, ItemType.Multiple, ItemType.TrueFalse, ItemType.Numeric, ItemType.ShortText, ItemType.Matching, ItemType.Ordering];

    private readonly TestClock _clock = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
    private readonly TestServer _server;

    public SettlingTests() => _server = new(services: services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock)));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AnswerContexts Contexts => _server.Services.GetRequiredService<AnswerContexts>();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task From_memory_and_from_the_database_the_same_is_stored_and_replaying_the_log_agrees_to_the_last_bit(int seed)
    {
        var warm = await StudyAsync(seed, _ => { });
        _clock.Set(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
        var cold = await StudyAsync(seed, Contexts.Drop);
        Assert.Equal(warm.Select(Evidence), cold.Select(Evidence));
        Assert.Contains(warm, attempt => attempt.MedianMilliseconds is not null);
        Assert.Contains(warm, attempt => attempt.SecondTry);
        Assert.Contains(warm, attempt => attempt.DaysSince > 0);
        await AssertDerivedAsync(warm[0].LearnerId);
        await AssertDerivedAsync(cold[0].LearnerId);
    }

    [Fact]
    public async Task Many_sessions_of_one_learner_and_of_others_at_once_are_settled_one_after_the_other()
    {
        using var hers = new PracticeBrowser(_server.CreateClient());
        await hers.StartAsync();
        using var others = new PracticeBrowser(_server.CreateClient());
        await others.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Task.Run(async () =>
        {
            var browser = number % 3 == 0 ? others : hers;
            var state = await browser.StartAsync(types: Types[number % Types.Length]);
            while (state.Summary is null)
            {
                state = state.Phase == StepPhase.Answer ? await browser.AnswerAsync(state, null, milliseconds: 100 * number) : await browser.AdvanceAsync(state);
            }
        })));

        await using var database = _server.OpenDatabase();
        var attempts = await database.Attempts().AsNoTracking().ToListAsync(Cancel);
        Assert.NotEmpty(attempts);
        foreach (var own in attempts.GroupBy(attempt => (attempt.LearnerId, attempt.ItemId)))
        {
            // Each saw all before it: none was counted twice, none was missed.
            Assert.Equal(Enumerable.Range(1, own.Count()), own.Select(attempt => attempt.Encounter).Order());
        }

        foreach (var learner in attempts.Select(attempt => attempt.LearnerId).Distinct())
        {
            await AssertDerivedAsync(learner);
        }
    }

    [Fact]
    public async Task What_another_server_stored_meanwhile_is_seen_before_anything_is_settled()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        var state = await browser.AdvanceAsync(await browser.StartAsync(types: ItemType.Single));
        var context = Contexts.Find(state.SessionId)!;
        // As by a server beside this one, on the same database.
        await using (var other = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(_server.DataDirectory, "quizhub.db"), Pooling = false }.ToString()))
        {
            await other.OpenAsync(Cancel);
            await using var command = other.CreateCommand();
            command.CommandText = "UPDATE Learners SET Revision = Revision + 1, TimeZone = 'Asia/Tokyo', TimeZoneChosen = 1";
            Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancel));
        }

        _clock.Set(new DateTimeOffset(2026, 3, 2, 20, 30, 0, TimeSpan.Zero));
        await browser.AnswerAsync(state, PracticeBrowser.Right(state));
        await using var database = _server.OpenDatabase();
        Assert.Equal(new DateOnly(2026, 3, 3), (await database.Attempts().SingleAsync(Cancel)).StudyDay);
        Assert.Equal(context.Learner.Revision + 2, (await database.Learners().SingleAsync(Cancel)).Revision);
    }

    [Fact]
    public async Task A_change_that_could_not_be_stored_leaves_no_copy_of_it()
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        var state = await browser.AdvanceAsync(await browser.StartAsync(types: ItemType.Single));
        var writer = _server.Services.GetRequiredService<AttemptWriter>();
        var dropped = 0;
        await Assert.ThrowsAsync<InvalidOperationException>(() => writer.WriteAsync<int>(_ => throw new InvalidOperationException("on purpose"), Cancel, undone: () => dropped++));
        Assert.Equal(1, dropped);
        await writer.WriteAsync(_ => Task.FromResult(1), Cancel, undone: () => dropped++);
        Assert.Equal(1, dropped);
        Assert.NotNull((await browser.AnswerAsync(state, PracticeBrowser.Right(state))).Item!.Verdict);
    }

    [Fact]
    public async Task Every_row_of_a_learners_raises_her_revision_or_is_known_not_to_matter()
    {
        string[] others = ["FaultReport", "KeyPointTicks", "Run"];
        await using var database = _server.OpenDatabase();
        var owned = database.Model.GetEntityTypes().Where(type => type.FindProperty("LearnerId") is not null).Select(type => type.ClrType).ToList();
        Assert.Equal(others, owned.Where(type => !type.IsAssignableTo(typeof(IAnswerEvidence))).Select(type => type.Name).Order());
    }

    /// <summary>Four days of sessions over every type, right, wrong, given up, tried again, at a speed of their own: drawn from a seed.</summary>
    private async Task<List<Attempt>> StudyAsync(int seed, Action<Guid> afterEach)
    {
        using var browser = new PracticeBrowser(_server.CreateClient());
        var random = new Random(seed);
        Guid session = default;
        for (var round = 0; round < 14; round++)
        {
            var state = await browser.StartAsync(types: Types[round % 2 == 0 ? .. : ..2]);
            session = state.SessionId;
            while (state.Summary is null)
            {
                _clock.Advance(TimeSpan.FromSeconds(10));
                var isRight = random.Next(2) == 0;
                var milliseconds = random.Next(500, 20_000);
                state = state.Phase switch
                {
                    StepPhase.Answer or StepPhase.Retry => await browser.AnswerAsync(
                        state, isRight || state.Phase == StepPhase.Retry ? PracticeBrowser.Right(state) : Wrong(state), (Confidence)random.Next(3), milliseconds),
                    _ => await browser.AdvanceAsync(state),
                };
                afterEach(session);
            }

            _clock.Advance(TimeSpan.FromHours(random.Next(1, 40)));
        }

        await using var database = _server.OpenDatabase();
        var learner = (await database.Sessions().SingleAsync(row => row.Id == session, Cancel)).LearnerId;
        return await database.Attempts().AsNoTracking().Where(row => row.LearnerId == learner).OrderBy(row => row.StoredAt).ToListAsync(Cancel);
    }

    /// <summary>Given up where no wrong answer comes to mind.</summary>
    private static ChoiceResponse? Wrong(SessionState state) => state.Item!.View.Body switch
    {
        ChoiceView { Multiple: false } choice => new ChoiceResponse([choice.Options.First(option => PracticeBrowser.Right(state) is not ChoiceResponse right || !right.Chosen.Contains(option.Id)).Id]),
        _ => null,
    };

    /// <summary>What does not differ between two learners who do the same.</summary>
    private static object Evidence(Attempt attempt) => (
        attempt.ItemId, attempt.Encounter, attempt.Score, attempt.Confidence, attempt.SecondTry, attempt.Revealed, attempt.ActiveMilliseconds, attempt.MedianMilliseconds,
        attempt.Grade, attempt.StudyDay, attempt.DaysSince, attempt.StabilityBefore, attempt.PredictedRecall);

    private async Task AssertDerivedAsync(Guid learnerId)
    {
        await using var database = _server.OpenDatabase();
        var attempts = await database.Attempts().AsNoTracking().Where(row => row.LearnerId == learnerId)
            .OrderBy(row => row.StoredAt).ThenBy(row => row.StepIndex).ThenBy(row => row.Encounter).ToListAsync(Cancel);
        var rules = await database.MemoryRulesAsync(learnerId, "every-type", Cancel);
        foreach (var memory in await database.ItemMemories().AsNoTracking().Where(row => row.LearnerId == learnerId).ToListAsync(Cancel))
        {
            var history = attempts.Where(attempt => attempt.ItemId == memory.ItemId).OrderBy(attempt => attempt.Encounter).Select(Review.Of).OfType<Review>();
            var replayed = MemoryUpdate.Replay(learnerId, memory.DeckSlug, memory.QuestionSlug, memory.ItemId, history, rules)!;
            Assert.Equal((replayed.Stability, replayed.Difficulty, replayed.Reviews, replayed.DueDay), (memory.Stability, memory.Difficulty, memory.Reviews, memory.DueDay));
        }

        foreach (var day in await database.DayTallies().AsNoTracking().Where(row => row.LearnerId == learnerId).ToListAsync(Cancel))
        {
            var stored = DayFigures.Read(day.Figures);
            var made = DayFigures.Of(attempts.Where(attempt => attempt.StudyDay == day.Day));
            Assert.Equal((made.Answers, made.Right, made.ActiveMilliseconds, made.FirstAnswers, made.SawIt), (stored.Answers, stored.Right, stored.ActiveMilliseconds, stored.FirstAnswers, stored.SawIt));
            Assert.Equal((made.Points, made.ConfidenceBrier, made.BeliefShift), (stored.Points, stored.ConfidenceBrier, stored.BeliefShift));
        }
    }
}
