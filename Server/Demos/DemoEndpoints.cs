using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QuizHub.Demos;
using QuizHub.Server.Accounts;
using QuizHub.Server.Accounts.Limits;
using QuizHub.Server.Site;

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

    private static async Task<IResult> StartAsync(
        string demo, StartRunRequest request, HttpContext context, DemoCatalog catalog, ToldRuns told, IOwnedRuns owned, CancellationToken cancel)
    {
        if (await catalog.FindAsync(demo, cancel) is not { } declaration)
        {
            return await NoDemoAsync(context, catalog, cancel);
        }

        if (request.Seed < 0)
        {
            return context.Problem(400, "settings", RunTexts.BadSeed);
        }

        return await owned.StartAsync(demo, request, context, cancel)
            ?? await told.OpenAsync(
                context, demo, SettingValues.Read(declaration, request.Settings), request.Seed,
                (events, learner) => told.RememberAsync(events, demo, learner, context.RequestAborted), cancel);
    }

    private static async Task<Results<Ok<RunResponse>, ProblemHttpResult>> FindAsync(
        Guid id, HttpContext context, RunStore store, LearnerAccess access, IHeldBackRuns held, CancellationToken cancel)
    {
        if (await store.FindAsync(id, cancel) is not { } run)
        {
            return context.Problem(404, "unknown-run", RunTexts.UnknownRun);
        }

        var heldBack = await access.FindAsync(context, cancel) is { } learner && await held.HoldsBackAsync(id, learner.Id, cancel);
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
}
