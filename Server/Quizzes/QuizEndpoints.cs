using Microsoft.AspNetCore.Http.HttpResults;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Accounts.Limits;
using QuizHub.Server.Quizzes.History;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

public static class QuizEndpoints
{
    public static IServiceCollection AddQuizzes(this IServiceCollection services, IConfiguration configuration) => services
        .AddPurging(configuration)
        .AddModes()
        .AddSingleton<ItemStore>()
        .AddSingleton<SessionWriter>()
        .AddSingleton<SessionSettler>()
        .AddSingleton<AnswerContexts>()
        .AddSingleton<AnswerContextReader>()
        .AddSingleton<SessionStates>()
        .AddSingleton<StepViews>()
        .AddSingleton<ItemSteps>()
        .AddSingleton<SaySteps>()
        .AddSingleton<SessionSummaries>()
        .AddStepRuns()
        .AddSingleton<ContinuedSession>()
        .AddSingleton<HistoryEraser>()
        .AddSessionLists();

    public static IEndpointRouteBuilder MapQuizzes(this IEndpointRouteBuilder endpoints)
    {
        var sessions = endpoints.MapGroup("/api/sessions").WithTags("Sessions");
        sessions.MapPost("/", StartAsync).Limited(LimitKind.Sessions, makesGuest: true);
        sessions.MapGet("/{id:guid}", ReadAsync);
        sessions.MapPost("/{id:guid}/answers", AnswerAsync).Limited(LimitKind.Changes);
        sessions.MapPost("/{id:guid}/advance", AdvanceAsync).Limited(LimitKind.Changes);
        sessions.MapPost("/{id:guid}/ticks", TickAsync).Limited(LimitKind.Changes);
        sessions.MapStepRuns();
        endpoints.MapModes(sessions);
        endpoints.MapSessionLists();
        endpoints.MapHistory();
        return endpoints.MapFaultReports();
    }

    private static async Task<Results<Ok<SessionResponse>, ProblemHttpResult>> StartAsync(
        StartSessionRequest request, HttpContext context, SessionModes modes, LearnerAccess learners, CancellationToken cancel)
    {
        var language = Languages.FromCode(request.Language) ?? context.AskedLanguage();
        return modes.Asked(request) is { } mode
            ? await mode.StartAsync(request, language, context, learners, cancel)
            : context.Problem(StatusCodes.Status400BadRequest, "session", SessionTexts.NoSuchSession, language: language);
    }

    private static async Task<Results<Ok<SessionState>, ProblemHttpResult>> ReadAsync(
        Guid id, HttpContext context, LearnerAccess learners, SessionStates states, CancellationToken cancel)
    {
        var language = context.AskedLanguage();
        return await learners.FindAsync(context, cancel) is { } learner && await states.FindAsync(id, learner.Id, language, cancel) is { } state
            ? TypedResults.Ok(state)
            : NotFound(context);
    }

    private static Task<Results<Ok<SessionState>, ProblemHttpResult>> AnswerAsync(
        Guid id, SubmitAnswerRequest request, HttpContext context, LearnerAccess learners, SessionWriter sessions, SessionStates states, CancellationToken cancel) =>
        SettleAsync(context, learners, states, learner => sessions.AnswerAsync(learner, id, request, context.AskedLanguage().Code(), cancel), cancel);

    private static Task<Results<Ok<SessionState>, ProblemHttpResult>> AdvanceAsync(
        Guid id, AdvanceRequest request, HttpContext context, LearnerAccess learners, SessionWriter sessions, SessionStates states, CancellationToken cancel) =>
        SettleAsync(context, learners, states, learner => sessions.AdvanceAsync(learner, id, request, cancel), cancel);

    private static Task<Results<Ok<SessionState>, ProblemHttpResult>> TickAsync(
        Guid id, TickKeyPointsRequest request, HttpContext context, LearnerAccess learners, SessionWriter sessions, SessionStates states, CancellationToken cancel) =>
        ChangeAsync(id, context, learners, states, learner => sessions.TickAsync(learner, id, request, cancel), cancel);

    /// <summary>A change that is settled from what is kept in memory: its reply is made from the same, and nothing is read again.</summary>
    private static async Task<Results<Ok<SessionState>, ProblemHttpResult>> SettleAsync(
        HttpContext context, LearnerAccess learners, SessionStates states, Func<Guid, Task<SessionChange>> change, CancellationToken cancel)
    {
        // Whether she is still there is found out with the change.
        if (learners.ClaimedId(context) is not { } learner || await change(learner) is not { Context: { } settled } settlement)
        {
            return NotFound(context);
        }

        return settlement.Outcome is SessionOutcome.NotTaken
            ? Reply(context, settlement.Outcome, null)
            : Reply(context, settlement.Outcome, await states.MakeAsync(settled.Open, settled.Learner, context.AskedLanguage(), cancel));
    }

    /// <summary>Every change ends with the state that it led to; a conflict brings the present one along.</summary>
    internal static async Task<Results<Ok<SessionState>, ProblemHttpResult>> ChangeAsync(
        Guid id, HttpContext context, LearnerAccess learners, SessionStates states, Func<Guid, Task<SessionOutcome>> change, CancellationToken cancel,
        bool isBrief = false)
    {
        var language = context.AskedLanguage();
        if (await learners.FindAsync(context, cancel) is not { } learner)
        {
            return NotFound(context);
        }

        var outcome = await change(learner.Id);
        return Reply(context, outcome, outcome is SessionOutcome.NotTaken ? null : await states.FindAsync(id, learner.Id, language, cancel, isBrief));
    }

    private static Results<Ok<SessionState>, ProblemHttpResult> Reply(HttpContext context, SessionOutcome outcome, SessionState? state) => (outcome, state) switch
    {
        (SessionOutcome.NotTaken(var code, var message), _) => context.Problem(StatusCodes.Status400BadRequest, code, message),
        (SessionOutcome.NotFound, _) or (_, null) => NotFound(context),
        (SessionOutcome.MovedOn, _) => context.Problem(StatusCodes.Status409Conflict, "moved-on", SessionTexts.MovedOn, [new("state", state)]),
        (SessionOutcome.OtherAnswer, _) => context.Problem(StatusCodes.Status409Conflict, "other-answer", SessionTexts.OtherAnswer, [new("state", state)]),
        _ => TypedResults.Ok(state),
    };

    internal static ProblemHttpResult NotFound(HttpContext context) => context.Problem(StatusCodes.Status404NotFound, "not-found", SessionTexts.NotFound);
}
