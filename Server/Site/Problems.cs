using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using QuizHub.Site;

namespace QuizHub.Server.Site;

/// <summary>Failures as the API and forms tell them: RFC 9457 with a stable <c>code</c> for programs and a text in the asked language for people.</summary>
public static class Problems
{
    /// <summary>Fills in what a bare status code leaves open.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var details = context.ProblemDetails;
        var (code, text) = details.Status switch
        {
            400 => ("bad-request", ProblemTexts.BadRequest),
            404 => ("not-found", ProblemTexts.NotFound),
            405 => ("method-not-allowed", ProblemTexts.MethodNotAllowed),
            413 => ("too-large", ProblemTexts.TooLarge),
            415 => ("json-only", ProblemTexts.JsonOnly),
            429 => ("too-many-requests", ProblemTexts.TooManyRequests),
            503 => ("storage", ProblemTexts.Storage),
            >= 500 => ("unexpected", ProblemTexts.Unexpected),
            _ => ("refused", ProblemTexts.Refused),
        };
        if (details.Extensions.TryAdd("code", code))
        {
            details.Title = text.In(context.HttpContext.AskedLanguage());
        }

        details.Extensions.TryAdd("id", context.HttpContext.TraceIdentifier);
        details.Extensions.Remove("traceId");

        // The default type is a link to a page about HTTP: no help to anyone, and a third party's address.
        details.Type = "about:blank";
    }

    /// <summary>Whether a person is to read the answer: every address outside the API, and an address of the API that a browser was led to, such as that of a file.</summary>
    public static bool IsForPeople(this HttpContext context) => !(context.IsApi() || HasApiFailed(context)) || context.IsLedTo();

    /// <summary>After an exception the request's own path is that of the error page.</summary>
    private static bool HasApiFailed(HttpContext context) =>
        context.Features.Get<IExceptionHandlerPathFeature>()?.Path.StartsWith("/api/", StringComparison.Ordinal) is true;

    /// <summary>Whether a browser was led to the address, by a link or a form, and will show what it gets.</summary>
    public static bool IsLedTo(this HttpContext context) => context.Request.Headers["Sec-Fetch-Mode"] is { Count: > 0 } mode
        ? mode == "navigate"
        : context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>A failure to return from an endpoint.</summary>
    /// <param name="code">Stable, lower case with hyphens.</param>
    /// <param name="detail">More, already in the asked language.</param>
    /// <param name="language">Where the request itself names one; null for the one that it asks for by address or header.</param>
    public static ProblemHttpResult Problem(
        this HttpContext context, int status, string code, Text text, IEnumerable<KeyValuePair<string, object?>>? extensions = null, string? detail = null,
        Language? language = null) => TypedResults.Problem(
            detail,
            title: text.In(language ?? context.AskedLanguage()),
            statusCode: status,
            extensions: [new("code", code), .. extensions ?? []]);
}

/// <summary>People are told of a failure by a page: the response stays empty, so that the page about its status follows, with what the problem says.</summary>
public sealed class ProblemPages : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => context.HttpContext.IsForPeople();

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        context.HttpContext.Features.Set(context.ProblemDetails);
        return ValueTask.CompletedTask;
    }
}
