using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using QuizHub.Demos;
using QuizHub.Server.Data;
using QuizHub.Site;

namespace QuizHub.Server.Demos;

/// <summary>Finished runs, and who ran what freely.</summary>
public sealed class RunStore(IDbContextFactory<QuizHubDbContext> databases, TimeProvider time)
{
    private const int SqliteConstraint = 19;

    public async Task<Run?> FindAsync(Guid id, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.Runs.AsNoTracking().SingleOrDefaultAsync(run => run.Id == id, cancel);
    }

    public async Task<Run?> FindEqualAsync(RunKey key, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        return await database.Runs.AsNoTracking().SingleOrDefaultAsync(
            run => run.Demo == key.Demo && run.DemoVersion == key.Version && run.Seed == key.Seed && run.Settings == key.Settings, cancel);
    }

    /// <summary>Stores a finished run. When another process stored an equal one meanwhile, that one is the run.</summary>
    public async Task<Run> AddAsync(RunKey key, Guid? learnerId, RunDone done, IReadOnlyList<FigureUpdate> figures, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var run = new Run
        {
            Id = done.RunId,
            // Whoever was forgotten while it ran is not named again.
            LearnerId = await database.Learners.AnyAsync(learner => learner.Id == learnerId, cancel) ? learnerId : null,
            Demo = key.Demo,
            DemoVersion = key.Version,
            Settings = key.Settings,
            Seed = key.Seed,
            Facts = JsonSerializer.Serialize(done.Facts, Json.Options),
            Outcome = JsonSerializer.Serialize(done.Outcome, Json.Options),
            Figures = JsonSerializer.Serialize(figures, Json.Options),
            Seconds = done.Seconds,
            FinishedAt = time.GetUtcNow(),
        };
        database.Runs.Add(run);
        try
        {
            await database.SaveChangesAsync(cancel);
            return run;
        }
        catch (DbUpdateException exception) when (exception.InnerException is SqliteException { SqliteErrorCode: SqliteConstraint })
        {
            return await FindEqualAsync(key, cancel) ?? throw new InvalidOperationException("A run could not be stored, though no equal one is.", exception);
        }
    }

    /// <summary>Remembers that a learner saw a run outside any prediction.</summary>
    public async Task AddFreeRunAsync(Guid learnerId, Guid runId, string demo, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        if (!await database.Learners.AnyAsync(learner => learner.Id == learnerId, cancel))
        {
            // Forgotten while it ran.
            return;
        }

        database.FreeRuns.Add(new() { Id = Guid.CreateVersion7(time.GetUtcNow()), LearnerId = learnerId, RunId = runId, Demo = demo, At = time.GetUtcNow() });
        await database.SaveChangesAsync(cancel);
    }
}

/// <summary>What a stored run's JSON columns hold.</summary>
public static class RunColumns
{
    public static IReadOnlyDictionary<string, JsonElement> ReadSettings(this Run run) => Read<Dictionary<string, JsonElement>>(run.Settings);

    public static IReadOnlyList<FactValue> ReadFacts(this Run run) => ReadFacts(run.Facts);

    public static IReadOnlyList<FactValue> ReadFacts(string facts) => Read<List<FactValue>>(facts);

    public static Text ReadOutcome(this Run run) => Read<Text>(run.Outcome);

    public static IReadOnlyList<FigureUpdate> ReadFigures(this Run run) => Read<List<FigureUpdate>>(run.Figures);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Json.Options)!;
}
