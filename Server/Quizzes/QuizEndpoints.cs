using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
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

        if (request.Mode is not (SessionMode.Practice or SessionMode.Review) || request.Count < 1)
        {
            return Problem(StatusCodes.Status400BadRequest, "session", SessionTexts.NoSuchSession, language);
        }

        if (starter.Find(request with { Language = language.Code() }) is not { } choice)
        {
            return Problem(StatusCodes.Status404NotFound, "not-found", SessionTexts.NothingToPractise, language);
        }

        if (request.Mode == SessionMode.Review)
        {
            return await learners.FindAsync(context, cancel) is { } known && await reviews.StartAsync(choice.Deck, known, language, cancel) is { } review
                ? TypedResults.Ok(new SessionResponse(review, Addresses.Session(language, review)))
                : Problem(StatusCodes.Status409Conflict, "nothing-due", ReviewTexts.NothingToAsk, language);
        }

        var learner = await learners.EnsureAsync(context, cancel);
        var id = await starter.StartAsync(choice, learner.Id, cancel);
        return TypedResults.Ok(new SessionResponse(id, Addresses.Session(language, id)));
    }

    private static async Task<Results<SeeOther, NotFound>> PracticeAsync(
        string lang, [FromForm] string deck, [FromForm] string? topic, [FromForm] string? question, [FromForm] bool? clinic, HttpContext context, SessionStarter starter,
        LearnerAccess learners, CancellationToken cancel)
    {
        var request = new StartSessionRequest(deck, Given(topic), Given(question), SessionMode.Practice, lang, Count: null, clinic == true);
        if (starter.Find(request) is not { } choice)
        {
            return TypedResults.NotFound();
        }

        var learner = await learners.EnsureAsync(context, cancel);
        return new SeeOther(Addresses.Session(Languages.FromCode(lang)!.Value, await starter.StartAsync(choice, learner.Id, cancel)));

        static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
    }

    private static async Task<Results<Ok<SessionState>, ProblemHttpResult>> ReadAsync(
        Guid id, HttpContext context, LearnerAccess learners, SessionStates states, CancellationToken cancel)
    {
        var language = context.AskedLanguage();
        return await learners.FindAsync(context, cancel) is { } learner && await states.FindAsync(id, learner.Id, language, cancel) is { } state
            ? TypedResults.Ok(state)
            : NotFound(language);
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
            return NotFound(language);
        }

        var outcome = await change(learner.Id);
        if (outcome is SessionOutcome.NotTaken(var code, var message))
        {
            return Problem(StatusCodes.Status400BadRequest, code, message, language);
        }

        return (outcome, await states.FindAsync(id, learner.Id, language, cancel, withItems)) switch
        {
            (SessionOutcome.NotFound, _) or (_, null) => NotFound(language),
            (SessionOutcome.MovedOn, var state) => Problem(StatusCodes.Status409Conflict, "moved-on", SessionTexts.MovedOn, language, state),
            (SessionOutcome.OtherAnswer, var state) => Problem(StatusCodes.Status409Conflict, "other-answer", SessionTexts.OtherAnswer, language, state),
            (_, var state) => TypedResults.Ok(state),
        };
    }

    internal static ProblemHttpResult NotFound(Language language) =>
        Problem(StatusCodes.Status404NotFound, "not-found", SessionTexts.NotFound, language);

    internal static ProblemHttpResult Problem(int status, string code, Text text, Language language, SessionState? state = null)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        if (state is not null)
        {
            extensions["state"] = state;
        }

        return TypedResults.Problem(title: text.In(language), statusCode: status, extensions: extensions);
    }
}
