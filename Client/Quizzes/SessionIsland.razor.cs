using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Client.Quizzes;

public sealed partial class SessionIsland(SessionClient client, SessionBrowser browser, Drafts drafts, Outbox outbox, NavigationManager navigation)
    : ISessionDesk, IAsyncDisposable
{
    private readonly CancellationTokenSource gone = new();
    private DotNetObjectReference<SessionIsland>? self;
    private SessionState state = null!;
    private DynamicComponent? shown;
    private KeysDialog? keys;
    private bool isAttached;
    private bool isLocked;
    private bool isGone;
    private bool isFocusDue;

    // It has come back and does not know yet where the session stands.
    private bool isReturning;
    private string? notice;
    private string? problem;
    private string announcement = "";

    // A reply was waited for so long that its coming is worth a word.
    private bool hasWaited;

    /// <summary>Where the session stood when the page was made.</summary>
    [Parameter, EditorRequired]
    public required SessionState Model { get; set; }

    /// <summary>Tells learners of one browser apart.</summary>
    [Parameter, EditorRequired]
    public required string Owner { get; set; }

    SessionState ISessionDesk.State => state;

    bool ISessionDesk.IsLocked => isLocked;

    string? ISessionDesk.Problem => problem;

    private Language Language => Languages.FromCode(state.Language) ?? Language.En;

    private bool IsReady => RendererInfo.IsInteractive && isAttached && !isReturning;

    private SessionFrame Frame => new(Language, IsReady, isLocked, state.Shortcuts);

    private ViewHandler Handler => ViewHandlers.Of(state.View);

    private StepPlace Behind => Handler.Behind(state);

    private Dictionary<string, object?> Shown => new() { [nameof(SessionPart<>.State)] = state };

    private ISessionPart? Part => isGone ? null : shown?.Instance as ISessionPart;

    /// <summary>Called by the page for every key; true when the key did something here.</summary>
    [JSInvokable]
    public bool PressKey(KeyPress press)
    {
        if (!IsReady || KeyCommand.From(press, state.Shortcuts) is not { } command)
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
        isReturning = true;
        StateHasChanged();
        var reply = await outbox.AskAsync(cancel => client.ReadAsync(state.SessionId, state.Language, cancel), gone.Token);
        isReturning = false;
        Take(reply);
        if (isGone)
        {
            await drafts.KeepOnlyAsync(_ => false);
        }

        await browser.WakeAsync();
    });

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        gone.Dispose();
        outbox.Changed -= Watch;
        outbox.Moved -= Follow;
        self?.Dispose();
    }

    public void Announce(string text)
    {
        announcement = text;
        StateHasChanged();
    }

    public void Tell(string text)
    {
        notice = text;
        StateHasChanged();
    }

    public async Task StartAsync(StartSessionRequest request)
    {
        isLocked = true;
        notice = null;
        StateHasChanged();
        if (await client.StartAsync(request, gone.Token) is { } started)
        {
            navigation.NavigateTo(started.Url, forceLoad: true);
            return;
        }

        isLocked = false;
        Tell(QuizTexts.NotStarted.In(Language));
    }

    protected override void OnInitialized()
    {
        state = Model;
        outbox.Changed += Watch;
        outbox.Moved += Follow;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            await browser.AttachAsync(self);
            await drafts.OpenAsync(Owner, state.SessionId);
            await TidyAsync();
            var left = (await outbox.OpenAsync()).Where(entry => entry.SessionId == state.SessionId).ToList();
            isAttached = true;
            var waiting = TakeUp(left);
            StateHasChanged();
            await FinishAsync(waiting);
        }
        else if (isFocusDue)
        {
            isFocusDue = false;
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

    private void Watch() => hasWaited |= outbox.SecondsToNextTry is not null;

    private void Follow(Guid session) => _ = GuardAsync(() => FollowAsync(session));

    private async Task ShowKeysAsync() => await browser.ShowDialogAsync(keys!.Element);

    /// <summary>Drops what was begun in places that are behind.</summary>
    private Task TidyAsync() => drafts.KeepOnlyAsync(place => DraftPlace.IsOpen(place, state));
}
