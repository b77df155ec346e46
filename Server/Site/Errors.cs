using Microsoft.AspNetCore.Diagnostics;
using QuizHub.Server.Data;

namespace QuizHub.Server.Site;

/// <summary>Who is told what when something fails: programs get problem details, people a page.</summary>
public static class Errors
{
    /// <summary>Stands after the middleware that re-executes failed requests as <c>/status/{code}</c>.</summary>
    public static IApplicationBuilder UseErrorForms(this IApplicationBuilder app)
    {
        app.Use((context, next) =>
        {
            if (!context.IsForPeople())
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
        app.UseWhen(context => !context.IsForPeople(), api => api.UseStatusCodePages());
        return app;
    }

    /// <summary>Of a request that this exception ended: who asked wrongly is told so, a storage that fails is expected back, anything else is our
    /// fault.</summary>
    public static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ when exception.StorageReason() is not null => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}

/// <summary>Keeps the log readable while the storage fails, and says when it is worth asking again.</summary>
public sealed class StorageExceptions(StorageLog storage) : IExceptionHandler
{
    /// <summary>In seconds: room is made by people, locks go by themselves.</summary>
    private const string AskAgain = "30";

    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (storage.Report(exception))
        {
            httpContext.Response.Headers.RetryAfter = AskAgain;
        }

        // The answer itself is made as for any other failure.
        return ValueTask.FromResult(false);
    }
}

/// <summary>Exceptions that reach the top of the API; those of pages go on to the error page.</summary>
public sealed class ApiExceptions(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // By now the request's own path is that of the error page.
        if (httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path.StartsWith("/api/", StringComparison.OrdinalIgnoreCase) is not true
            || httpContext.IsLedTo())
        {
            return false;
        }

        httpContext.Response.StatusCode = Errors.StatusOf(exception);
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext });
    }
}
