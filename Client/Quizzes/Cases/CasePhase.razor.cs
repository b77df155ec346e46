using Microsoft.AspNetCore.Components;
using QuizHub.Client.Demos;
using QuizHub.Demos;
using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

public sealed partial class CasePhase
{
    private AnswerForm? _form;
    private RunView? _curves;
    private CaseRemedies? _remedies;
    private RunRequest _request = null!;
    private IReadOnlyList<FigureUpdate>? _before;
    private bool _hasFailed;

    [CascadingParameter]
    public required SessionFrame Frame { get; set; }

    [Parameter, EditorRequired]
    public required SessionStepReference Reference { get; set; }

    [Parameter, EditorRequired]
    public required ItemStep Step { get; set; }

    [Parameter, EditorRequired]
    public required CaseStep Case { get; set; }

    [Parameter, EditorRequired]
    public required StepPhase Phase { get; set; }

    [Parameter]
    public bool IsLast { get; set; }

    /// <summary>Changes when the answer form must begin anew, with what was answered and is still on its way.</summary>
    [Parameter]
    public int FormVersion { get; set; }

    [Parameter]
    public GivenAnswer? Initial { get; set; }

    [Parameter]
    public string? Problem { get; set; }

    [Parameter]
    public string? Typed { get; set; }

    [Parameter]
    public EventCallback<string> OnType { get; set; }

    [Parameter]
    public EventCallback<GivenAnswer> OnAnswer { get; set; }

    /// <summary>On from here: shows the options, skips the case, or goes to the next step.</summary>
    [Parameter]
    public EventCallback OnNext { get; set; }

    [Parameter]
    public EventCallback<string> OnAnnounce { get; set; }

    public Func<Task>? Take(KeyCommand command) => command switch
    {
        _ when Frame.IsLocked => null,
        _ when Phase == StepPhase.Answer => _form?.Take(command),
        _ when Phase == StepPhase.Verdict && _remedies?.Take(command) is { } work => work,
        GoOn => () => OnNext.InvokeAsync(),
        _ => null,
    };

    protected override void OnInitialized() => _request = SessionClient.RunOf(Reference);

    private void Show(RunDone done) => (_hasFailed, _before) = (false, _curves!.State.Figures.ToUpdates());

    private void Fail(RunFailed failed) => _hasFailed = true;
}
