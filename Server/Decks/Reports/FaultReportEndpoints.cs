using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using QuizHub.Decks;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Quizzes;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Decks;

/// <summary>Reports of faults: of a question from its page, of an item from the session that shows it.</summary>
public static class FaultReportEndpoints
{
    private const string Limit = "fault-reports";

    /// <summary>More than a careful reader writes, from one address.</summary>
    private static readonly FixedWindowRateLimiterOptions Patience = new() { PermitLimit = 30, Window = TimeSpan.FromMinutes(10) };

    public static IServiceCollection AddFaultReports(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.AddPolicy(Limit, context => RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => Patience));
        limits.OnRejected = async (rejected, _) =>
            await rejected.HttpContext.Problem(StatusCodes.Status429TooManyRequests, "too-many-reports", FaultReportTexts.TooMany).ExecuteAsync(rejected.HttpContext);
    });

    public static IEndpointRouteBuilder MapFaultReports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/sessions/{id:guid}/reports", ReportItemAsync).RequireRateLimiting(Limit).WithTags("Sessions");

        // A page lives under the same address: the order puts the form first.
        endpoints.MapPost("/{lang:regex(^(en|zh)$)}/decks/{deck}/{topic}/{question}/report", ReportQuestionAsync)
            .RequireRateLimiting(Limit).DisableAntiforgery().WithOrder(-1).ExcludeFromDescription();
        return endpoints;
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ReportItemAsync(
        Guid id, ReportFaultRequest request, HttpContext context, LearnerAccess learners, AttemptWriter writer, IDbContextFactory<QuizHubDbContext> databases, TimeProvider time,
        CancellationToken cancel)
    {
        var language = context.AskedLanguage();
        // A body may leave out what the contract promises.
        var text = (request.Text ?? "").Trim();
        if (request.Id == Guid.Empty || !FaultReportRules.Says(request.Kind, text))
        {
            return context.Problem(StatusCodes.Status400BadRequest, "nothing-said", FaultReportTexts.NothingSaid);
        }

        await using var database = await databases.CreateDbContextAsync(cancel);
        if (await learners.FindAsync(context, cancel) is not { } learner
            || await OpenSession.ReadAsync(database.Sessions.AsNoTracking(), database, id, learner.Id, cancel) is not { Plan: var plan }
            || plan.Steps.ElementAtOrDefault(request.Index) is not { } step
            || (request.ForCheck ? step.Check : step.Item) is not { } item)
        {
            return context.Problem(StatusCodes.Status404NotFound, "not-found", ProblemTexts.NotFound);
        }

        await StoreAsync(writer, new()
        {
            Id = request.Id,
            DeckSlug = plan.DeckSlug,
            QuestionSlug = step.QuestionSlug,
            ItemId = item.Id,
            Version = item.ItemVersion,
            Language = language.Code(),
            Kind = request.Kind,
            Text = text,
            LearnerId = learner.Id,
            ReportedAt = time.GetUtcNow(),
        }, cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Results<SeeOther, ProblemHttpResult>> ReportQuestionAsync(
        string lang, string deck, string topic, string question, [AsParameters] QuestionForm form, HttpContext context, DeckLibrary library, LearnerAccess learners, AttemptWriter writer,
        TimeProvider time, CancellationToken cancel)
    {
        var language = Languages.FromCode(lang)!.Value;
        if (library.Current.FindDeck(deck)?.FindQuestion(question) is not { } about)
        {
            return context.Problem(StatusCodes.Status404NotFound, "not-found", ProblemTexts.NotFound);
        }

        if (!Guid.TryParse(form.Id, out var id) || form.Version is not { Length: 16 } || !Enum.TryParse<FaultKind>(form.Kind, out var kind) || !FaultReportRules.Says(kind, form.Text ?? ""))
        {
            return context.Problem(StatusCodes.Status400BadRequest, "nothing-said", FaultReportTexts.NothingSaid);
        }

        await StoreAsync(writer, new()
        {
            Id = id,
            DeckSlug = about.DeckSlug,
            QuestionSlug = about.Slug,
            Version = form.Version,
            Language = language.Code(),
            Kind = kind,
            Text = (form.Text ?? "").ReplaceLineEndings("\n").Trim(),
            LearnerId = (await learners.FindAsync(context, cancel))?.Id,
            ReportedAt = time.GetUtcNow(),
        }, cancel);
        return new SeeOther($"{Addresses.Report(language, about.DeckSlug, about.TopicSlug, about.Slug)}?sent=1");
    }

    private static Task<bool> StoreAsync(AttemptWriter writer, FaultReport report, CancellationToken cancel) => writer.WriteAsync(
        async database =>
        {
            var isNew = !await database.FaultReports.AnyAsync(known => known.Id == report.Id);
            if (isNew)
            {
                database.Add(report);
            }

            return isNew;
        },
        cancel);

    internal sealed record QuestionForm([FromForm] string? Id, [FromForm] string? Version, [FromForm] string? Kind, [FromForm] string? Text);
}
