using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Accounts.Limits;
using QuizHub.Server.Demos;
using QuizHub.Server.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>The run of a step, asked of its session, which knows settings and seed. Asked again, it is the same run.</summary>
public static class StepRunEndpoints
{
    public static IServiceCollection AddStepRuns(this IServiceCollection services) => services
        .AddSingleton<StepRuns>()
        .AddSingleton<StepRunStreams>()
        .AddSingleton<IHeldBackRuns, HeldBackRuns>()
        .AddSingleton<IOwnedRuns, StepRunsOfDemos>();

    /// <param name="sessions">Where sessions have their addresses.</param>
    public static void MapStepRuns(this IEndpointRouteBuilder sessions) =>
        sessions.MapPost("/{id:guid}/steps/{index:int}/run", StartAsync).Limited(LimitKind.Runs).Produces<string>(contentType: "text/event-stream");

    private static async Task<IResult> StartAsync(
        Guid id, int index, HttpContext context, LearnerAccess learners, StepRuns steps, StepRunStreams streams, CancellationToken cancel)
    {
        if (await learners.FindAsync(context, cancel) is not { } learner)
        {
            return QuizEndpoints.NotFound(context);
        }

        var step = new SessionStepReference(id, index);
        return await steps.FindAsync(step, learner.Id, cancel) switch
        {
            FoundRun.Ready(var run) => await streams.OpenAsync(context, step, run, cancel),
            FoundRun.NotYet => context.Problem(StatusCodes.Status409Conflict, "not-yet", SessionTexts.RunNotYet),
            FoundRun.NoRun => context.Problem(StatusCodes.Status404NotFound, "unknown-step", SessionTexts.NoRun),
            _ => QuizEndpoints.NotFound(context),
        };
    }
}
