using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Client.Quizzes;

public sealed partial class SessionIsland(SessionClient client, SessionBrowser browser, Drafts drafts, Outbox outbox, NavigationManager navigation)
    : ISessionDesk, IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private DotNetObjectReference<SessionIsland>? _self;
    private SessionState _state = null!;
    private DynamicComponent? _shown;
    private KeysDialog? _keys;
    private bool _isAttached;
    private bool _isLocked;
    private bool _isGone;
    private bool _isFocusDue;

    // It has come back and does not know yet where the session stands.
    private bool _isReturning;
    private string? _notice;
    private string? _problem;
    private string _announcement = "";

    // A reply was waited for so long that its coming is worth a word.
    private bool _hasWaited;

    /// <summary>Where the session stood when the page was made.</summary>
    [Parameter, EditorRequired]
    public required SessionState Model { get; set; }

    /// <summary>Tells learners of one browser apart.</summary>
    [Parameter, EditorRequired]
    public required string Owner { get; set; }

    SessionState ISessionDesk.State => _state;

    bool ISessionDesk.IsLocked => _isLocked;

    string? ISessionDesk.Problem => _problem;

    private Language Language => Languages.FromCode(_state.Language) ?? Language.En;

    private bool IsReady => RendererInfo.IsInteractive && _isAttached && !_isReturning;

    private SessionFrame Frame => new(Language, IsReady, _isLocked, _state.Shortcuts);

    private ViewHandler Handler => ViewHandlers.Of(_state.View);

    private StepPlace Behind => Handler.Behind(_state);

    private Dictionary<string, object?> Shown => new() { [nameof(SessionPart<>.State)] = _state };

    private ISessionPart? Part => _isGone ? null : _shown?.Instance as ISessionPart;

    /// <summary>Called by the page for every key; true when the key did something here.</summary>
    [JSInvokable]
    public bool PressKey(KeyPress press)
    {
        if (!IsReady || KeyCommand.From(press, _state.Shortcuts) is not { } command)
        {
            return false;
        }

        var work = command is ShowKeys ? ShowKeysAsync : Part?.Take(command);
        if (work is null)
        {
            return false;
        }

        _ = GuardAsync(work);
        return true;
    }

    /// <summary>Called by the page when it comes back out of the browser's memory: it shows what was, so it stays hidden until it has asked where the session
    /// stands.</summary>
    [JSInvokable]
    public Task ReturnAsync() => GuardAsync(async () =>
    {
        _isReturning = true;
        StateHasChanged();
        var reply = await outbox.AskAsync(cancel => client.ReadAsync(_state.SessionId, _state.Language, cancel), _gone.Token);
        _isReturning = false;
        Take(reply);
        if (_isGone)
        {
            await drafts.KeepOnlyAsync(_ => false);
        }

        await browser.WakeAsync();
    });

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
        outbox.Changed -= Watch;
        outbox.Moved -= Follow;
        _self?.Dispose();
    }

    public void Announce(string text)
    {
        _announcement = text;
        StateHasChanged();
    }

    public void Tell(string text)
    {
        _notice = text;
        StateHasChanged();
    }

    public async Task StartAsync(StartSessionRequest request)
    {
        _isLocked = true;
        _notice = null;
        StateHasChanged();
        if (await client.StartAsync(request, _gone.Token) is { } started)
        {
            navigation.NavigateTo(started.Url, forceLoad: true);
            return;
        }

        _isLocked = false;
        Tell(QuizTexts.NotStarted.In(Language));
    }

    protected override void OnInitialized()
    {
        _state = Model;
        outbox.Changed += Watch;
        outbox.Moved += Follow;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            await browser.AttachAsync(_self);
            await drafts.OpenAsync(Owner, _state.SessionId);
            await TidyAsync();
            var left = (await outbox.OpenAsync()).Where(entry => entry.SessionId == _state.SessionId).ToList();
            _isAttached = true;
            var waiting = TakeUp(left);
            StateHasChanged();
            await FinishAsync(waiting);
        }
        else if (_isFocusDue)
        {
            _isFocusDue = false;
            await browser.FocusHeadingAsync();
            await browser.RestartClockAsync();
            await TidyAsync();
        }
    }

    /// <summary>Nobody awaits what a key starts, so a fault in it is handed to the renderer, which shows it.</summary>
    private async Task GuardAsync(Func<Task> work)
    {
        try
        {
            await InvokeAsync(work);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            await DispatchExceptionAsync(fault);
        }
    }

    private void Watch() => _hasWaited |= outbox.SecondsToNextTry is not null;

    private void Follow(Guid session) => _ = GuardAsync(() => FollowAsync(session));

    private async Task ShowKeysAsync() => await browser.ShowDialogAsync(_keys!.Element);

    /// <summary>Drops what was begun in places that are behind.</summary>
    private Task TidyAsync() => drafts.KeepOnlyAsync(place => DraftPlace.IsOpen(place, _state));
}
