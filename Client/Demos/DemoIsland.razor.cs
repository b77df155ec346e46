using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using QuizHub.Demos;

namespace QuizHub.Client.Demos;

public sealed partial class DemoIsland
{
    private readonly Dictionary<string, JsonElement> noFacts = [];
    private FigureStore nothing = null!;
    private SettingsDraft draft = null!;
    private StartRunRequest? request;
    private RunDone? finished;
    private FinishedRun? before, latest;
    private RunView? view;
    private ElementReference stage;
    private bool isComparing = true;
    private IReadOnlyList<ClaimCount> counts = [];

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
        before is { } run && request is { Settings: { } settings } now && run.Request.Seed == now.Seed
        && SettingWords.Differences(Model.Demo, run.Request.Settings!, settings, Model.Language) is { Length: > 0 } changes
            ? changes
            : null;

    protected override void OnInitialized()
    {
        nothing = new(Model.Demo);
        counts = Model.Counts;
        draft = SettingsDraft.Of(Model.Demo, Model.Settings, Model.Seed);
        if (Model.StartAtOnce && CanRun)
        {
            request = draft.ToRequest(Model.Demo);
        }
    }

    private async Task StartAsync()
    {
        if (draft.ToRequest(Model.Demo) is not { } wanted || !CanRun)
        {
            return;
        }

        before = latest;
        finished = null;
        request = wanted;
        await Charts.RevealAsync(stage);
    }

    private Task RunClaimAsync((ClaimView Claim, int Seed) wanted)
    {
        draft = SettingsDraft.Of(Model.Demo, wanted.Claim.Settings, wanted.Seed);
        return StartAsync();
    }

    private async Task DoneAsync(RunDone done)
    {
        finished = done;
        latest = new(request!, view!.State.Figures.ToUpdates());
        // The address now restores this run: it can be kept, sent, and reloaded. The runtime's own navigation would load the page again.
        var address = new Uri(Navigation.Uri).AbsolutePath + "?" + RunAddress.Query(Model.Demo, request!.Settings!, request.Seed);
        await Browser.InvokeVoidAsync("history.replaceState", null, "", address);
        counts = Model.Claims.Count == 0 ? counts : await Runs.CountClaimsAsync(Model.CountsUrl, CancellationToken.None) ?? counts;
    }

    private sealed record FinishedRun(StartRunRequest Request, IReadOnlyList<FigureUpdate> Figures);
}
