using System.Globalization;
using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Accounts.Limits;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>What interviews have beyond other sessions.</summary>
public static class InterviewEndpoints
{
    public static IServiceCollection AddInterviews(this IServiceCollection services) => services
        .AddSingleton<InterviewStarter>()
        .AddSingleton<InterviewWriter>()
        .AddSingleton<InterviewStates>();

    /// <param name="sessions">The group of a session's endpoints.</param>
    public static void MapInterviews(this IEndpointRouteBuilder endpoints, RouteGroupBuilder sessions)
    {
        sessions.MapPost("/{id:guid}/replies", ReplyAsync).Limited(LimitKind.Changes);
        sessions.MapPost("/{id:guid}/points", SettleAsync).Limited(LimitKind.Changes);
        sessions.MapPost("/{id:guid}/end", EndAsync).Limited(LimitKind.Changes);
        sessions.MapGet("/{id:guid}/transcript", TranscriptAsync).Produces<string>(StatusCodes.Status200OK, MediaTypeNames.Text.Markdown);

        endpoints.MapForm("/interview", StartFromPageAsync).Limited(LimitKind.Sessions, makesGuest: true);
    }

    /// <summary>Starts an interview for the API, which has said already in which language it answers.</summary>
    public static async Task<Results<Ok<SessionResponse>, ProblemHttpResult>> StartAsync(
        StartSessionRequest request, Language language, HttpContext context, InterviewStarter starter, LearnerAccess learners, CancellationToken cancel)
    {
        if (!InterviewStarter.IsLegal(request))
        {
            return context.Problem(StatusCodes.Status400BadRequest, "interview", InterviewTexts.BadChoice, language: language);
        }

        if (starter.Find(request) is not var (deck, questions))
        {
            return context.Problem(StatusCodes.Status404NotFound, "not-found", InterviewTexts.NothingToAsk, language: language);
        }

        var learner = await learners.EnsureAsync(context, cancel);
        var id = await starter.StartAsync(request with { Language = language.Code() }, deck, questions, learner.Id, cancel);
        return TypedResults.Ok(new SessionResponse(id, Addresses.Session(language, id)));
    }

    private static async Task<IResult> StartFromPageAsync(
        PostedForm form, HttpContext context, DeckLibrary library, InterviewStarter starter, LearnerAccess learners, CancellationToken cancel)
    {
        var deck = form.Deck(library.Current);
        var request = InterviewForm.Read(form, deck);
        var page = Addresses.Interview(form.Language, deck?.Slug);
        if (form.Refusal(page) is { } refused)
        {
            return refused;
        }

        return (await StartAsync(request, form.Language, context, starter, learners, cancel)).Result is Ok<SessionResponse> { Value: { } session }
            ? new SeeOther(session.Url)
            : form.Refusal(page, "topics", InterviewTexts.NothingToAsk);
    }

    private static Task<Results<Ok<SessionState>, ProblemHttpResult>> ReplyAsync(
        Guid id, ReplyRequest request, HttpContext context, LearnerAccess learners, InterviewWriter interviews, SessionStates states, CancellationToken cancel) =>
        QuizEndpoints.ChangeAsync(
            id, context, learners, states, learner => interviews.ReplyAsync(learner, id, request, context.AskedLanguage().Code(), cancel), cancel);

    private static Task<Results<Ok<SessionState>, ProblemHttpResult>> SettleAsync(
        Guid id, SettlePointsRequest request, HttpContext context, LearnerAccess learners, InterviewWriter interviews, SessionStates states, CancellationToken cancel) =>
        QuizEndpoints.ChangeAsync(id, context, learners, states, learner => interviews.SettleAsync(learner, id, request, cancel), cancel);

    private static Task<Results<Ok<SessionState>, ProblemHttpResult>> EndAsync(
        Guid id, EndInterviewRequest request, HttpContext context, LearnerAccess learners, InterviewWriter interviews, SessionStates states, CancellationToken cancel) =>
        QuizEndpoints.ChangeAsync(id, context, learners, states, learner => interviews.EndAsync(learner, id, request, cancel), cancel);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> TranscriptAsync(
        Guid id, HttpContext context, LearnerAccess learners, IDbContextFactory<QuizHubDbContext> databases, InterviewStates states, DeckLibrary library, IConfiguration configuration,
        CancellationToken cancel)
    {
        var language = context.AskedLanguage();
        await using var database = await databases.CreateDbContextAsync(cancel);
        var learner = await learners.FindAsync(context, cancel);
        var open = learner is null ? null : await OpenSession.ReadAsync(database.Sessions().AsNoTracking(), database, id, learner.Id, cancel);
        if (open is not { Plan.Transitions: InterviewTransitions })
        {
            return context.Problem(StatusCodes.Status404NotFound, "not-found", SessionTexts.NotFound, language: language);
        }

        if (!open.Progress.IsOver)
        {
            return context.Problem(StatusCodes.Status409Conflict, "not-over", InterviewTexts.NotOver, language: language);
        }

        // The file is made for her alone, so the host that she asked may stand in it.
        var origin = configuration["PublicAddress"]?.TrimEnd('/') ?? $"{context.Request.Scheme}://{context.Request.Host}";
        var day = TimeZones.Date(open.Session.StartedAt, learner!.TimeZone);
        var text = TranscriptMarkdown.Write(open.Plan, day, await states.TalkedAsync(database, open, language, cancel), language, Link);
        return TypedResults.File(
            Encoding.UTF8.GetBytes(text), $"{MediaTypeNames.Text.Markdown}; charset=utf-8", $"interview-{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.md");

        string Link(PlanStep step) => origin + SessionLinks.Question(language, library.DeckOf(open.Plan), step.TopicSlug, step.QuestionSlug);
    }
}
