using Microsoft.AspNetCore.Components;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Pages;

/// <summary>What the pages of a deck have in common: where they stand.</summary>
public abstract class DeckPageBase : ComponentBase
{
    [CascadingParameter]
    public DeckPlace Place { get; set; } = null!;

    [Parameter]
    public string Lang { get; set; } = "";

    [Parameter]
    public string DeckSlug { get; set; } = "";

    /// <summary>The code of the page's language.</summary>
    protected string Code => Place.Language.Code();
}
