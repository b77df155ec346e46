using Microsoft.AspNetCore.Http.Features;
using QuizHub.Progress;
using QuizHub.Server.Accounts;
using QuizHub.Server.Accounts.Limits;
using QuizHub.Server.Site;

namespace QuizHub.Server.Home.Export;

public static class ExportEndpoints
{
    public static IEndpointRouteBuilder MapExport(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/progress/export", ExportAsync).Limited(LimitKind.Changes).WithTags("Progress");
        return endpoints;
    }

    /// <summary>Everything of the asking learner, as a file.</summary>
    private static async Task<IResult> ExportAsync(
        string? format, HttpContext context, LearnerAccess learners, LearnerExport export, TimeProvider time, CancellationToken cancel)
    {
        if (format is not ("json" or "csv" or "zip"))
        {
            return context.Problem(StatusCodes.Status400BadRequest, "format", HistoryTexts.NoFormat);
        }

        if (await learners.FindAsync(context, cancel) is not { } learner)
        {
            return context.Problem(StatusCodes.Status404NotFound, "not-found", HistoryTexts.NoLearner);
        }

        if (format == "zip" && context.Features.Get<IHttpBodyControlFeature>() is { } body)
        {
            // An archive's entries end synchronously, whichever way they are closed.
            body.AllowSynchronousIO = true;
        }

        var day = TimeZones.Date(time.GetUtcNow(), learner.TimeZone);
        return format switch
        {
            "json" => TypedResults.Stream(output => export.WriteJsonAsync(output, learner.Id, cancel), "application/json", $"quizhub-{day:yyyy-MM-dd}.json"),
            "csv" => TypedResults.Stream(output => export.WriteCsvAsync(output, learner.Id, cancel), "text/csv; charset=utf-8", $"quizhub-answers-{day:yyyy-MM-dd}.csv"),
            _ => TypedResults.Stream(output => export.WriteZipAsync(output, learner.Id, cancel), "application/zip", $"quizhub-{day:yyyy-MM-dd}.zip"),
        };
    }
}
