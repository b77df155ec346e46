namespace QuizHub.Server.Accounts;

/// <summary>303: the answer to a form, so that reloading the page it leads to does not send the form again.</summary>
public sealed class SeeOther(string address) : IResult, IStatusCodeHttpResult
{
    public string Address => address;

    public int? StatusCode => StatusCodes.Status303SeeOther;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
