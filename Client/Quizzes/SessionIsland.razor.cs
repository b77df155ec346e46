using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Client.Quizzes;

public sealed partial class SessionIsland(
    SessionClient client, SessionBrowser browser, Drafts drafts, RecalledTexts recalled, Outbox outbox, TimeProvider time, NavigationManager navigation)
    : IAsyncDisposable
{
    private readonly CancellationTokenSource gone = new();
    private DotNetObjectReference<SessionIsland>? self;
    private SessionState state = null!;
    private IKeyTaker? phase;
    private KeysDialog? keys;
    private bool isAttached;
    private bool isLocked;
    private bool isGone;
    private bool startsNow;
    private bool isFocusDue;
    private string? notice;
    private string? problem;
    private string announcement = "";

    // A reply was waited for so long that its coming is worth a word.
    private bool hasWaited;

    // What was answered and is still on its way: the form shows it, also after a reload. The version makes a new form of it.
    private GivenAnswer? draft;
    private int formVersion;

    private int ticksPosted;

    /// <summary>Where the session stood when the page was made.</summary>
    [Parameter, EditorRequired]
    public required SessionState Model { get; set; }

    /// <summary>Tells learners of one browser apart.</summary>
    [Parameter, EditorRequired]
    public required string Owner { get; set; }

    private Language Language => Languages.FromCode(state.Language) ?? Language.En;

    private bool IsReady => RendererInfo.IsInteractive && isAttached && !isReturning;

    private SessionFrame Frame => new(Language, IsReady, isLocked, state.Shortcuts);

    private bool IsLast => Behind.Number + 1 >= Behind.Of;

    /// <summary>For style sheets and tests: what is on the page.</summary>
    private string PhaseName => state switch
    {
        _ when isGone => "gone",
        { Exam: not null } => "exam",
        _ when IsHandedIn => "handed-in",
        { Summary: not null, Result: not null } => "result",
        { Summary: not null } => "summary",
        { Transcript: not null } => "transcript",
        { Say: not null } => "say",
        _ => state.Phase.ToString().ToLowerInvariant(),
    };

    /// <summary>Called by the page for every key; true when the key did something here.</summary>
    [JSInvokable]
    public bool PressKey(KeyPress press)
    {
        if (!IsReady || KeyCommand.From(press, state.Shortcuts) is not { } command)
        {
            return false;
        }

        var work = command is ShowKeys ? ShowKeysAsync : isGone ? null : phase?.Take(command);
        if (work is null)
        {
            return false;
        }

        _ = GuardAsync(work);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        gone.Dispose();
        outbox.Changed -= Watch;
        outbox.Moved -= Follow;
        self?.Dispose();
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
            TakeUpInterview();
            var left = (await outbox.OpenAsync()).Where(entry => entry.SessionId == state.SessionId).ToList();
            isAttached = true;
            TakeUp(left);
            StateHasChanged();
            BringTyped();
            _ = GuardAsync(KeepTimeAsync);
            await FinishAsync(left);
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

    private void Watch()
    {
        hasWaited |= outbox.SecondsToNextTry is not null;
        if (unsent is not null)
        {
            PrepareToLeave();
        }
    }

    private void Follow(Guid session) => _ = GuardAsync(() => FollowAsync(session));

    private void Announce(string text) => announcement = text;

    private async Task ShowKeysAsync() => await browser.ShowDialogAsync(keys!.Element);

    private Task RecallAsync(string? text) => recalled.SetAsync(state.Index, state.Item!.View.QuestionSlug, text);

    /// <summary>Drops what was begun in places that are behind.</summary>
    private Task TidyAsync() => drafts.KeepOnlyAsync(place => DraftPlace.IsOpen(place, state));

    private async Task StartAsync(StartSessionRequest request)
    {
        isLocked = true;
        notice = null;
        if (await client.StartAsync(request, gone.Token) is { } started)
        {
            navigation.NavigateTo(started.Url, forceLoad: true);
            return;
        }

        isLocked = false;
        notice = QuizTexts.NotStarted.In(Language);
    }
}
