using QuizHub.Site;

namespace QuizHub.Server.Site;

/// <summary>Where on the site a page stands. Every page gets it as a cascading parameter.</summary>
/// <param name="Path">As it was asked for, canonical; of an error page: the address that failed.</param>
/// <param name="Query">With its question mark, or empty.</param>
public sealed record Place(Language Language, string Path, string Query)
{
    /// <summary>The text in the page's language.</summary>
    public string this[Text text] => text.In(Language);
}

public static class Places
{
    /// <summary>Refuses addresses that fit a page's pattern and yet lead nowhere.</summary>
    public static IApplicationBuilder UsePlaces(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.GetRouteValue("lang") is string code && Languages.FromCode(code) is null)
        {
            context.SetEndpoint(null);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return next(context);
    });
}
