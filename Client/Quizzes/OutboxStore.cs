using Microsoft.JSInterop;

namespace QuizHub.Client.Quizzes;

/// <summary>Where waiting changes lie, and who of this browser's tabs may send. Tests play the browser.</summary>
public interface IOutboxStore
{
    /// <summary>Something in the browser makes another try worth while: the network is back, the page is looked at again.</summary>
    event Action? Woken;

    /// <summary>Another tab has settled an entry.</summary>
    event Action<OutboxNews>? Heard;

    Task OpenAsync();

    /// <summary>Returns when the entry is on disk; in the open page alone where the browser keeps nothing.</summary>
    Task<OutboxPlace> AddAsync(OutboxRequest request);

    Task<IReadOnlyList<OutboxEntry>> ListAsync();

    /// <summary>Removes an entry and tells the other tabs how it ended.</summary>
    Task SettleAsync(OutboxEntry entry, ServerReply reply);

    /// <summary>Waits until no other tab sends.</summary>
    Task EnterAsync();

    Task LeaveAsync();
}

public sealed record OutboxPlace(long Order, bool IsDurable);

/// <summary>The browser's own: IndexedDB, locks and a channel between tabs, by way of <c>OutboxNotice.razor.js</c>.</summary>
public sealed class OutboxStore(IJSRuntime js) : IOutboxStore, IDisposable
{
    private const string Module = "./Quizzes/OutboxNotice.razor.js";

    private DotNetObjectReference<OutboxStore>? _self;
    private IJSObjectReference? _module;

    public event Action? Woken;

    public event Action<OutboxNews>? Heard;

    public async Task OpenAsync()
    {
        _self = DotNetObjectReference.Create(this);
        _module = await js.InvokeAsync<IJSObjectReference>("import", Module);
        await _module.InvokeVoidAsync("attach", _self);
    }

    public async Task<OutboxPlace> AddAsync(OutboxRequest request) => await Loaded.InvokeAsync<OutboxPlace>("add", request);

    public async Task<IReadOnlyList<OutboxEntry>> ListAsync() => await Loaded.InvokeAsync<OutboxEntry[]>("list");

    public async Task SettleAsync(OutboxEntry entry, ServerReply reply) =>
        await Loaded.InvokeVoidAsync("settle", entry.Order, new OutboxNews(entry.IsDurable ? entry.Order : 0, entry.SessionId, reply.Status, reply.Body));

    public async Task EnterAsync() => await Loaded.InvokeVoidAsync("enter");

    public async Task LeaveAsync() => await Loaded.InvokeVoidAsync("leave");

    /// <summary>Called by the module.</summary>
    [JSInvokable]
    public void Wake() => Woken?.Invoke();

    /// <summary>Called by the module.</summary>
    [JSInvokable]
    public void Hear(OutboxNews news) => Heard?.Invoke(news);

    public void Dispose() => _self?.Dispose();

    private IJSObjectReference Loaded => _module ?? throw new InvalidOperationException("The outbox is not open yet.");
}
