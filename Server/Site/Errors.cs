using Microsoft.AspNetCore.Diagnostics;

namespace QuizHub.Server.Site;

/// <summary>Who is told what when something fails: programs get problem details, people a page.</summary>
public static class Errors
{
    /// <summary>Stands after the middleware that re-executes failed requests as <c>/status/{code}</c>.</summary>
    public static IApplicationBuilder UseErrorForms(this IApplicationBuilder app)
    {
        app.Use((context, next) =>
        {
            if (context.IsApi())
            {
                // Re-execution would answer programs with a page, and turn the 404 or 415 of a POST into the page's own 405.
                context.Features.Get<IStatusCodePagesFeature>()!.Enabled = false;
            }
            else if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
            {
                // The page about a failed form is read like any other.
                context.Request.Method = HttpMethods.Get;
            }

            return next(context);
        });
        app.UseWhen(context => context.IsApi(), api => api.UseStatusCodePages());
        return app;
    }
}

/// <summary>Exceptions that reach the top of the API; those of pages go on to the error page.</summary>
public sealed class ApiExceptions(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // By now the request's own path is that of the error page.
        if (httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path.StartsWith("/api/", StringComparison.Ordinal) is not true)
        {
            return false;
        }

        httpContext.Response.StatusCode = (exception as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext });
    }
}
