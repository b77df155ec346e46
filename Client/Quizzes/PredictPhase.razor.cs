using Microsoft.AspNetCore.Components;
using QuizHub.Client.Demos;
using QuizHub.Demos;
using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

public sealed partial class PredictPhase
{
    private AnswerForm? _form;
    private RunRequest _request = null!;
    private int _attempt;
    private bool _isStarted;
    private bool _isRunning;
    private bool _hasFailed;

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
    private bool IsShown => Frame.IsReady && !Demo.Skipped && (_isStarted || Demo.RunId is not null);

    protected override void OnInitialized()
    {
        _isStarted = _isRunning = StartsNow && Phase == StepPhase.Run;
        _request = SessionClient.RunOf(Reference);
    }

    public Func<Task>? Take(KeyCommand command) => command switch
    {
        _ when Frame.IsLocked => null,
        RunNow or GoOn when Phase == StepPhase.Run => _isRunning ? null : () => InvokeAsync(Start),
        GoOn when Phase == StepPhase.Verdict => () => OnNext.InvokeAsync(),
        _ when Phase == StepPhase.Check => _form?.Take(command),
        _ => null,
    };

    private void Start()
    {
        (_isStarted, _isRunning, _hasFailed) = (true, true, false);
        _attempt++;
        StateHasChanged();
    }

    private async Task DoneAsync(RunDone done)
    {
        _isRunning = false;
        if (Phase == StepPhase.Run)
        {
            await OnRunDone.InvokeAsync();
        }
    }

    private void Fail(RunFailed failed) => (_isRunning, _hasFailed) = (false, true);
}
