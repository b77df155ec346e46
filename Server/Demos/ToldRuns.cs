using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using QuizHub.Demos;
using QuizHub.Server.Accounts;
using QuizHub.Server.Accounts.Limits;
using QuizHub.Server.Data;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Demos;

/// <summary>What of a run is told to the one who listens, and what is stored while it is.</summary>
public sealed class ToldRuns(DemoRunner runner, RunStore store, LearnerAccess access, StorageLog storage, ILogger<ToldRuns> logger)
{
    /// <summary>Starts a run, or joins one, and answers with its stream. Refuses what can be refused before the stream begins; after that every failure is
    /// an event.</summary>
    /// <param name="tell">What of the events, which stand at the first, is told to this learner.</param>
    public async Task<IResult> OpenAsync(
        HttpContext context, string demo, SettingsResult settings, int seed, Func<IAsyncEnumerator<RunEvent>, Guid, IAsyncEnumerable<RunEvent>> tell,
        CancellationToken cancel)
    {
        if (!settings.IsValid)
        {
            return BadSettings(context, settings.Errors);
        }

        // Whoever is nobody yet becomes a guest when her run is accepted: what is refused leaves nothing behind.
        var asker = new RunAsker((await access.FindAsync(context, cancel))?.Id ?? access.NewId(), ClientAddress.Of(context));
        var events = runner.RunAsync(demo, settings.Values, seed, asker, context.RequestAborted).GetAsyncEnumerator(context.RequestAborted);
        // However the request ends, the run is let go of.
        context.Response.RegisterForDisposeAsync(events);
        if (!await events.MoveNextAsync() || events.Current is RunFailed)
        {
            return Refuse(context, (RunFailed)events.Current);
        }

        var learner = await access.EnsureAsync(context, cancel, asker.Learner);
        return TypedResults.ServerSentEvents(WriteAsync(tell(events, learner.Id), context.RequestAborted));
    }

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

    private static ProblemHttpResult BadSettings(HttpContext context, IReadOnlyList<SettingError> errors)
    {
        var language = context.AskedLanguage();
        // By setting, as forms want them.
        KeyValuePair<string, object?>[] bySetting = [new("errors", errors.ToDictionary(error => error.Name, error => new[] { error.Message.In(language) }))];
        var detail = string.Join(language == Language.Zh ? "" : " ", errors.Select(error => error.Message.In(language)));
        return context.Problem(StatusCodes.Status400BadRequest, "settings", RunTexts.BadSettings, bySetting, detail);
    }

    private static ProblemHttpResult Refuse(HttpContext context, RunFailed refusal)
    {
        var isHers = refusal.Code == "too-many";
        context.Response.Headers.RetryAfter = isHers ? "5" : "60";
        return context.Problem(isHers ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable, refusal.Code, refusal.Message);
    }

    /// <summary>As server-sent events. Whatever goes wrong on the way is the last of them.</summary>
    private async IAsyncEnumerable<SseItem<string>> WriteAsync(IAsyncEnumerable<RunEvent> told, [EnumeratorCancellation] CancellationToken cancel)
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
