using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Net.Http.Headers;

namespace QuizHub.Server.Site;

/// <summary>
/// What no cache may keep, a browser's least of all: whoever goes back would be shown where she stood before, and whoever sits down after her what she wrote.
/// It is one rule for all, so that a new endpoint need not think of it: whatever is asked by a learner, belongs to the API, changes anything or hosts an island
/// is hers alone. Exempt are files that are the same for everybody.
/// </summary>
public static class AnswerCaching
{
    public const string HersAlone = "private, no-store";

    /// <summary>Stands before everything that sets headers.</summary>
    public static IApplicationBuilder UseAnswerCaching(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // By the time of the answer an error page may stand in the request's place.
        var isOwn = context.IsFromLearner() || context.IsApi() || !RequestFilters.IsSafe(context.Request.Method);
        context.Response.OnStarting(() =>
        {
            var endpoint = context.GetEndpoint();
            if (!IsForAll(endpoint) && (isOwn || endpoint.IsDoingPage() || MakesLearner(context.Response)))
            {
                context.Response.Headers.CacheControl = HersAlone;
                context.Response.Headers.Remove(HeaderNames.ETag);
            }

            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>Marks endpoints whose answers are the same for everybody, whoever asks.</summary>
    public static TBuilder IsForAll<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new ForAll());

    public static bool IsForAll(this Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || endpoint?.Metadata.GetMetadata<ForAll>() is not null;

    private static bool MakesLearner(HttpResponse response) =>
        response.Headers.SetCookie.Any(cookie => cookie?.StartsWith(RequestFilters.LearnerCookie + "=", StringComparison.Ordinal) is true);

    private sealed class ForAll;
}
