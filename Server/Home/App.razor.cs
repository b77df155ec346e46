using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;
using QuizHub.Server.Accounts;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Site;
using QuizHub.Server.Site.Reading;

namespace QuizHub.Server.Home;

/// <summary>The document around every page. Cascades the <see cref="DeckPlace"/> and the <see cref="Learner"/> (null for anonymous readers, and
/// where a page is made for all) to the page.</summary>
public partial class App
{
    private DeckPlace _place = null!;
    private Learner? _learner;
    private string? _theme;
    private bool _isDoing;

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [Inject]
    public LearnerAccess Learners { get; set; } = null!;

    [Inject]
    public DeckLibrary Library { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _place = Http.FindPlace() as DeckPlace ?? PlaceOfFailure();
        _isDoing = Http.GetEndpoint().IsDoingPage();

        if (OwnMarks.Of(Http) is { } marks)
        {
            _theme = marks.Attribute(new OwnPart(typeof(ThemeAttribute), new Dictionary<string, object?>()));
        }

        // The page about an error must not fail on what made the error.
        else if (Http.IsFromLearner() && Http.Features.Get<IExceptionHandlerFeature>() is null)
        {
            _learner = await Learners.FindAsync(Http, Http.RequestAborted);
            _theme = ThemeAttribute.Of(_learner);
        }
    }

    /// <summary>The place of a page about a failure is the address that failed.</summary>
    private DeckPlace PlaceOfFailure()
    {
        var failed = Http.Features.Get<IStatusCodeReExecuteFeature>();
        var path = failed?.OriginalPath ?? Http.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? Http.Request.Path.Value ?? "/";
        return new DeckPlace(Http.AskedLanguage(), path, failed is null ? Http.Request.QueryString.Value ?? "" : failed.OriginalQueryString ?? "", Library.Current);
    }
}
