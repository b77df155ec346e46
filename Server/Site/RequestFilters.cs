using System.Net.Http.Headers;
using QuizHub.Site;

namespace QuizHub.Server.Site;

/// <summary>What is refused before any endpoint sees it.</summary>
public static class RequestFilters
{
    /// <summary>By which a learner is known again.</summary>
    public const string LearnerCookie = "qh-learner";

    private const string JsonType = "application/json";

    /// <summary>Whoever changes anything must come from our own pages. This stands in for anti-forgery tokens, so that pages can be cached.</summary>
    public static IApplicationBuilder UseCrossSiteFilter(this IApplicationBuilder app) => app.Use((context, next) =>
        IsSafe(context.Request.Method) || IsFromOurPages(context.Request)
            ? next(context)
            : context.Problem(StatusCodes.Status403Forbidden, "cross-site", ProblemTexts.CrossSite).ExecuteAsync(context));

    /// <summary>The API reads JSON only: that is what a form of another site cannot send. Its reader knows one encoding.</summary>
    public static IApplicationBuilder UseJsonOnlyApi(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        var hasBody = request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0 || request.ContentType is not null;
        var refused = context.IsApi() && context.GetEndpoint() is not null && !IsSafe(request.Method) && hasBody && !IsJson(request.ContentType);
        return refused
            ? context.Problem(StatusCodes.Status415UnsupportedMediaType, "json-only", ProblemTexts.JsonOnly).ExecuteAsync(context)
            : next(context);
    });

    public static bool IsApi(this HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    /// <summary>Whether a learner's cookie came with the request, good or not: then its page is never shared.</summary>
    public static bool IsFromLearner(this HttpContext context) => context.Request.Cookies.ContainsKey(LearnerCookie);

    /// <summary>Browsers send <c>Sec-Fetch-Site</c> to secure origins and localhost, and <c>Origin</c> with every unsafe request; when both are there the former decides.</summary>
    public static bool IsFromOurPages(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return site.Length > 0
            ? site == "same-origin"
            : string.Equals(request.Headers.Origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    internal static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && string.Equals(type.MediaType, JsonType, StringComparison.OrdinalIgnoreCase)
        && (type.CharSet is not { Length: > 0 } charset || string.Equals(charset.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase));
}
