using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Options;
using QuizHub.Demos;
using QuizHub.Server.Data;

namespace QuizHub.Server.Demos;

/// <summary>
/// Runs demos for learners: shares equal runs under way, serves equal finished ones from the store, queues the rest and tells everyone her place, and stores a run
/// before it says that it is done.
/// </summary>
public sealed class DemoRunner(DemoCatalog catalog, WorkerPool pool, RunStore store, IOptions<DemoOptions> options, TimeProvider time, ILogger<DemoRunner> logger)
    : IAsyncDisposable
{
    private readonly DemoOptions _options = options.Value;
    private readonly Lock _gate = new();
    private readonly WaitingRuns _queue = new();
    private readonly Dictionary<RunKey, ActiveRun> _active = [];

    /// <summary>
    /// One run, from <see cref="RunQueued"/> to its one ending, <see cref="RunDone"/> or <see cref="RunFailed"/>. When it cannot even queue, the failure
    /// (<c>busy</c>, <c>too-many</c>) is the only event. Leaving the enumeration, or cancelling it, ends the run unless somebody else listens.
    /// </summary>
    /// <param name="settings">Complete and canonical, from a <see cref="SettingsResult"/>.</param>
    /// <exception cref="ArgumentException">There is no such demo.</exception>
    public async IAsyncEnumerable<RunEvent> RunAsync(
        string demo, IReadOnlyDictionary<string, JsonElement> settings, int seed, RunAsker asker, [EnumeratorCancellation] CancellationToken cancel)
    {
        var declaration = await catalog.FindAsync(demo, cancel) ?? throw new ArgumentException($"There is no demo called {demo}.", nameof(demo));
        var key = RunKey.Of(declaration, settings, seed);
        if (await store.FindEqualAsync(key, cancel) is { IsPurged: false } stored)
        {
            foreach (var told in Replay(stored))
            {
                yield return told;
            }

            yield break;
        }

        var (run, listener, refusal) = Enter(key, settings, asker);
        if (refusal is not null)
        {
            yield return refusal;
            yield break;
        }

        await foreach (var happened in run!.ListenAsync(listener!, cancel))
        {
            yield return happened;
        }
    }

    /// <summary>Ends this learner's listening to a run, and the run itself when nobody else listens; false when she does not listen to it.</summary>
    public bool Stop(Guid runId, Guid learnerId)
    {
        lock (_gate)
        {
            return _active.Values.FirstOrDefault(run => run.Id == runId)?.StopListening(learnerId) ?? false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        List<ActiveRun> all;
        lock (_gate)
        {
            all = [.. _active.Values];
        }

        all.ForEach(run => run.Abandon());
        await Task.WhenAll(all.Select(run => run.Execution));
    }

    private static IEnumerable<RunEvent> Replay(Run run)
    {
        yield return new RunQueued(run.Id, 0);
        foreach (var figure in run.ReadFigures())
        {
            yield return new RunFigure(figure);
        }

        var facts = run.ReadFacts();
        foreach (var fact in facts)
        {
            yield return new RunFact(fact);
        }

        yield return new RunDone(run.Id, facts, run.ReadOutcome(), run.Seconds);
    }

    private (ActiveRun? Run, ActiveRun.Listener? Listener, RunFailed? Refusal) Enter(
        RunKey key, IReadOnlyDictionary<string, JsonElement> settings, RunAsker asker)
    {
        lock (_gate)
        {
            if (asker.Learner is { } learner && _active.Values.Count(active => active.IsHeardBy(learner)) >= _options.RunsPerLearner
                && !(_active.TryGetValue(key, out var mine) && mine.IsHeardBy(learner)))
            {
                return (null, null, new("too-many", RunTexts.TooMany(_options.RunsPerLearner)));
            }

            if (_active.TryGetValue(key, out var equal) && equal.Join(asker.Learner) is { } joined)
            {
                return (equal, joined, null);
            }

            if (_queue.UnderWay >= _options.Workers && (_queue.Waiting >= _options.QueueLength || IsFull(asker.Address)))
            {
                return (null, null, new("busy", RunTexts.Busy));
            }

            var run = new ActiveRun(key, settings, Guid.CreateVersion7(time.GetUtcNow()), asker);
            var listener = run.Join(asker.Learner)!;
            _active[key] = run;
            _queue.Add(run);
            run.Stop.Register(() => LeaveQueue(run));
            StartWaiting();
            TellPlaces();
            return (run, listener, null);
        }
    }

    /// <summary>Under the gate: starts what can be started, and tells the others their place.</summary>
    private void StartWaiting()
    {
        while (_queue.UnderWay < _options.Workers && _queue.Waiting > 0)
        {
            var run = _queue.Take();
            run.Publish(new RunQueued(run.Id, 0));
            run.Execution = Task.Run(() => ExecuteAsync(run));
        }
    }

    private void LeaveQueue(ActiveRun run)
    {
        lock (_gate)
        {
            if (!_queue.Remove(run))
            {
                return;
            }

            Forget(run);
            TellPlaces();
        }

        run.Publish(new RunFailed("stopped", RunTexts.Stopped));
    }

    private async Task ExecuteAsync(ActiveRun run)
    {
        RunEvent ending;
        try
        {
            var figures = new FigureState();
            ending = await pool.RunAsync(new(run.Id, run.Key.Demo, run.Settings, run.Key.Seed), happened => Hear(run, figures, happened), run.Stop);
            if (ending is RunDone done)
            {
                var stored = await store.AddAsync(run.Key, run.Asker.Learner, done, figures.Figures, CancellationToken.None);
                ending = done with { RunId = stored.Id };
            }
        }
        catch (Exception exception)
        {
            // Nobody awaits this but those who listen: whatever went wrong has to become their ending.
            ending = Ending(run, exception);
        }

        lock (_gate)
        {
            Forget(run);
            _queue.End(run);
            StartWaiting();
            TellPlaces();
        }

        run.Publish(ending);
    }

    private RunFailed Ending(ActiveRun run, Exception exception)
    {
        if (exception.StorageReason() is not null)
        {
            // The writer has logged it.
            return new("storage", RunTexts.NotStored);
        }

        logger.LogError(exception, "The run {Run} of {Demo} could not be finished.", run.Id, run.Key.Demo);
        return new("unavailable", RunTexts.NotStored);
    }

    /// <summary>Under the gate: whether an address has its share of the queue.</summary>
    private bool IsFull(string? address) => address is not null && _queue.WaitingOf(address) >= _options.QueuePerAddress;

    private static void Hear(ActiveRun run, FigureState figures, RunEvent happened)
    {
        if (happened is RunFigure figure)
        {
            figures.Apply(figure.Update);
        }

        run.Publish(happened);
    }

    /// <summary>Under the gate: to everyone whose place has changed.</summary>
    private void TellPlaces()
    {
        foreach (var (index, run) in _queue.InOrder().Index())
        {
            if (run.ToldPlace != index + 1)
            {
                run.ToldPlace = index + 1;
                run.Publish(new RunQueued(run.Id, index + 1));
            }
        }
    }

    private void Forget(ActiveRun run)
    {
        if (_active.GetValueOrDefault(run.Key) == run)
        {
            _active.Remove(run.Key);
        }
    }
}
