using Microsoft.AspNetCore.Http.HttpResults;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Accounts.Limits;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Demos;
using QuizHub.Server.Quizzes.History;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

public static class QuizEndpoints
{
    public static IServiceCollection AddQuizzes(this IServiceCollection services, IConfiguration configuration) => services
        .AddPurging(configuration)
        .AddSingleton<ItemStore>()
        .AddSingleton<ItemTexts>()
        .AddSingleton<SessionWriter>()
        .AddSingleton<SessionSettler>()
        .AddSingleton<AnswerContexts>()
        .AddSingleton<AnswerContextReader>()
        .AddSingleton<SessionStarter>()
        .AddSingleton<SessionStates>()
        .AddSingleton<ReviewStarter>()
        .AddSingleton<IStepRuns, StepRuns>()
        .AddSingleton<ContinuedSession>()
        .AddSingleton<HistoryEraser>()
        .AddSessionLists()
        .AddInterviews()
        .AddExams();

    public static IEndpointRouteBuilder MapQuizzes(this IEndpointRouteBuilder endpoints)
    {
        var sessions = endpoints.MapGroup("/api/sessions").WithTags("Sessions");
        sessions.MapPost("/", StartAsync).Limited(LimitKind.Sessions, makesGuest: true);
        sessions.MapGet("/{id:guid}", ReadAsync);
        sessions.MapPost("/{id:guid}/answers", AnswerAsync).Limited(LimitKind.Changes);
        sessions.MapPost("/{id:guid}/advance", AdvanceAsync).Limited(LimitKind.Changes);
        sessions.MapPost("/{id:guid}/ticks", TickAsync).Limited(LimitKind.Changes);
        endpoints.MapInterviews(sessions);

        endpoints.MapForm("/practice", PracticeAsync).Limited(LimitKind.Sessions, makesGuest: true);
        endpoints.MapSessionLists();
        endpoints.MapExams();
        endpoints.MapHistory();
        endpoints.MapFaultReports();
        return endpoints.MapReviews();
    }

    private static async Task<Results<Ok<SessionResponse>, ProblemHttpResult>> StartAsync(
        StartSessionRequest request, HttpContext context, SessionStarter starter, InterviewStarter interviews, ReviewStarter reviews, LearnerAccess learners, CancellationToken cancel)
    {
        var language = Languages.FromCode(request.Language) ?? context.AskedLanguage();
        if (request.Mode == SessionMode.Interview)
        {
            return await InterviewEndpoints.StartAsync(request, language, context, interviews, learners, cancel);
        }

        if (request.Mode == SessionMode.Review)
        {
            return await ReviewEndpoints.StartAsync(request, language, context, reviews, learners, cancel);
        }

        if (request.Count is > StartSessionRequest.MostItems and < StartSessionRequest.All)
        {
            return context.Problem(StatusCodes.Status400BadRequest, "session", SessionTexts.TooMany(StartSessionRequest.MostItems), language: language);
        }

        if (request.Mode != SessionMode.Practice || !IsSound(request))
        {
            return context.Problem(StatusCodes.Status400BadRequest, "session", SessionTexts.NoSuchSession, language: language);
        }

        if (starter.Find(request with { Language = language.Code() }) is not { } choice)
        {
            return context.Problem(StatusCodes.Status404NotFound, "not-found", SessionTexts.NothingToPractise, language: language);
        }

        if (await starter.PlanAsync(choice, (await learners.FindAsync(context, cancel))?.Id, cancel) is not { } plan)
        {
            return context.Problem(StatusCodes.Status400BadRequest, "nothing-matches", SessionTexts.NothingMatches, language: language);
        }

        var learner = await learners.EnsureAsync(context, cancel);
        var id = await starter.StartAsync(choice, plan, learner.Id, cancel);
        return TypedResults.Ok(new SessionResponse(id, Addresses.Session(language, id)));
    }

    /// <summary>Whether the numbers mean anything; names that are not there are another matter.</summary>
    private static bool IsSound(StartSessionRequest request) =>
        request.Count is null or >= 1 && (request.Facets ?? []).All(Enum.IsDefined) && (request.Types ?? []).All(Enum.IsDefined);

    private static async Task<IResult> PracticeAsync(
        PostedForm form, HttpContext context, DeckLibrary library, SessionStarter starter, LearnerAccess learners, CancellationToken cancel)
    {
        var page = Addresses.Practice(form.Language);
        var request = PracticeForm.Read(form, form.Deck(library.Current));
        if (form.Refusal(page) is { } refused)
        {
            return refused;
        }

        if (starter.Find(request) is not { } choice)
        {
            return form.Refusal(page, null, SessionTexts.NothingToPractise);
        }

        if (await starter.PlanAsync(choice, (await learners.FindAsync(context, cancel))?.Id, cancel) is not { } plan)
        {
            return form.Refusal(page, "topics", SessionTexts.NothingMatches);
        }

        var learner = await learners.EnsureAsync(context, cancel);
        return new SeeOther(Addresses.Session(form.Language, await starter.StartAsync(choice, plan, learner.Id, cancel)));
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
        Guid id, HttpContext context, LearnerAccess learners, SessionStates states, Func<Guid, Task<SessionOutcome>> change, CancellationToken cancel, bool withItems = true)
    {
        var language = context.AskedLanguage();
        if (await learners.FindAsync(context, cancel) is not { } learner)
        {
            return NotFound(context);
        }

        var outcome = await change(learner.Id);
        return Reply(context, outcome, outcome is SessionOutcome.NotTaken ? null : await states.FindAsync(id, learner.Id, language, cancel, withItems));
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
