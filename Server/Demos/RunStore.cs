using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuizHub.Demos;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Site;

namespace QuizHub.Server.Demos;

/// <summary>Finished runs, and who ran what freely.</summary>
public sealed class RunStore(IDbContextFactory<QuizHubDbContext> databases, AttemptWriter writer, TimeProvider time)
{
    public async Task<Run?> FindAsync(Guid id, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.Runs().AsNoTracking().SingleOrDefaultAsync(run => run.Id == id, cancel);
    }

    public async Task<Run?> FindEqualAsync(RunKey key, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await EqualTo(database.Runs().AsNoTracking(), key).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Stores a finished run. When an equal one is stored, that one is the run, and has its figures again if they were let go.</summary>
    public Task<Run> AddAsync(RunKey key, Guid? learnerId, RunDone done, IReadOnlyList<FigureUpdate> figures, CancellationToken cancel) => writer.WriteAsync(
        async database =>
        {
            var drawn = JsonSerializer.Serialize(figures, Json.Options);
            if (await EqualTo(database.Runs(), key).SingleOrDefaultAsync(CancellationToken.None) is { } stored)
            {
                (stored.Figures, stored.FinishedAt) = stored.IsPurged ? (drawn, time.GetUtcNow()) : (stored.Figures, stored.FinishedAt);
                return stored;
            }

            return database.Add(new Run
            {
                Id = done.RunId,
                // Whoever was forgotten while it ran is not named again.
                LearnerId = await database.Learners().AnyAsync(learner => learner.Id == learnerId) ? learnerId : null,
                Demo = key.Demo,
                DemoVersion = key.Version,
                Settings = key.Settings,
                Seed = key.Seed,
                Facts = JsonSerializer.Serialize(done.Facts, Json.Options),
                Outcome = JsonSerializer.Serialize(done.Outcome, Json.Options),
                Figures = drawn,
                Seconds = done.Seconds,
                FinishedAt = time.GetUtcNow(),
            }).Entity;
        },
        cancel);

    /// <summary>Remembers that a learner saw a run outside any prediction. Nothing is stored of whoever was forgotten while it ran.</summary>
    public Task<bool> AddFreeRunAsync(Guid learnerId, Guid runId, string demo, CancellationToken cancel) => writer.WriteAsync(
        async database =>
        {
            var isKnown = await database.Learners().AnyAsync(learner => learner.Id == learnerId);
            if (isKnown)
            {
                var now = time.GetUtcNow();
                database.Add(new FreeRun { Id = Guid.CreateVersion7(now), LearnerId = learnerId, RunId = runId, Demo = demo, At = now });
            }

            return isKnown;
        },
        cancel);

    private static IQueryable<Run> EqualTo(IQueryable<Run> runs, RunKey key) =>
        runs.Where(run => run.Demo == key.Demo && run.DemoVersion == key.Version && run.Seed == key.Seed && run.Settings == key.Settings);
}

/// <summary>What a stored run's JSON columns hold.</summary>
public static class RunColumns
{
    public static IReadOnlyDictionary<string, JsonElement> ReadSettings(this Run run) => Read<Dictionary<string, JsonElement>>(run.Settings);

    public static IReadOnlyList<FactValue> ReadFacts(this Run run) => ReadFacts(run.Facts);

    public static IReadOnlyList<FactValue> ReadFacts(string facts) => Read<List<FactValue>>(facts);

    public static Text ReadOutcome(this Run run) => OutcomeWords.Of(Read<Text>(run.Outcome));

    /// <summary>None where they were let go.</summary>
    public static IReadOnlyList<FigureUpdate> ReadFigures(this Run run) => run.IsPurged ? [] : Read<List<FigureUpdate>>(run.Figures);

    /// <param name="isHeldBack">An open check asks for facts and outcome.</param>
    public static RunResponse Tell(this Run run, IReadOnlyDictionary<string, JsonElement> settings, bool isHeldBack) => new(
        run.Id, run.Demo, run.DemoVersion, settings, run.Seed, isHeldBack ? null : run.ReadFacts(), isHeldBack ? null : run.ReadOutcome(), run.Seconds,
        run.ReadFigures(), run.FinishedAt.ToUnixTimeMilliseconds(), run.IsPurged);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Json.Options)!;
}
