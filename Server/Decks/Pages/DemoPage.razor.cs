using Microsoft.AspNetCore.Components;
using QuizHub.Demos;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Demos;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Pages;

/// <summary>A demo on its own, to be run freely. Its address holds settings and seed.</summary>
public partial class DemoPage
{
    private DemoPageModel? _model;
    private Text _title = DemoTexts.Demo;
    private Text _description = DemoTexts.UnavailableTitle;
    private bool _isKnown, _isPredicted;

    [Inject]
    private DemoCatalog Catalog { get; set; } = null!;

    [Inject]
    private ClaimMeter Meter { get; set; } = null!;

    [Inject]
    private WorkerPool Workers { get; set; } = null!;

    [Inject]
    private RenderedTexts Html { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter]
    public DeckPlace Place { get; set; } = null!;

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

    /// <summary>A demo that an item of the question names; null for the question's own.</summary>
    [Parameter]
    public string? Name { get; set; }

    private string Code => Place.Language.Code();

    protected override async Task OnInitializedAsync()
    {
        var demos = await Catalog.ListAsync(Http.RequestAborted);
        // Its own demo has one address, the shorter one.
        var asked = Name is null ? Place.Question?.Demo?.Name : Place.Question?.Demos.FirstOrDefault(demo => demo == Name && demo != Place.Question.Demo?.Name);
        var declaration = demos.FirstOrDefault(demo => demo.Name == asked);
        // Without any demo the workers are at fault; without this one, the address.
        _isKnown = asked is not null && (declaration is not null || demos.Count == 0);
        if (!_isKnown)
        {
            Navigation.NotFound();
        }
        else if (declaration is not null)
        {
            Workers.Warm();
            (_title, _description) = (declaration.Title, declaration.Summary);
            _model = await ModelAsync(declaration, Place.Question!);
            _isPredicted = Place.Decks.Decks.SelectMany(deck => deck.Questions)
                .Any(question => question.Items.Any(item => item.Type.IsPrediction() && question.DemoOf(item) == declaration.Name));
        }
    }

    private async Task<DemoPageModel> ModelAsync(DemoDeclaration demo, Question question)
    {
        var isOwn = Name is null;
        var asked = DemoAddress.Read(demo, isOwn ? question.Demo!.Settings : new Dictionary<string, string>(), Http.Request.Query);
        var text = question.In(Code);
        var context = new MarkdownContext(Place.Deck!, question, Code);
        var claims = question.Claims.Where(claim => isOwn && text.Claims.ContainsKey(claim.Id)).Select(claim => new ClaimView(
            claim.Id,
            Html.Render(text.Claims[claim.Id].Markdown, context),
            text.Claims[claim.Id].FailsWhenMarkdown is { } fails ? Html.Render(fails, context) : null,
            SettingValues.Parse(demo, claim.Settings).Values,
            claim.Seeds.First,
            claim.Seeds.Last,
            claim.Holds));
        return new(
            demo, asked.Settings, asked.Seed, asked.Problems, [.. claims], asked.StartAtOnce, null, Place.Language,
            isOwn ? await Meter.CountAsync(question, demo, Http.RequestAborted) : [], ClaimEndpoints.CountsUrl(question, demo));
    }
}
