using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;
using QuizHub.Site;

namespace QuizHub.Server.Site;

/// <summary>One address a page: the root leads to a language, other spellings lead to the canonical one, and a chosen language is remembered.</summary>
public static partial class CanonicalAddresses
{
    /// <summary>A link to a page with this query key remembers the page's language; the key is then dropped from the address.</summary>
    public const string RememberKey = "setlang";

    public static IApplicationBuilder UseCanonicalAddresses(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            return next(context);
        }

        if (request.Path.Value is null or "" or "/")
        {
            context.Response.Headers.Vary = $"{HeaderNames.AcceptLanguage}, {HeaderNames.Cookie}";
            context.Response.Headers.CacheControl = "no-cache";
            context.Response.Redirect(Addresses.Home(LanguageChoice.Negotiate(request)) + request.QueryString.Value);
            return Task.CompletedTask;
        }

        if (Spelling(request.Path.Value) is { } path && path != request.Path.Value)
        {
            return RedirectForEver(context, path, request.QueryString);
        }

        if (request.Query.ContainsKey(RememberKey) && LanguageChoice.OfPath(request.Path.Value) is { } language)
        {
            LanguageChoice.Remember(context.Response, language);
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Redirect(Escape(request.Path.Value) + QueryString.Create(request.Query.Where(pair => pair.Key != RememberKey)));
            return Task.CompletedTask;
        }

        return next(context);
    });

    /// <summary>308, so that whoever keeps the old address learns the new one.</summary>
    /// <param name="path">Decoded, as requests have it.</param>
    public static Task RedirectForEver(HttpContext context, string path, QueryString query)
    {
        context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        context.Response.Headers.Location = Escape(path) + query.Value;
        return Task.CompletedTask;
    }

    /// <summary>A decoded path as it is written in a link or header: whatever signs it holds, reading it gives this path again. The server leaves encoded
    /// slashes as they
    /// came, because a decoded one would be another segment; so does this.</summary>
    public static string Escape(string path) => path.Length == 0 ? "/" : string.Join('/', path.Split('/').Select(segment =>
        EncodedSlash().Replace(Uri.EscapeDataString(segment), slash => "%" + slash.Value[3..])));

    /// <summary>A page's path in lower case without slashes at its end or in a row; null for paths that are no page's.</summary>
    public static string? Spelling(string path)
    {
        var segments = path.ToLowerInvariant().Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments is [var first, ..] && Languages.FromCode(first) is not null ? "/" + string.Join('/', segments) : null;
    }

    /// <summary>What escaping makes of an encoded slash.</summary>
    [GeneratedRegex("%252[Ff]")]
    private static partial Regex EncodedSlash();
}
