using Microsoft.AspNetCore.Components;
using QuizHub.Demos;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Demos.Pages;

/// <summary>A demo on its own, to be run freely. Its address holds settings and seed.</summary>
public partial class DemoPage
{
    private DemoPageModel? model;
    private Text title = DemoTexts.Demo;
    private Text description = DemoTexts.UnavailableTitle;
    private bool isKnown, isPredicted;

    [Inject]
    private DemoCatalog Catalog { get; set; } = null!;

    [Inject]
    private ClaimMeter Meter { get; set; } = null!;

    [Inject]
    private WorkerPool Workers { get; set; } = null!;

    [Inject]
    private MarkdownHtml Html { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter]
    public Place Place { get; set; } = null!;

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [Parameter]
    public string Lang { get; set; } = "";

    [Parameter]
    public string DeckSlug { get; set; } = "";

    [Parameter]
    public string TopicSlug { get; set; } = "";

    [Parameter]
    public string QuestionSlug { get; set; } = "";

    private string Code => Place.Language.Code();

    protected override async Task OnInitializedAsync()
    {
        var demos = await Catalog.ListAsync(Http.RequestAborted);
        var declaration = demos.FirstOrDefault(demo => demo.Name == Place.Question?.Demo?.Name);
        // Without any demo the workers are at fault; without this one, the address.
        isKnown = Place.Question?.Demo is not null && (declaration is not null || demos.Count == 0);
        if (!isKnown)
        {
            Navigation.NotFound();
        }
        else if (declaration is not null)
        {
            Workers.Warm();
            (title, description) = (declaration.Title, declaration.Summary);
            model = await ModelAsync(declaration, Place.Question!);
            isPredicted = Place.Decks.Decks.SelectMany(deck => deck.Questions)
                .Any(question => question.Demo?.Name == declaration.Name && question.Items.Any(item => item.Type == ItemType.Predict));
        }
    }

    private async Task<DemoPageModel> ModelAsync(DemoDeclaration demo, Question question)
    {
        var asked = DemoAddress.Read(demo, question.Demo!.Settings, Http.Request.Query);
        var text = question.In(Code);
        var context = new MarkdownContext(Place.Deck!, question, Code);
        var claims = question.Claims.Where(claim => text.Claims.ContainsKey(claim.Id)).Select(claim => new ClaimView(
            claim.Id,
            Html.Render(text.Claims[claim.Id].Markdown, context),
            text.Claims[claim.Id].FailsWhenMarkdown is { } fails ? Html.Render(fails, context) : null,
            SettingValues.Parse(demo, claim.Settings).Values,
            claim.Seeds.First,
            claim.Seeds.Last,
            claim.Holds));
        return new(
            demo, asked.Settings, asked.Seed, asked.Problems, [.. claims], asked.StartAtOnce, null, Place.Language,
            await Meter.CountAsync(question, demo, Http.RequestAborted), DemoEndpoints.CountsUrl(question, demo));
    }
}
