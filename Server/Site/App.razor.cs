using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;
using QuizHub.Server.Accounts;
using QuizHub.Site;

namespace QuizHub.Server.Site;

/// <summary>The document around every page. Cascades the <see cref="Place"/> and the <see cref="Learner"/> (null for anonymous readers) to the page.</summary>
public partial class App
{
    private Place place = new(Language.En, "/", "");
    private Learner? learner;
    private string? theme;
    private bool isDoing;

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        place = PlaceOf(Http);
        isDoing = Http.GetEndpoint().IsDoingPage();

        // The page about an error must not fail on what made the error.
        if (Http.IsFromLearner() && Http.Features.Get<IExceptionHandlerFeature>() is null)
        {
            learner = await Http.RequestServices.GetRequiredService<LearnerAccess>().FindAsync(Http, Http.RequestAborted);
            theme = learner?.Theme is null or Theme.System ? null : learner.Theme.ToString().ToLowerInvariant();
        }
    }

    private static Place PlaceOf(HttpContext context)
    {
        var failed = context.Features.Get<IStatusCodeReExecuteFeature>();
        var path = failed?.OriginalPath ?? context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path.Value ?? "/";
        return new Place(context.AskedLanguage(), path, failed is null ? context.Request.QueryString.Value ?? "" : failed.OriginalQueryString ?? "");
    }
}
