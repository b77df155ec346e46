using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QuizHub.Demos;
using QuizHub.Server.Accounts;
using QuizHub.Server.Accounts.Limits;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Demos;

public static class DemoEndpoints
{
    public static IServiceCollection AddDemos(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DemoOptions>().Bind(configuration.GetSection("Demos")).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IDemoWorkerFactory, WorkerProcessFactory>();
        services.AddSingleton<WorkerPool>();
        services.AddSingleton<DemoCatalog>();
        services.AddSingleton<RunStore>();
        services.AddSingleton<ToldRuns>();
        services.AddSingleton<LearnerRuns>().AddSingleton<ILearnerRows>(provider => provider.GetRequiredService<LearnerRuns>());
        services.AddSingleton<DemoRunner>();
        services.AddHostedService<WorkerWarmUp>();
        return services;
    }

    public static IEndpointRouteBuilder MapDemos(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api").WithTags("Demos");
        api.MapGet("/demos/{demo}", DescribeAsync);
        api.MapPost("/demos/{demo}/runs", StartAsync).Limited(LimitKind.Runs, makesGuest: true).Produces<string>(contentType: "text/event-stream");
        api.MapGet("/runs/{id:guid}", FindAsync);
        api.MapDelete("/runs/{id:guid}", StopAsync);
        return endpoints;
    }

    private static async Task<Results<Ok<DemoDeclaration>, ProblemHttpResult>> DescribeAsync(
        string demo, HttpContext context, DemoCatalog catalog, WorkerPool pool, CancellationToken cancel)
    {
        pool.Warm();
        return await catalog.FindAsync(demo, cancel) is { } declaration ? TypedResults.Ok(declaration) : await NoDemoAsync(context, catalog, cancel);
    }

    /// <summary>Refuses what can be refused before the stream begins; after that every failure is an event.</summary>
    private static async Task<Results<ServerSentEventsResult<string>, ProblemHttpResult>> StartAsync(
        string demo, StartRunRequest request, HttpContext context, DemoCatalog catalog, DemoRunner runner, ToldRuns told, LearnerAccess access, IStepRuns steps,
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

        // Whoever is nobody yet becomes a guest when her run is accepted: what is refused leaves nothing behind.
        var asker = new RunAsker((await access.FindAsync(context, cancel))?.Id ?? access.NewId(), ClientAddress.Of(context));
        var events = runner.RunAsync(demo, settings.Values, step?.Seed ?? request.Seed, asker, context.RequestAborted)
            .GetAsyncEnumerator(context.RequestAborted);
        // However the request ends, the run is let go of.
        context.Response.RegisterForDisposeAsync(events);
        if (!await events.MoveNextAsync() || events.Current is RunFailed)
        {
            return Refuse(context, (RunFailed)events.Current);
        }

        var learner = await access.EnsureAsync(context, cancel, asker.Learner);
        var runEvents = step is null ? told.RememberAsync(events, demo, learner.Id, context.RequestAborted)
            : step.FiguresOnly ? ToldRuns.ShowAsync(events)
            : told.CompleteAsync(events, request.Step!, step, learner.Id, context.RequestAborted);
        return TypedResults.ServerSentEvents(told.WriteAsync(runEvents, context.RequestAborted));
    }

    private static ProblemHttpResult Refuse(HttpContext context, RunFailed refusal)
    {
        var isHers = refusal.Code == "too-many";
        context.Response.Headers.RetryAfter = isHers ? "5" : "60";
        return context.Problem(isHers ? StatusCodes.Status429TooManyRequests : StatusCodes.Status503ServiceUnavailable, refusal.Code, refusal.Message);
    }

    private static async Task<Results<Ok<RunResponse>, ProblemHttpResult>> FindAsync(
        Guid id, HttpContext context, RunStore store, LearnerAccess access, IStepRuns steps, CancellationToken cancel)
    {
        if (await store.FindAsync(id, cancel) is not { } run)
        {
            return context.Problem(404, "unknown-run", RunTexts.UnknownRun);
        }

        var heldBack = await access.FindAsync(context, cancel) is { } learner && await steps.HoldsBackAsync(id, learner.Id, cancel);
        return TypedResults.Ok(run.Tell(run.ReadSettings(), heldBack));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> StopAsync(
        Guid id, HttpContext context, DemoRunner runner, LearnerAccess access, CancellationToken cancel) =>
        await access.FindAsync(context, cancel) is { } learner && runner.Stop(id, learner.Id)
            ? TypedResults.NoContent()
            : context.Problem(404, "not-running", RunTexts.NotRunning);

    /// <summary>A server whose worker cannot be started knows no demo at all: that is another matter than a wrong name.</summary>
    internal static async Task<ProblemHttpResult> NoDemoAsync(HttpContext context, DemoCatalog catalog, CancellationToken cancel) =>
        (await catalog.ListAsync(cancel)).Count == 0
            ? context.Problem(503, "unavailable", RunTexts.Unavailable)
            : context.Problem(404, "unknown-demo", RunTexts.UnknownDemo);

    /// <summary>By setting, as forms want them.</summary>
    private static KeyValuePair<string, object?>[] Errors(IReadOnlyList<SettingError> errors, Language language) =>
        [new("errors", errors.ToDictionary(error => error.Name, error => new[] { error.Message.In(language) }))];

    private static string Detail(IReadOnlyList<SettingError> errors, Language language) =>
        string.Join(language == Language.Zh ? "" : " ", errors.Select(error => error.Message.In(language)));
}
