using System.Text.Json;
using Microsoft.AspNetCore.Components;
using QuizHub.Demos;
using QuizHub.Demos.Clinic;
using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

public sealed partial class CaseRemedies
{
    private readonly Dictionary<string, bool> _tried = [];
    private ElementReference[] _inputs = [];
    private string? _chosen;
    private StartRunRequest? _request;
    private RunDone? _after;
    private ElementReference _stage;
    private bool _isRunning;
    private bool _isNew;
    private bool _isGone;

    [CascadingParameter]
    public required SessionFrame Frame { get; set; }

    [CascadingParameter]
    public required SessionStepReference Step { get; set; }

    [Parameter, EditorRequired]
    public required CaseOutcome Outcome { get; set; }

    /// <summary>Figures of the run without a remedy, to be drawn faint behind; null when they could not be had.</summary>
    [Parameter]
    public IReadOnlyList<FigureUpdate>? Before { get; set; }

    /// <summary>Enter tries what is chosen and has not been tried; else it is left to go on to the next case.</summary>
    public Func<Task>? Take(KeyCommand command) => command switch
    {
        _ when _isRunning => command is GoOn or RunNow ? () => Task.CompletedTask : null,
        Pick pick when pick.Index < Outcome.Remedies.Count => () => PickAsync(pick.Index),
        RunNow when _chosen is not null => TryAsync,
        GoOn when _chosen is not null && !_tried.ContainsKey(_chosen) => TryAsync,
        _ => null,
    };

    protected override void OnParametersSet()
    {
        if (_inputs.Length != Outcome.Remedies.Count)
        {
            _inputs = new ElementReference[Outcome.Remedies.Count];
        }

        if (Frame.IsReady && _chosen is null)
        {
            var begun = Drafts.Read<string>(DraftPlace.Remedy(Step.Index));
            _chosen = Outcome.Remedies.FirstOrDefault(remedy => remedy.Id == begun)?.Id;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_isNew)
        {
            // What was asked for is about to happen below.
            _isNew = false;
            await Charts.RevealAsync(_stage);
        }
    }

    private bool? HasHelped(SettingOption remedy) => _tried.TryGetValue(remedy.Id, out var helped) ? helped : null;

    private async Task PickAsync(int index)
    {
        await ChooseAsync(Outcome.Remedies[index].Id);
        StateHasChanged();
        await _inputs[index].FocusAsync();
    }

    private Task ChooseAsync(string remedy)
    {
        _chosen = remedy;
        return Drafts.KeepAsync(DraftPlace.Remedy(Step.Index), remedy);
    }

    private Task TryAsync()
    {
        if (_chosen is null || _isRunning || Frame.IsLocked)
        {
            return Task.CompletedTask;
        }

        var settings = new Dictionary<string, JsonElement>(Outcome.Settings) { [ClinicFaults.RemedySetting] = JsonSerializer.SerializeToElement(_chosen) };
        (_request, _after, _isRunning, _isNew) = (new StartRunRequest(settings, Outcome.Seed), null, true, true);
        StateHasChanged();
        return Task.CompletedTask;
    }

    private void Show(RunDone done)
    {
        _isRunning = false;
        _after = done;
        _isGone = done.Facts!.Any(fact => fact.Name == ClinicFaults.SymptomIsThere && fact.Value.ValueKind == JsonValueKind.False);
        _tried[_request!.Settings![ClinicFaults.RemedySetting].GetString()!] = _isGone;
    }

    private void Fail(RunFailed failed) => _isRunning = false;
}
