using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using QuizHub.Decks;
using QuizHub.Server.Accounts;
using QuizHub.Server.Accounts.Limits;
using QuizHub.Server.Data;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>Reports of faults: of a question from its page, of an item from the session that shows it.</summary>
public static class FaultReportEndpoints
{
    public static IEndpointRouteBuilder MapFaultReports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/sessions/{id:guid}/reports", ReportItemAsync)
            .Limited(LimitKind.Reports, code: "too-many-reports", text: FaultReportTexts.TooMany).WithTags("Sessions");

        endpoints.MapForm("/decks/{deck}/{topic}/{question}/report", ReportQuestionAsync).Limited(LimitKind.Reports);
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
            || await OpenSession.ReadAsync(database.Sessions().AsNoTracking(), database, id, learner.Id, cancel) is not { Plan: var plan }
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

    private static async Task<IResult> ReportQuestionAsync(
        string deck, string topic, string question, PostedForm form, HttpContext context, DeckLibrary library, LearnerAccess learners, AttemptWriter writer, TimeProvider time,
        CancellationToken cancel)
    {
        if (library.Current.FindDeck(deck)?.FindQuestion(question) is not { } about)
        {
            return context.Problem(StatusCodes.Status404NotFound, "not-found", ProblemTexts.NotFound);
        }

        var page = Addresses.Report(form.Language, about.DeckSlug, about.TopicSlug, about.Slug);
        var kind = form.One("kind", Enum.GetValues<FaultKind>(), kind => kind.ToString());
        var text = (form["text"] ?? "").ReplaceLineEndings("\n").Trim();
        if (kind is null)
        {
            form.Refuse("kind", FormTexts.NoSuchChoice);
        }

        if (text.Length > FaultReportRules.LongestText || !FaultReportRules.Says(kind ?? FaultKind.Other, text))
        {
            form.Refuse("text", text.Length > FaultReportRules.LongestText ? FormTexts.TooLong(FaultReportRules.LongestText) : FaultReportTexts.NothingSaid);
        }

        if (!Guid.TryParse(form["id"], out var id) || form["version"] is not { Length: 16 } version)
        {
            return form.Refusal(page, null, FormTexts.OutOfDate);
        }

        if (form.Refusal(page) is { } refused)
        {
            return refused;
        }

        await StoreAsync(writer, new()
        {
            Id = id,
            DeckSlug = about.DeckSlug,
            QuestionSlug = about.Slug,
            Version = version,
            Language = form.Language.Code(),
            Kind = kind!.Value,
            Text = text,
            LearnerId = (await learners.FindAsync(context, cancel))?.Id,
            ReportedAt = time.GetUtcNow(),
        }, cancel);
        return new SeeOther($"{page}?sent=1");
    }

    private static Task<bool> StoreAsync(AttemptWriter writer, FaultReport report, CancellationToken cancel) => writer.WriteAsync(
        async database =>
        {
            var isNew = !await database.FaultReports().AnyAsync(known => known.Id == report.Id);
            if (isNew)
            {
                database.Add(report);
            }

            return isNew;
        },
        cancel);
}
