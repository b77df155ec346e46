using Microsoft.AspNetCore.Components;
using QuizHub.Client.Demos;
using QuizHub.Demos;
using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

public sealed partial class PredictPhase
{
    private AnswerForm? form;
    private RunRequest request = null!;
    private int attempt;
    private bool isStarted;
    private bool isRunning;
    private bool hasFailed;

    [CascadingParameter]
    public required SessionFrame Frame { get; set; }

    [Parameter, EditorRequired]
    public required SessionStepReference Reference { get; set; }

    [Parameter, EditorRequired]
    public required ItemStep Step { get; set; }

    [Parameter, EditorRequired]
    public required DemoStep Demo { get; set; }

    [Parameter, EditorRequired]
    public required StepPhase Phase { get; set; }

    /// <summary>The prediction was made just now on this page: the run starts by itself. After a reload it waits to be asked.</summary>
    [Parameter]
    public bool StartsNow { get; set; }

    [Parameter]
    public bool IsLast { get; set; }

    /// <summary>Changes when the check's form must begin anew, with what was answered and is still on its way.</summary>
    [Parameter]
    public int FormVersion { get; set; }

    [Parameter]
    public GivenAnswer? Initial { get; set; }

    [Parameter]
    public string? Problem { get; set; }

    [Parameter]
    public EventCallback<GivenAnswer> OnAnswer { get; set; }

    /// <summary>The run is finished and the session has moved on by it.</summary>
    [Parameter]
    public EventCallback OnRunDone { get; set; }

    /// <summary>On from here: skips the run or the check, or goes to the next step.</summary>
    [Parameter]
    public EventCallback OnNext { get; set; }

    [Parameter]
    public EventCallback<string> OnAnnounce { get; set; }

    /// <summary>Figures show while the run goes on, and again after a reload, from the stored run.</summary>
    private bool IsShown => Frame.IsReady && !Demo.Skipped && (isStarted || Demo.RunId is not null);

    protected override void OnInitialized()
    {
        isStarted = isRunning = StartsNow && Phase == StepPhase.Run;
        request = SessionClient.RunOf(Reference);
    }

    public Func<Task>? Take(KeyCommand command) => command switch
    {
        _ when Frame.IsLocked => null,
        RunNow or GoOn when Phase == StepPhase.Run => isRunning ? null : () => InvokeAsync(Start),
        GoOn when Phase == StepPhase.Verdict => () => OnNext.InvokeAsync(),
        _ when Phase == StepPhase.Check => form?.Take(command),
        _ => null,
    };

    private void Start()
    {
        (isStarted, isRunning, hasFailed) = (true, true, false);
        attempt++;
        StateHasChanged();
    }

    private async Task DoneAsync(RunDone done)
    {
        isRunning = false;
        if (Phase == StepPhase.Run)
        {
            await OnRunDone.InvokeAsync();
        }
    }

    private void Fail(RunFailed failed) => (isRunning, hasFailed) = (false, true);
}
