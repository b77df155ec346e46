using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using QuizHub.Demos;

namespace QuizHub.Server.Demos;

/// <summary>What one seed came to: its facts (true is 1, false is 0, labels left out), or why there are none.</summary>
public sealed record SeedOutcome(int Seed, IReadOnlyDictionary<string, double>? Facts, RunFailed? Failure);

/// <summary>One seed of a claim. A run that failed does not hold.</summary>
public sealed record SeedVerdict(SeedOutcome Outcome, bool Holds);

public sealed record ClaimVerdict(IReadOnlyList<SeedVerdict> Seeds)
{
    public int Held => Seeds.Count(seed => seed.Holds);

    public int Of => Seeds.Count;
}

/// <summary>
/// Proves claims and keys of predictions by running them, several seeds at a time, on workers alone: no web host, no database. Equal runs of one runner are made
/// once, as several items of a question rest on the same ones; a new runner starts afresh.
/// </summary>
public sealed class ClaimRunner(WorkerPool pool)
{
    private readonly ConcurrentDictionary<RunKey, Lazy<Task<RunEvent>>> _runs = new();

    /// <summary>A pool of its own, and a runner on it, for a command without a host.</summary>
    public static WorkerPool CreatePool(DemoOptions options, ILoggerFactory loggers)
    {
        var shared = Options.Create(options);
        return new(new WorkerProcessFactory(shared, loggers.CreateLogger<WorkerProcess>()), shared, TimeProvider.System, loggers.CreateLogger<WorkerPool>());
    }

    /// <summary>Runs the demo once per seed and yields outcomes as they come, in any order.</summary>
    /// <param name="settings">Complete and canonical, from a <see cref="SettingsResult"/>.</param>
    public async IAsyncEnumerable<SeedOutcome> RunAsync(
        DemoDeclaration demo, IReadOnlyDictionary<string, JsonElement> settings, IEnumerable<int> seeds, [EnumeratorCancellation] CancellationToken cancel)
    {
        var outcomes = Channel.CreateUnbounded<SeedOutcome>();
        var running = Parallel.ForEachAsync(
            seeds,
            new ParallelOptions { MaxDegreeOfParallelism = pool.Workers, CancellationToken = cancel },
            async (seed, stop) => outcomes.Writer.TryWrite(await RunAsync(demo, settings, seed, stop)));
        var closing = running.ContinueWith(over => outcomes.Writer.TryComplete(over.Exception?.InnerException), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await foreach (var outcome in outcomes.Reader.ReadAllAsync(cancel))
        {
            yield return outcome;
        }

        await closing;
        await running;
    }

    /// <summary>Runs the demo once per seed and asks of each run's facts whether the statement holds. Seeds stand in the given order.</summary>
    public async Task<ClaimVerdict> ProveAsync(
        DemoDeclaration demo, IReadOnlyDictionary<string, JsonElement> settings, IReadOnlyList<int> seeds, Func<IReadOnlyDictionary<string, double>, bool> statement,
        CancellationToken cancel)
    {
        var verdicts = new Dictionary<int, SeedVerdict>();
        await foreach (var outcome in RunAsync(demo, settings, seeds.Distinct(), cancel))
        {
            verdicts[outcome.Seed] = new(outcome, outcome.Facts is not null && statement(outcome.Facts));
        }

        return new([.. seeds.Distinct().Select(seed => verdicts[seed])]);
    }

    private async Task<SeedOutcome> RunAsync(DemoDeclaration demo, IReadOnlyDictionary<string, JsonElement> settings, int seed, CancellationToken stop)
    {
        var key = RunKey.Of(demo, settings, seed);
        var ending = await _runs.GetOrAdd(key, _ => new(() => pool.RunAsync(new(Guid.CreateVersion7(), demo.Name, settings, key.Seed), _ => { }, stop))).Value;
        stop.ThrowIfCancellationRequested();
        return ending is RunDone done ? new(seed, FactValues.ToNumbers(done.Facts!), null) : new(seed, null, (RunFailed)ending);
    }
}
