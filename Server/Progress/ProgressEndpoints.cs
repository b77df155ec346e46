using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using QuizHub.Progress;
using QuizHub.Server.Accounts;
using QuizHub.Server.Progress.Export;
using QuizHub.Server.Progress.History;
using QuizHub.Server.Progress.Overview;
using QuizHub.Server.Quizzes;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Progress;

public static class ProgressEndpoints
{
    public static IServiceCollection AddProgress(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<LearnerMemories>()
        .AddSingleton<ProgressReader>()
        .AddSingleton<LearnerExport>()
        .AddSingleton<HistoryEraser>()
        .AddSingleton<MemoryUpkeep>().AddHostedService(provider => provider.GetRequiredService<MemoryUpkeep>())
        .AddSingleton<WeightTraining>().AddHostedService(provider => provider.GetRequiredService<WeightTraining>());

    public static IEndpointRouteBuilder MapProgress(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/progress/export", ExportAsync).WithTags("Progress");
        // A page lives under the same address: the order puts the form first.
        endpoints.MapPost("/{lang:regex(^(en|zh)$)}/progress/forget", ForgetAsync).DisableAntiforgery().WithOrder(-1).ExcludeFromDescription();
        return endpoints.MapGoals();
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

        context.Response.Headers.CacheControl = "private, no-store";
        if (format == "zip" && context.Features.Get<IHttpBodyControlFeature>() is { } body)
        {
            // An archive's entries end synchronously, whichever way they are closed.
            body.AllowSynchronousIO = true;
        }

        var day = StudyDay.Of(time.GetUtcNow(), learner.TimeZone);
        return format switch
        {
            "json" => TypedResults.Stream(output => export.WriteJsonAsync(output, learner.Id, cancel), "application/json", $"quizhub-{day:yyyy-MM-dd}.json"),
            "csv" => TypedResults.Stream(output => export.WriteCsvAsync(output, learner.Id, cancel), "text/csv; charset=utf-8", $"quizhub-answers-{day:yyyy-MM-dd}.csv"),
            _ => TypedResults.Stream(output => export.WriteZipAsync(output, learner.Id, cancel), "application/zip", $"quizhub-{day:yyyy-MM-dd}.zip"),
        };
    }

    /// <summary>Deletes the history of the item that the form names, or all of it when it says so.</summary>
    private static async Task<SeeOther> ForgetAsync(
        string lang, [FromForm] string? deck, [FromForm] string? question, [FromForm] string? item, [FromForm] string? whole, HttpContext context, LearnerAccess learners,
        HistoryEraser eraser, CancellationToken cancel)
    {
        var page = Addresses.Progress(Languages.FromCode(lang) ?? Language.En);
        if (await learners.FindAsync(context, cancel) is not { } learner)
        {
            return new SeeOther(page);
        }

        if (whole == "on")
        {
            await eraser.ForgetAllAsync(learner.Id, cancel);
            return new SeeOther($"{page}?forgotten=all");
        }

        await eraser.ForgetItemAsync(learner.Id, deck ?? "", question ?? "", item ?? "", cancel);
        return new SeeOther($"{page}?deck={Uri.EscapeDataString(deck ?? "")}&forgotten=item");
    }
}
