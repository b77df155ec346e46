using Microsoft.AspNetCore.Http.HttpResults;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

public static class ExamEndpoints
{
    public static IServiceCollection AddExams(this IServiceCollection services) => services
        .AddSingleton<ExamWriter>()
        .AddSingleton<ExamSheets>()
        .AddSingleton<ExamResults>()
        .AddSingleton<ExamStarter>()
        .AddSingleton<ExamClock>().AddHostedService(provider => provider.GetRequiredService<ExamClock>());

    public static IEndpointRouteBuilder MapExams(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/exams", StartAsync).WithTags("Exams");
        var exam = endpoints.MapGroup("/api/sessions/{id:guid}/exam").WithTags("Exams");
        exam.MapGet("/", ReadAsync);
        exam.MapPost("/answers", AnswerAsync);
        exam.MapPost("/flags", FlagAsync);
        exam.MapPost("/hand-in", HandInAsync);
        exam.MapGet("/items/{index:int}", ReadItemAsync);

        // A page lives under the same address: the order puts the form first.
        endpoints.MapPost("/{lang:regex(^(en|zh)$)}/exam", StartByFormAsync).DisableAntiforgery().WithOrder(-1).ExcludeFromDescription();
        return endpoints;
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

    private static async Task<SeeOther> StartByFormAsync(
        string lang, IFormCollection form, HttpContext context, ExamStarter starter, LearnerAccess learners, CancellationToken cancel)
    {
        var language = Languages.FromCode(lang)!.Value;
        // A number that was typed goes before the one that was chosen.
        var count = Whole(Given("own") ?? Given("items")) ?? 0;
        var minutes = Given("minutes") is { } typed ? Whole(typed) ?? 0 : (int?)null;
        var request = new StartExamRequest(Given("deck") ?? "", [.. form["topics"].OfType<string>()], count, minutes, lang);
        if (ExamStarter.Problem(request) is { } problem)
        {
            return new SeeOther($"{Addresses.Exam(language)}?problem={(problem == ExamTexts.BadCount ? "count" : "minutes")}");
        }

        if (await starter.FindAsync(request, cancel) is not { } choice)
        {
            return new SeeOther($"{Addresses.Exam(language)}?problem=nothing");
        }

        var learner = await learners.EnsureAsync(context, cancel);
        return new SeeOther(Addresses.Session(language, await starter.StartAsync(choice, learner.Id, cancel)));

        string? Given(string field) => form[field].ToString() is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
        static int? Whole(string? text) => int.TryParse(text, out var number) ? number : null;
    }

    /// <summary>Where the exam stands, without its items: what is left of the time, and what other tabs have done.</summary>
    private static async Task<Results<Ok<SessionState>, ProblemHttpResult>> ReadAsync(
        Guid id, HttpContext context, LearnerAccess learners, SessionStates states, CancellationToken cancel)
    {
        var language = context.AskedLanguage();
        return await learners.FindAsync(context, cancel) is { } learner && await states.FindAsync(id, learner.Id, language, cancel, withItems: false) is { } state
            ? TypedResults.Ok(state)
            : QuizEndpoints.NotFound(context);
    }

    private static Task<Results<Ok<SessionState>, ProblemHttpResult>> AnswerAsync(
        Guid id, SubmitAnswerRequest request, HttpContext context, LearnerAccess learners, ExamWriter exams, SessionStates states, CancellationToken cancel) =>
        QuizEndpoints.ChangeAsync(
            id, context, learners, states, learner => exams.AnswerAsync(learner, id, request, context.AskedLanguage().Code(), cancel), cancel, withItems: false);

    private static Task<Results<Ok<SessionState>, ProblemHttpResult>> FlagAsync(
        Guid id, FlagItemRequest request, HttpContext context, LearnerAccess learners, ExamWriter exams, SessionStates states, CancellationToken cancel) =>
        QuizEndpoints.ChangeAsync(id, context, learners, states, learner => exams.FlagAsync(learner, id, request, cancel), cancel, withItems: false);

    private static Task<Results<Ok<SessionState>, ProblemHttpResult>> HandInAsync(
        Guid id, HandInRequest request, HttpContext context, LearnerAccess learners, ExamWriter exams, SessionStates states, CancellationToken cancel) =>
        QuizEndpoints.ChangeAsync(id, context, learners, states, learner => exams.HandInAsync(learner, id, cancel), cancel, withItems: false);

    private static async Task<Results<Ok<ItemStep>, ProblemHttpResult>> ReadItemAsync(
        Guid id, int index, HttpContext context, LearnerAccess learners, SessionStates states, CancellationToken cancel)
    {
        var language = context.AskedLanguage();
        return await learners.FindAsync(context, cancel) is { } learner && await states.FindItemAsync(id, index, learner.Id, language, cancel) is { } item
            ? TypedResults.Ok(item)
            : QuizEndpoints.NotFound(context);
    }
}
