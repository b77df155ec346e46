using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QuizHub.Demos;
using QuizHub.Server.Accounts;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Quizzes;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Demos;

public static class DemoEndpoints
{
    public static IServiceCollection AddDemos(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DemoOptions>().Bind(configuration.GetSection("Demos")).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<WorkerPool>();
        services.AddSingleton<DemoCatalog>();
        services.AddSingleton<RunStore>();
        services.AddSingleton<ClaimMeter>();
        services.AddSingleton<DemoRunner>();
        services.AddHostedService<WorkerWarmUp>();
        return services;
    }

    public static IEndpointRouteBuilder MapDemos(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api").WithTags("Demos");
        api.MapGet("/demos/{demo}", DescribeAsync);
        api.MapGet("/demos/{demo}/claims", CountClaimsAsync);
        api.MapPost("/demos/{demo}/runs", StartAsync).Produces<string>(contentType: "text/event-stream");
        api.MapGet("/runs/{id:guid}", FindAsync);
        api.MapDelete("/runs/{id:guid}", StopAsync);
        return endpoints;
    }

    /// <summary>Where <see cref="ClaimCount"/>s of a question's claims are told anew.</summary>
    public static string CountsUrl(Question question, DemoDeclaration demo) => $"api/demos/{demo.Name}/claims?deck={question.DeckSlug}&question={question.Slug}";

    private static async Task<Results<Ok<IReadOnlyList<ClaimCount>>, ProblemHttpResult>> CountClaimsAsync(
        string demo, string deck, string question, HttpContext context, DemoCatalog catalog, DeckLibrary library, ClaimMeter meter, CancellationToken cancel) =>
        library.Current.FindDeck(deck)?.FindQuestion(question) is { } about && about.Demo?.Name == demo && await catalog.FindAsync(demo, cancel) is { } declaration
            ? TypedResults.Ok(await meter.CountAsync(about, declaration, cancel))
            : await NoDemoAsync(context, catalog, cancel);

    private static async Task<Results<Ok<DemoDeclaration>, ProblemHttpResult>> DescribeAsync(
        string demo, HttpContext context, DemoCatalog catalog, WorkerPool pool, CancellationToken cancel)
    {
        pool.Warm();
        return await catalog.FindAsync(demo, cancel) is { } declaration ? TypedResults.Ok(declaration) : await NoDemoAsync(context, catalog, cancel);
    }

    /// <summary>Refuses what can be refused before the stream begins; after that every failure is an event.</summary>
    private static async Task<Results<ServerSentEventsResult<string>, ProblemHttpResult>> StartAsync(
        string demo, StartRunRequest request, HttpContext context, DemoCatalog catalog, DemoRunner runner, RunStore store, LearnerAccess access, StepRuns steps,
        CancellationToken cancel)
    {
        if (await catalog.FindAsync(demo, cancel) is not { } declaration)
        {
            return await NoDemoAsync(context, catalog, cancel);
        }

        if (request.Seed < 0)
        {
            return context.Problem(400, "settings", RunTexts.BadSeed);
        }

        StepRun? step = null;
        if (request.Step is { } reference)
        {
            var who = await access.FindAsync(context, cancel);
            step = who is null ? null : await steps.FindAsync(reference, who.Id, cancel);
            if (step is null || step.Demo != demo)
            {
                return context.Problem(404, "unknown-step", RunTexts.UnknownStep);
            }
        }

        var settings = step is null ? SettingValues.Read(declaration, request.Settings) : SettingValues.Parse(declaration, step.Settings);
        if (!settings.IsValid)
        {
            var language = context.AskedLanguage();
            return context.Problem(400, "settings", RunTexts.BadSettings, Errors(settings.Errors, language), Detail(settings.Errors, language));
        }

        var learner = await access.EnsureAsync(context, cancel);
        var events = runner.RunAsync(demo, settings.Values, step?.Seed ?? request.Seed, learner.Id, context.RequestAborted).GetAsyncEnumerator(context.RequestAborted);
        // However the request ends, the run is let go of.
        context.Response.RegisterForDisposeAsync(events);
        if (!await events.MoveNextAsync() || events.Current is RunFailed)
        {
            var refusal = (RunFailed)events.Current;
            return context.Problem(refusal.Code == "too-many" ? 429 : 503, refusal.Code, refusal.Message);
        }

        var told = step is null ? RememberAsync(events, store, demo, learner.Id, context.RequestAborted)
            : step.FiguresOnly ? ShowAsync(events)
            : CompleteAsync(events, steps, request.Step!, step, learner.Id, context.RequestAborted);
        return TypedResults.ServerSentEvents(WriteAsync(told, context.RequestAborted));
    }

    private static async Task<Results<Ok<RunResponse>, ProblemHttpResult>> FindAsync(
        Guid id, HttpContext context, RunStore store, LearnerAccess access, StepRuns steps, CancellationToken cancel)
    {
        if (await store.FindAsync(id, cancel) is not { } run)
        {
            return context.Problem(404, "unknown-run", RunTexts.UnknownRun);
        }

        var heldBack = await access.FindAsync(context, cancel) is { } learner && await steps.HoldsBackAsync(id, learner.Id, cancel);
        return TypedResults.Ok(new RunResponse(
            run.Id, run.Demo, run.DemoVersion, run.ReadSettings(), run.Seed, heldBack ? null : run.ReadFacts(), heldBack ? null : run.ReadOutcome(),
            run.Seconds, run.ReadFigures(), run.FinishedAt.ToUnixTimeMilliseconds()));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> StopAsync(
        Guid id, HttpContext context, DemoRunner runner, LearnerAccess access, CancellationToken cancel) =>
        await access.FindAsync(context, cancel) is { } learner && runner.Stop(id, learner.Id)
            ? TypedResults.NoContent()
            : context.Problem(404, "not-running", RunTexts.NotRunning);

    /// <summary>A free run counts from the moment at which it shows anything, finished or not: predictions on this demo are hinted then.</summary>
    private static async IAsyncEnumerable<RunEvent> RememberAsync(
        IAsyncEnumerator<RunEvent> events, RunStore store, string demo, Guid learnerId, [EnumeratorCancellation] CancellationToken cancel)
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
    private static async IAsyncEnumerable<RunEvent> CompleteAsync(
        IAsyncEnumerator<RunEvent> events, StepRuns steps, SessionStepReference reference, StepRun step, Guid learnerId, [EnumeratorCancellation] CancellationToken cancel)
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

    /// <summary>A case of the clinic: its curves, and nothing by which its fault could be looked up. Even how long it took would tell a recurrent net.</summary>
    private static async IAsyncEnumerable<RunEvent> ShowAsync(IAsyncEnumerator<RunEvent> events)
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

    private static async IAsyncEnumerable<SseItem<string>> WriteAsync(IAsyncEnumerable<RunEvent> events, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var happened in events.WithCancellation(cancel))
        {
            yield return new(JsonSerializer.Serialize(happened, Json.Options), NameOf(happened));
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

    /// <summary>A server whose worker cannot be started knows no demo at all: that is another matter than a wrong name.</summary>
    private static async Task<ProblemHttpResult> NoDemoAsync(HttpContext context, DemoCatalog catalog, CancellationToken cancel) =>
        (await catalog.ListAsync(cancel)).Count == 0
            ? context.Problem(503, "unavailable", RunTexts.Unavailable)
            : context.Problem(404, "unknown-demo", RunTexts.UnknownDemo);

    /// <summary>By setting, as forms want them.</summary>
    private static KeyValuePair<string, object?>[] Errors(IReadOnlyList<SettingError> errors, Language language) =>
        [new("errors", errors.ToDictionary(error => error.Name, error => new[] { error.Message.In(language) }))];

    private static string Detail(IReadOnlyList<SettingError> errors, Language language) =>
        string.Join(language == Language.Zh ? "" : " ", errors.Select(error => error.Message.In(language)));
}
