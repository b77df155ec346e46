using Microsoft.AspNetCore.Http.HttpResults;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

public static class QuizEndpoints
{
    public static IServiceCollection AddQuizzes(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<ItemStore>()
        .AddSingleton<SessionWriter>()
        .AddSingleton<SessionStarter>()
        .AddSingleton<SessionStates>()
        .AddSingleton<Reviews>()
        .AddSingleton<ReviewStarter>()
        .AddSingleton<LearnerProgress>()
        .AddSingleton<StepRuns>()
        .AddInterviews()
        .AddExams();

    public static IEndpointRouteBuilder MapQuizzes(this IEndpointRouteBuilder endpoints)
    {
        var sessions = endpoints.MapGroup("/api/sessions").WithTags("Sessions");
        sessions.MapPost("/", StartAsync);
        sessions.MapGet("/{id:guid}", ReadAsync);
        sessions.MapPost("/{id:guid}/answers", AnswerAsync);
        sessions.MapPost("/{id:guid}/advance", AdvanceAsync);
        sessions.MapPost("/{id:guid}/ticks", TickAsync);
        endpoints.MapInterviews(sessions);

        // A page lives under the same address: the order puts the form first.
        endpoints.MapPost("/{lang:regex(^(en|zh)$)}/practice", PracticeAsync).DisableAntiforgery().WithOrder(-1).ExcludeFromDescription();
        endpoints.MapExams();
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

    private static async Task<Results<SeeOther, NotFound, ProblemHttpResult>> PracticeAsync(
        string lang, IFormCollection fields, HttpContext context, SessionStarter starter, LearnerAccess learners, CancellationToken cancel)
    {
        var language = Languages.FromCode(lang)!.Value;
        var form = PracticeForm.Of(fields);
        if (form.Request(language) is not { } request)
        {
            return context.Problem(StatusCodes.Status400BadRequest, "session", SessionTexts.NoSuchSession);
        }

        if (starter.Find(request) is not { } choice)
        {
            return TypedResults.NotFound();
        }

        if (await starter.PlanAsync(choice, (await learners.FindAsync(context, cancel))?.Id, cancel) is not { } plan)
        {
            // The page says so itself, with all that was chosen still in place.
            return new SeeOther(form.Address(language));
        }

        var learner = await learners.EnsureAsync(context, cancel);
        return new SeeOther(Addresses.Session(language, await starter.StartAsync(choice, plan, learner.Id, cancel)));
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
        ChangeAsync(id, context, learners, states, learner => sessions.AnswerAsync(learner, id, request, context.AskedLanguage().Code(), cancel), cancel);

    private static Task<Results<Ok<SessionState>, ProblemHttpResult>> AdvanceAsync(
        Guid id, AdvanceRequest request, HttpContext context, LearnerAccess learners, SessionWriter sessions, SessionStates states, CancellationToken cancel) =>
        ChangeAsync(id, context, learners, states, learner => sessions.AdvanceAsync(learner, id, request, cancel), cancel);

    private static Task<Results<Ok<SessionState>, ProblemHttpResult>> TickAsync(
        Guid id, TickKeyPointsRequest request, HttpContext context, LearnerAccess learners, SessionWriter sessions, SessionStates states, CancellationToken cancel) =>
        ChangeAsync(id, context, learners, states, learner => sessions.TickAsync(learner, id, request, cancel), cancel);

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
        if (outcome is SessionOutcome.NotTaken(var code, var message))
        {
            return context.Problem(StatusCodes.Status400BadRequest, code, message);
        }

        return (outcome, await states.FindAsync(id, learner.Id, language, cancel, withItems)) switch
        {
            (SessionOutcome.NotFound, _) or (_, null) => NotFound(context),
            (SessionOutcome.MovedOn, var state) => context.Problem(StatusCodes.Status409Conflict, "moved-on", SessionTexts.MovedOn, [new("state", state)]),
            (SessionOutcome.OtherAnswer, var state) => context.Problem(StatusCodes.Status409Conflict, "other-answer", SessionTexts.OtherAnswer, [new("state", state)]),
            (_, var state) => TypedResults.Ok(state),
        };
    }

    internal static ProblemHttpResult NotFound(HttpContext context) => context.Problem(StatusCodes.Status404NotFound, "not-found", SessionTexts.NotFound);
}
