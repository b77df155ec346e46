using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Net.Http.Headers;
using QuizHub.Site;

namespace QuizHub.Server.Site;

/// <summary>Which language a request is to be answered in. The address decides; where it is silent, what was chosen before; then what the browser asks for.</summary>
public static class LanguageChoice
{
    /// <summary>The only cookie that reading sets: the language last chosen, for addresses that name none.</summary>
    public const string CookieName = "qh-lang";

    /// <summary>Of a page by its address, also when that address failed and an error page is made for it; of <c>/api</c> by the query's <c>lang</c>; else negotiated.</summary>
    public static Language AskedLanguage(this HttpContext context)
    {
        var path = context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath
            ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path
            ?? context.Request.Path.Value ?? "/";
        return OfPath(path) ?? Languages.FromCode(context.Request.Query["lang"]) ?? Negotiate(context.Request);
    }

    /// <summary>The language that a page's address names; null when it names none.</summary>
    public static Language? OfPath(string path) => Languages.FromCode(path.Split('/', 3) is [_, var first, ..] ? first : null);

    /// <summary>The remembered choice, or the best of <c>Accept-Language</c>; English when neither says anything.</summary>
    public static Language Negotiate(HttpRequest request) =>
        Languages.FromCode(request.Cookies[CookieName]) ?? Preferred(request.Headers.AcceptLanguage.ToString()) ?? Language.En;

    /// <summary>The language of ours with the greatest quality value, the first named among equals (RFC 9110, 12.5.4); null when none is acceptable.</summary>
    public static Language? Preferred(string acceptLanguage)
    {
        if (!StringWithQualityHeaderValue.TryParseList([acceptLanguage], out var ranges))
        {
            return null;
        }

        var best = ranges
            .Where(range => range.Quality is null or > 0)
            .OrderByDescending(range => range.Quality ?? 1)
            .Select(range => range.Value.Value == "*" ? Language.En : Languages.FromCode(range.Value.Value?.Split('-')[0].ToLowerInvariant()));
        return best.FirstOrDefault(language => language is not null);
    }

    public static void Remember(HttpResponse response, Language language) =>
        response.Cookies.Append(CookieName, language.Code(), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(400),
            Path = "/",
            SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax,
            Secure = response.HttpContext.Request.IsHttps,
        });
}
