using Microsoft.AspNetCore.Components;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Client.Demos;

public sealed partial class RunView
{
    // Events come much faster than anyone can look: what came within this time is drawn at once.
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(60);

    private CancellationTokenSource? _underWay;
    private IReadOnlyList<FigureUpdate>? _overlay;
    private FigureStore? _before;
    private ElementReference _again;
    private bool _isDirty, _isAgainWanted;

    [Parameter, EditorRequired]
    public required DemoDeclaration Demo { get; set; }

    /// <summary>What to run. Read when the run starts; a change while it runs is not looked at.</summary>
    [Parameter, EditorRequired]
    public required RunRequest Request { get; set; }

    [Parameter, EditorRequired]
    public required Language Language { get; set; }

    [Parameter]
    public EventCallback<RunDone> OnDone { get; set; }

    /// <summary>Also called when the learner stopped the run; the code is then <c>stopped</c>.</summary>
    [Parameter]
    public EventCallback<RunFailed> OnFailed { get; set; }

    /// <summary>Figures of an earlier run, to be drawn faint behind this one's.</summary>
    [Parameter]
    public IReadOnlyList<FigureUpdate>? Overlay { get; set; }

    /// <summary>What was different in the earlier run, such as "momentum 0.5"; null when that need not be said.</summary>
    [Parameter]
    public string? OverlayLabel { get; set; }

    /// <summary>The page around tells numbers and outcome itself, at its own time.</summary>
    [Parameter]
    public bool FiguresOnly { get; set; }

    /// <summary>False where the page around has a button of its own to run again.</summary>
    [Parameter]
    public bool CanRetry { get; set; } = true;

    /// <summary>What is known of the run so far.</summary>
    public RunState State { get; private set; } = null!;

    private Text Said => State.Phase switch
    {
        RunPhase.Starting => DemoTexts.Starting,
        RunPhase.Queued => DemoTexts.QueuePlace(State.Position),
        RunPhase.Running => State.Doing ?? DemoTexts.Running,
        RunPhase.Done => State.Done!.Seconds > 0 ? DemoTexts.Finished(State.Done.Seconds) : DemoTexts.FinishedSometime,
        _ => State.Failed!.Message,
    };

    protected override void OnParametersSet()
    {
        State ??= new(Demo);
        if (!ReferenceEquals(_overlay, Overlay))
        {
            _overlay = Overlay;
            _before = _overlay is null ? null : FigureStore.From(Demo, _overlay);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await RunAsync();
        }
        else if (_isAgainWanted)
        {
            // The button that had the focus is gone; this one takes its place.
            _isAgainWanted = false;
            await _again.FocusAsync();
        }
    }

    private async Task RunAsync()
    {
        State = new(Demo);
        StateHasChanged();
        using var cancel = new CancellationTokenSource();
        _underWay = cancel;
        var drawing = DrawAsync(cancel.Token);
        try
        {
            await foreach (var runEvent in Client.RunAsync(Request, Language, cancel.Token))
            {
                State.Apply(runEvent);
                _isDirty = true;
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped, or the component is gone: whoever cancelled has seen to the rest.
        }

        // Leaving cancels and forgets the run; after stopping, its ending is still to be told.
        if (_underWay != cancel)
        {
            return;
        }

        _underWay = null;
        await cancel.CancelAsync();
        await drawing;
        StateHasChanged();
        await (State.Done is { } done ? OnDone.InvokeAsync(done) : OnFailed.InvokeAsync(State.Failed!));
    }

    private async Task DrawAsync(CancellationToken cancel)
    {
        using var frames = new PeriodicTimer(Frame, Time);
        try
        {
            while (await frames.WaitForNextTickAsync(cancel))
            {
                if (_isDirty)
                {
                    _isDirty = false;
                    StateHasChanged();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run is over; its last state is drawn by whoever ended it.
        }
    }

    private async Task StopAsync()
    {
        if (_underWay is not { } cancel)
        {
            return;
        }

        State.Apply(new RunFailed("stopped", DemoTexts.StoppedByYou));
        _isAgainWanted = CanRetry;
        StateHasChanged();
        // The run of a case has no id that is told: leaving its stream lets go of it.
        if (State.RunId is { } id && id != Guid.Empty)
        {
            await Client.StopAsync(id, CancellationToken.None);
        }

        if (_underWay == cancel)
        {
            await cancel.CancelAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        var cancel = _underWay;
        _underWay = null;
        if (cancel is not null)
        {
            await cancel.CancelAsync();
        }
    }
}
