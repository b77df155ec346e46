using Microsoft.AspNetCore.Http.HttpResults;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Accounts.Limits;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

public static class ExamEndpoints
{
    public static IServiceCollection AddExams(this IServiceCollection services) => services
        .AddSingleton<ExamWriter>()
        .AddSingleton<ExamSheets>()
        .AddSingleton<ExamResults>()
        .AddSingleton<ExamLooks>()
        .AddSingleton<ExamStarter>()
        .AddSingleton<ExamClock>().AddHostedService(provider => provider.GetRequiredService<ExamClock>());

    public static void MapExams(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/exams", StartAsync).Limited(LimitKind.Sessions, makesGuest: true).WithTags("Exams");
        var exam = endpoints.MapGroup("/api/sessions/{id:guid}/exam").WithTags("Exams");
        exam.MapGet("/", ReadAsync);
        exam.MapPost("/answers", AnswerAsync).Limited(LimitKind.Changes);
        exam.MapPost("/flags", FlagAsync).Limited(LimitKind.Changes);
        exam.MapPost("/hand-in", HandInAsync).Limited(LimitKind.Changes);
        exam.MapGet("/items/{index:int}", ReadItemAsync);

        endpoints.MapForm("/exam", StartByFormAsync).Limited(LimitKind.Sessions, makesGuest: true);
    }

    private static async Task<Results<Ok<SessionResponse>, ProblemHttpResult>> StartAsync(
        StartExamRequest request, HttpContext context, ExamStarter starter, LearnerAccess learners, CancellationToken cancel)
    {
        var language = Languages.FromCode(request.Language) ?? context.AskedLanguage();
        if (ExamStarter.Problem(request) is { } problem)
        {
            return context.Problem(StatusCodes.Status400BadRequest, "exam", problem, language: language);
        }

        if (await starter.FindAsync(request with { Language = language.Code() }, cancel) is not { } choice)
        {
            return context.Problem(StatusCodes.Status404NotFound, "not-found", ExamTexts.NothingToAsk, language: language);
        }

        var learner = await learners.EnsureAsync(context, cancel);
        var id = await starter.StartAsync(choice, learner.Id, cancel);
        return TypedResults.Ok(new SessionResponse(id, Addresses.Session(language, id)));
    }

    private static async Task<IResult> StartByFormAsync(
        PostedForm form, HttpContext context, DeckLibrary library, ExamStarter starter, LearnerAccess learners, CancellationToken cancel)
    {
        var page = Addresses.Exam(form.Language);
        var deck = form.Deck(library.Current);
        var topics = form.Topics("topics", deck);
        // A number that was typed goes before the one that was chosen.
        var count = form.Whole("own", 1, ExamLimits.MostItems, ExamTexts.BadCount) ?? form.Whole("items", 1, ExamLimits.MostItems, ExamTexts.BadCount);
        if (count is null && form["own"] is null)
        {
            form.Refuse("items", ExamTexts.BadCount);
        }

        var minutes = form.Whole("minutes", 1, ExamLimits.MostMinutes, ExamTexts.BadMinutes);
        if (form.Refusal(page) is { } refused)
        {
            return refused;
        }

        if (await starter.FindAsync(new(deck!.Slug, topics, count!.Value, minutes, form.Language.Code()), cancel) is not { } choice)
        {
            return form.Refusal(page, "topics", ExamTexts.NothingToAsk);
        }

        var learner = await learners.EnsureAsync(context, cancel);
        return new SeeOther(Addresses.Session(form.Language, await starter.StartAsync(choice, learner.Id, cancel)));
    }

    /// <summary>Where the exam stands, without its items: what is left of the time, and what other tabs have done.</summary>
    private static async Task<Results<Ok<SessionState>, ProblemHttpResult>> ReadAsync(
        Guid id, HttpContext context, LearnerAccess learners, SessionStates states, CancellationToken cancel)
    {
        var language = context.AskedLanguage();
        return await learners.FindAsync(context, cancel) is { } learner && await states.FindAsync(id, learner.Id, language, cancel, isBrief: true) is { } state
            ? TypedResults.Ok(state)
            : QuizEndpoints.NotFound(context);
    }

    private static Task<Results<Ok<SessionState>, ProblemHttpResult>> AnswerAsync(
        Guid id, SubmitAnswerRequest request, HttpContext context, LearnerAccess learners, ExamWriter exams, SessionStates states, CancellationToken cancel) =>
        QuizEndpoints.ChangeAsync(
            id, context, learners, states, learner => exams.AnswerAsync(learner, id, request, context.AskedLanguage().Code(), cancel), cancel, isBrief: true);

    private static Task<Results<Ok<SessionState>, ProblemHttpResult>> FlagAsync(
        Guid id, FlagItemRequest request, HttpContext context, LearnerAccess learners, ExamWriter exams, SessionStates states, CancellationToken cancel) =>
        QuizEndpoints.ChangeAsync(id, context, learners, states, learner => exams.FlagAsync(learner, id, request, cancel), cancel, isBrief: true);

    private static Task<Results<Ok<SessionState>, ProblemHttpResult>> HandInAsync(
        Guid id, HandInRequest request, HttpContext context, LearnerAccess learners, ExamWriter exams, SessionStates states, CancellationToken cancel) =>
        QuizEndpoints.ChangeAsync(id, context, learners, states, learner => exams.HandInAsync(learner, id, cancel), cancel, isBrief: true);

    private static async Task<Results<Ok<ItemStep>, ProblemHttpResult>> ReadItemAsync(
        Guid id, int index, HttpContext context, LearnerAccess learners, ExamLooks looks, CancellationToken cancel)
    {
        var language = context.AskedLanguage();
        return await learners.FindAsync(context, cancel) is { } learner && await looks.FindAsync(id, index, learner, language, cancel) is { } item
            ? TypedResults.Ok(item)
            : QuizEndpoints.NotFound(context);
    }
}
