using System.Text.Json;
using Microsoft.AspNetCore.Components;
using QuizHub.Demos;
using QuizHub.Demos.Clinic;
using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

public sealed partial class CaseRemedies
{
    private readonly Dictionary<string, bool> tried = [];
    private ElementReference[] inputs = [];
    private string? chosen;
    private StartRunRequest? request;
    private RunDone? after;
    private ElementReference stage;
    private bool isRunning;
    private bool isNew;
    private bool isGone;

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
        _ when isRunning => command is GoOn or RunNow ? () => Task.CompletedTask : null,
        Pick pick when pick.Index < Outcome.Remedies.Count => () => PickAsync(pick.Index),
        RunNow when chosen is not null => TryAsync,
        GoOn when chosen is not null && !tried.ContainsKey(chosen) => TryAsync,
        _ => null,
    };

    protected override void OnParametersSet()
    {
        if (inputs.Length != Outcome.Remedies.Count)
        {
            inputs = new ElementReference[Outcome.Remedies.Count];
        }

        if (Frame.IsReady && chosen is null)
        {
            var begun = Drafts.Read<string>(DraftPlace.Remedy(Step.Index));
            chosen = Outcome.Remedies.FirstOrDefault(remedy => remedy.Id == begun)?.Id;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (isNew)
        {
            // What was asked for is about to happen below.
            isNew = false;
            await Charts.RevealAsync(stage);
        }
    }

    private bool? HasHelped(SettingOption remedy) => tried.TryGetValue(remedy.Id, out var helped) ? helped : null;

    private async Task PickAsync(int index)
    {
        await ChooseAsync(Outcome.Remedies[index].Id);
        StateHasChanged();
        await inputs[index].FocusAsync();
    }

    private Task ChooseAsync(string remedy)
    {
        chosen = remedy;
        return Drafts.KeepAsync(DraftPlace.Remedy(Step.Index), remedy);
    }

    private Task TryAsync()
    {
        if (chosen is null || isRunning || Frame.IsLocked)
        {
            return Task.CompletedTask;
        }

        var settings = new Dictionary<string, JsonElement>(Outcome.Settings) { [ClinicFaults.RemedySetting] = JsonSerializer.SerializeToElement(chosen) };
        (request, after, isRunning, isNew) = (new StartRunRequest(settings, Outcome.Seed), null, true, true);
        StateHasChanged();
        return Task.CompletedTask;
    }

    private void Show(RunDone done)
    {
        isRunning = false;
        after = done;
        isGone = done.Facts!.Any(fact => fact.Name == ClinicFaults.SymptomIsThere && fact.Value.ValueKind == JsonValueKind.False);
        tried[request!.Settings![ClinicFaults.RemedySetting].GetString()!] = isGone;
    }

    private void Fail(RunFailed failed) => isRunning = false;
}
