using Microsoft.AspNetCore.Components;
using QuizHub.Server.Accounts;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Pages;

/// <summary>What the pages of a deck have in common: where they stand, and how far the learner is.</summary>
public abstract class DeckReading : ComponentBase
{
    private IReadOnlyDictionary<string, QuestionProgress> progress = new Dictionary<string, QuestionProgress>();

    [CascadingParameter]
    public DeckPlace Place { get; set; } = null!;

    [CascadingParameter]
    public Learner? Learner { get; set; }

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [Inject]
    public IDeckProgress Progress { get; set; } = null!;

    [Parameter]
    public string Lang { get; set; } = "";

    [Parameter]
    public string DeckSlug { get; set; } = "";

    /// <summary>The code of the page's language.</summary>
    protected string Code => Place.Language.Code();

    protected override async Task OnInitializedAsync()
    {
        if (Learner is not null)
        {
            progress = await Progress.OfDeckAsync(Place.Deck!, Learner.Id, Http.RequestAborted);
        }
    }

    /// <summary>Empty for anonymous readers.</summary>
    protected IEnumerable<QuestionProgress> ProgressOf(IEnumerable<Question> questions) =>
        questions.Select(question => progress.GetValueOrDefault(question.Slug)).OfType<QuestionProgress>();
}
