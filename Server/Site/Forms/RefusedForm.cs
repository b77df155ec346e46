using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using QuizHub.Site;

namespace QuizHub.Server.Site;

/// <param name="Field">Name of the field; null when it is about the whole form.</param>
public sealed record FieldProblem(string? Field, Text Text);

/// <summary>
/// The answer to a form that was not accepted: the page that has the form, made anew in the same request, with a 4xx status, what was typed in place and the problems at
/// their fields. Nothing is lost, without scripts and without anything kept in the meantime.
/// </summary>
/// <param name="Action">Path that it was posted to.</param>
/// <param name="Key">Of the deck whose form it is; null where the page has one form only.</param>
/// <param name="Page">Path and query of the page.</param>
public sealed record RefusedForm(string Action, string? Key, string Page, int Status, IFormCollection Typed, IReadOnlyList<FieldProblem> Problems)
    : IResult, IStatusCodeHttpResult
{
    int? IStatusCodeHttpResult.StatusCode => Status;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        httpContext.Features.Set(this);
        return Task.CompletedTask;
    }

    /// <summary>Of the element that a problem is about.</summary>
    public string FieldId(string field) => Key is null ? field : $"{field}-{Key}";
}

public static class RefusedForms
{
    private const string PathStart = "/{lang:regex(^(en|zh)$)}";

    /// <summary>An endpoint for a form that stands on a page: requests of other sites are refused by one middleware for all, without tokens. Pages may live under the
    /// same address: the order puts the form first.</summary>
    /// <param name="path">After the language.</param>
    public static RouteHandlerBuilder MapForm(this IEndpointRouteBuilder endpoints, string path, Delegate handler) =>
        endpoints.MapPost(PathStart + path, handler).WithOrder(-1).ExcludeFromDescription();

    /// <summary>Stands before routing: a refused form is followed by its page.</summary>
    public static IApplicationBuilder UseRefusedForms(this IApplicationBuilder app) => app.Use(async (HttpContext context, RequestDelegate next) =>
    {
        await next(context);
        if (context.Features.Get<RefusedForm>() is not { } refused || context.Response.HasStarted)
        {
            return;
        }

        var (path, query) = refused.Page.Split('?', 2) is [var before, var after] ? (before, after) : (refused.Page, "");
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = path;
        context.Request.QueryString = query.Length == 0 ? QueryString.Empty : new QueryString("?" + query);
        // Read from the query before, perhaps.
        context.Features.Set<IQueryFeature>(null);
        await next(context);
    });

    /// <summary>What the page shows, if a form of it was refused.</summary>
    public static RefusedForm? RefusedForm(this HttpContext context) => context.Features.Get<RefusedForm>();

    public static IEnumerable<string> Values(this IFormCollection form, string field) => form.TryGetValue(field, out StringValues values) ? values.OfType<string>() : [];
}
