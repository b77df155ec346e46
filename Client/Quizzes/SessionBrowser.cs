using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace QuizHub.Client.Quizzes;

/// <summary>What a session needs of the browser itself, by way of <c>SessionIsland.razor.js</c>: keys, focus, time in view, storage that survives a reload.</summary>
public sealed class SessionBrowser(IJSRuntime js) : IAsyncDisposable
{
    private const string Module = "./Quizzes/SessionIsland.razor.js";

    private IJSInProcessObjectReference? _module;

    /// <summary>Loads the module and starts listening. <paramref name="page"/> offers <c>PressKey</c>.</summary>
    public async Task AttachAsync<TPage>(DotNetObjectReference<TPage> page)
        where TPage : class
    {
        // In a browser all are of this kind.
        _module = (IJSInProcessObjectReference)await js.InvokeAsync<IJSObjectReference>("import", Module);
        await _module.InvokeVoidAsync("attach", page);
    }

    /// <summary>Moves the focus to the element marked <c>data-step-heading</c>, and there what is above or below it into view.</summary>
    public async ValueTask FocusHeadingAsync() => await Loaded.InvokeVoidAsync("focusHeading");

    public async ValueTask PrintAsync() => await Loaded.InvokeVoidAsync("printPage");

    public async ValueTask ShowDialogAsync(ElementReference dialog) => await Loaded.InvokeVoidAsync("showDialog", dialog);

    /// <summary>Sets the clock of time with the page in view to zero.</summary>
    public async ValueTask RestartClockAsync() => await Loaded.InvokeVoidAsync("restartClock");

    /// <summary>At once: nothing else happens in the page between a change and this.</summary>
    public AnswerTime ReadClock() => Loaded.Invoke<AnswerTime>("readClock");

    /// <summary>What the page sends by itself should it be left, or put away; null: nothing. It is so when this returns.</summary>
    public void Hold(LastWord? word) => Loaded.InvokeVoid("hold", word);

    /// <summary>Keeps a text over reloads; null removes it. Does nothing where the browser keeps nothing (private windows, full disks).</summary>
    public async ValueTask KeepAsync(string key, string? text) => await Loaded.InvokeVoidAsync("keep", key, text);

    /// <summary>All texts whose key begins so, by key.</summary>
    public async ValueTask<IReadOnlyDictionary<string, string>> KeptUnderAsync(string prefix) =>
        await Loaded.InvokeAsync<Dictionary<string, string>?>("keptUnder", prefix) ?? [];

    /// <summary>Drops all texts whose key begins with the root and not with what is one's own.</summary>
    public async ValueTask DropForeignAsync(string root, string own) => await Loaded.InvokeVoidAsync("dropForeign", root, own);

    /// <summary>Shows the page again that came back out of the browser's memory.</summary>
    public async ValueTask WakeAsync() => await Loaded.InvokeVoidAsync("wake");

    public async ValueTask DisposeAsync()
    {
        if (_module is null)
        {
            return;
        }

        try
        {
            await _module.InvokeVoidAsync("detach");
            await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the listeners with it.
        }
    }

    private IJSInProcessObjectReference Loaded => _module ?? throw new InvalidOperationException("The session's module is not loaded yet.");
}

/// <param name="ActiveMilliseconds">Time with the page in view since the clock was restarted.</param>
/// <param name="TimeZone">The browser's IANA zone.</param>
public sealed record AnswerTime(long ActiveMilliseconds, string TimeZone);

/// <summary>What is sent while a page goes away.</summary>
/// <param name="Body">As JSON.</param>
public sealed record LastWord(string Url, string Body);
