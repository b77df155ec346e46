using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using QuizHub.Demos;
using QuizHub.Server.Data;
using QuizHub.Site;

namespace QuizHub.Server.Demos;

/// <summary>What of a run is told to the one who listens, and what is stored while it is.</summary>
public sealed class ToldRuns(RunStore store, IStepRuns steps, StorageLog storage, ILogger<ToldRuns> logger)
{
    /// <summary>A free run counts from the moment at which it shows anything, finished or not: predictions on this demo are hinted then.</summary>
    /// <param name="events">Standing at the first event.</param>
    public async IAsyncEnumerable<RunEvent> RememberAsync(
        IAsyncEnumerator<RunEvent> events, string demo, Guid learnerId, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (runId, remembered) = (Guid.Empty, false);
        do
        {
            if (events.Current is RunQueued queued)
            {
                runId = queued.RunId;
            }

            if (!remembered && events.Current is RunFigure or RunFact or RunDone)
            {
                await store.AddFreeRunAsync(learnerId, runId, demo, cancel);
                remembered = true;
            }

            yield return events.Current;
        }
        while (await events.MoveNextAsync());
    }

    /// <summary>Ties the run to its step before it says that it is done, and keeps back what the open check asks for.</summary>
    public async IAsyncEnumerable<RunEvent> CompleteAsync(
        IAsyncEnumerator<RunEvent> events, SessionStepReference reference, StepRun step, Guid learnerId, [EnumeratorCancellation] CancellationToken cancel)
    {
        do
        {
            switch (events.Current)
            {
                case RunFact when step.FactsHeldBack:
                    break;
                case RunDone done:
                    await steps.CompleteAsync(reference, learnerId, done.RunId, cancel);
                    yield return step.FactsHeldBack ? done with { Facts = null, Outcome = null } : done;
                    break;
                default:
                    yield return events.Current;
                    break;
            }
        }
        while (await events.MoveNextAsync());
    }

    /// <summary>A case of the clinic: its curves, and nothing by which its fault could be looked up. Even how long it took would tell a recurrent
    /// net.</summary>
    public static async IAsyncEnumerable<RunEvent> ShowAsync(IAsyncEnumerator<RunEvent> events)
    {
        do
        {
            RunEvent? shown = events.Current switch
            {
                RunQueued queued => queued with { RunId = Guid.Empty },
                RunProgress progress => progress with { Doing = null },
                RunFigure figure => figure,
                RunDone => new RunDone(Guid.Empty, null, null, 0),
                RunFailed failed => failed,
                _ => null,
            };
            if (shown is not null)
            {
                yield return shown;
            }
        }
        while (await events.MoveNextAsync());
    }

    /// <summary>As server-sent events. Whatever goes wrong on the way is the last of them.</summary>
    public async IAsyncEnumerable<SseItem<string>> WriteAsync(IAsyncEnumerable<RunEvent> told, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var events = told.GetAsyncEnumerator(cancel);
        while (await NextAsync(events, cancel) is { } happened)
        {
            yield return new(JsonSerializer.Serialize(happened, Json.Options), NameOf(happened));
            if (happened is RunDone or RunFailed)
            {
                yield break;
            }
        }
    }

    private async Task<RunEvent?> NextAsync(IAsyncEnumerator<RunEvent> events, CancellationToken cancel)
    {
        try
        {
            return await events.MoveNextAsync() ? events.Current : null;
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            if (storage.Report(exception))
            {
                return new RunFailed("storage", ProblemTexts.Storage);
            }

            logger.LogError(exception, "A run could not be told to its end.");
            return new RunFailed("unavailable", ProblemTexts.Unexpected);
        }
    }

    private static string NameOf(RunEvent happened) => happened switch
    {
        RunQueued => "queued",
        RunProgress => "progress",
        RunFigure => "figure",
        RunFact => "fact",
        RunDone => "done",
        RunFailed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened.GetType().Name, "This event has no name."),
    };
}
