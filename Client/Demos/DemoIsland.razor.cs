using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using QuizHub.Demos;

namespace QuizHub.Client.Demos;

public sealed partial class DemoIsland
{
    private readonly Dictionary<string, JsonElement> _noFacts = [];
    private FigureStore _nothing = null!;
    private SettingsDraft _draft = null!;
    private StartRunRequest? _request;
    private RunDone? _finished;
    private FinishedRun? _before, _latest;
    private RunView? _view;
    private ElementReference _stage;
    private bool _isComparing = true;
    private IReadOnlyList<ClaimCount> _counts = [];

    [Parameter, EditorRequired]
    public required DemoPageModel Model { get; set; }

    [Inject]
    private IJSRuntime Browser { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private RunClient Runs { get; set; } = null!;

    [Inject]
    private ChartsModule Charts { get; set; } = null!;

    private bool CanRun => RendererInfo.IsInteractive && Model.Unavailable is null;

    /// <summary>What was different in the run before; null when there is none, its seed was another, or nothing was different.</summary>
    private string? Compared =>
        _before is { } run && _request is { Settings: { } settings } now && run.Request.Seed == now.Seed
        && SettingWords.Differences(Model.Demo, run.Request.Settings!, settings, Model.Language) is { Length: > 0 } changes
            ? changes
            : null;

    protected override void OnInitialized()
    {
        _nothing = new(Model.Demo);
        _counts = Model.Counts;
        _draft = SettingsDraft.Of(Model.Demo, Model.Settings, Model.Seed);
        if (Model.StartAtOnce && CanRun)
        {
            _request = _draft.ToRequest(Model.Demo);
        }
    }

    private async Task StartAsync()
    {
        if (_draft.ToRequest(Model.Demo) is not { } wanted || !CanRun)
        {
            return;
        }

        _before = _latest;
        _finished = null;
        _request = wanted;
        await Charts.RevealAsync(_stage);
    }

    private Task RunClaimAsync((ClaimView Claim, int Seed) wanted)
    {
        _draft = SettingsDraft.Of(Model.Demo, wanted.Claim.Settings, wanted.Seed);
        return StartAsync();
    }

    private async Task DoneAsync(RunDone done)
    {
        _finished = done;
        _latest = new(_request!, _view!.State.Figures.ToUpdates());
        // The address now restores this run: it can be kept, sent, and reloaded. The runtime's own navigation would load the page again.
        var address = new Uri(Navigation.Uri).AbsolutePath + "?" + RunAddress.Query(Model.Demo, _request!.Settings!, _request.Seed);
        await Browser.InvokeVoidAsync("history.replaceState", null, "", address);
        _counts = Model.Claims.Count == 0 ? _counts : await Runs.CountClaimsAsync(Model.CountsUrl, CancellationToken.None) ?? _counts;
    }

    private sealed record FinishedRun(StartRunRequest Request, IReadOnlyList<FigureUpdate> Figures);
}
