using Microsoft.AspNetCore.Components;
using QuizHub.Demos;
using QuizHub.Server.Accounts;
using QuizHub.Server.Demos;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Pages;

/// <summary>The permanent address of a finished run.</summary>
public partial class RunPage
{
    private StoredRunModel? _model;
    private DateTimeOffset _finished;
    private bool _isUnavailable;

    [Inject]
    private RunStore Runs { get; set; } = null!;

    [Inject]
    private DemoCatalog Catalog { get; set; } = null!;

    [Inject]
    private IHeldBackRuns Held { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter]
    public DeckPlace Place { get; set; } = null!;

    [CascadingParameter]
    public Learner? Learner { get; set; }

    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [Parameter]
    public string Lang { get; set; } = "";

    [Parameter]
    public Guid Id { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var cancel = Http.RequestAborted;
        var run = await Runs.FindAsync(Id, cancel);
        var demo = run is null ? null : await Catalog.FindAsync(run.Demo, cancel);
        if (run is null || demo is null)
        {
            // Without any demo the workers are at fault; without this one, it was taken away since.
            _isUnavailable = run is not null && (await Catalog.ListAsync(cancel)).Count == 0;
            if (!_isUnavailable)
            {
                Navigation.NotFound();
            }

            return;
        }

        _finished = run.FinishedAt;
        var isHeldBack = Learner is not null && await Held.HoldsBackAsync(run.Id, Learner.Id, cancel);
        var settings = SettingValues.Read(demo, run.ReadSettings()).Values;
        var response = run.Tell(settings, isHeldBack);
        var question = Place.Decks.Decks.SelectMany(deck => deck.Questions).FirstOrDefault(question => question.Demos.Contains(run.Demo));
        var url = question is null
            ? null
            : $"{Addresses.Demo(Place.Language, question.DeckSlug, question.TopicSlug, question.Slug, name: question.Demo?.Name == run.Demo ? null : run.Demo)}?{RunAddress.Query(demo, settings, run.Seed)}";
        _model = new(demo, response, url, run.DemoVersion != demo.Version, Place.Language);
    }
}
