using System.Threading.Channels;

namespace QuizHub.Client.Quizzes;

/// <summary>Changes of sessions, each written into the browser's storage before it is sent and removed when the server has settled it. They go out one after the
/// other in the order in which they were made, also those of other sessions, of other tabs, and of pages that were closed. Only one tab sends at a time. What is
/// sent may arrive twice (a reply can get lost): answers count once by their ids, and moving on is refused the second time.</summary>
/// <remarks>What can be done without a network follows from where the keys are: the verdict, the run and the next item come from the server, so an item can be
/// recalled, its options shown and its answer given, and key points can be ticked; the step after that waits. A mode whose page holds several items before any
/// verdict may post as much as it likes without waiting for the replies.</remarks>
public sealed class Outbox
{
    private readonly IOutboxStore _store;
    private readonly SessionClient _client;
    private readonly RetryPause _pause;
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Dictionary<long, (OutboxEntry Entry, TaskCompletionSource<SessionReply> Reply)> _awaited = [];
    private readonly HashSet<long> _maybeArrived = [];
    private readonly HashSet<Guid> _failing = [];
    private Task<IReadOnlyList<OutboxEntry>>? _opening;
    private bool _isRunning;

    public Outbox(IOutboxStore store, SessionClient client, TimeProvider time)
    {
        (this._store, this._client) = (store, client);
        _pause = new RetryPause(time);
        _pause.Changed += () => Changed?.Invoke();
        store.Woken += TryNow;
        store.Heard += Hear;
    }

    /// <summary>What waits, or the pause, is another.</summary>
    public event Action? Changed;

    /// <summary>An entry that waited already when this page was opened was settled.</summary>
    public event Action<OutboxEntry, SessionReply>? Settled;

    /// <summary>A session was changed by another tab, or by an entry that it left here.</summary>
    public event Action<Guid>? Moved;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<OutboxEntry> Waiting { get; private set; } = [];

    /// <summary>Length of the pause that is going on; null while none is.</summary>
    public int? SecondsToNextTry => _pause.Seconds;

    /// <summary>What was left by pages before this one, oldest first. Their replies can be had from <see cref="ReplyToAsync"/>.</summary>
    public Task<IReadOnlyList<OutboxEntry>> OpenAsync() => _opening ??= ReadLeftAsync();

    /// <summary>Sends as long as the page is open. Called once, by the page's notice.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        if (_isRunning)
        {
            return;
        }

        _isRunning = true;
        await OpenAsync();
        var failures = 0;
        while (true)
        {
            // What is signalled from here on may have come too late for this turn.
            _signal.Reader.TryRead(out _);
            switch (await SendNextAsync(cancel))
            {
                case Turn.Sent:
                    failures = 0;
                    break;
                case Turn.SetAside:
                    break;
                case Turn.Failed when !_signal.Reader.TryPeek(out _):
                    await _pause.WaitAsync(++failures, cancel);
                    break;
                case Turn.Empty:
                    await _signal.Reader.WaitToReadAsync(cancel);
                    break;
            }
        }
    }

    /// <summary>Writes the change down, and returns the server's reply once everything before it and then itself was sent. That may take days: giving up the
    /// wait gives up nothing else.</summary>
    public async Task<SessionReply> PostAsync(OutboxRequest request, CancellationToken cancel)
    {
        await OpenAsync();
        var place = await _store.AddAsync(request);
        var entry = new OutboxEntry(place.Order, request.SessionId, request.Path, request.Language, request.Body, place.IsDurable);
        Await(entry);
        Show([.. Waiting, entry]);
        TryNow();
        return await ReplyToAsync(entry, cancel);
    }

    public Task<SessionReply> ReplyToAsync(OutboxEntry entry, CancellationToken cancel) => _awaited[entry.Order].Reply.Task.WaitAsync(cancel);

    /// <summary>Asks until there is a reply. Nothing is kept of it: for requests that change nothing.</summary>
    public async Task<SessionReply> AskAsync(Func<CancellationToken, Task<SessionReply>> ask, CancellationToken cancel)
    {
        for (var failures = 1; ; failures++)
        {
            var reply = await ask(cancel);
            if (reply is not Unreachable)
            {
                return reply;
            }

            await _pause.WaitAsync(failures, cancel);
        }
    }

    /// <summary>Ends the pause, if there is one.</summary>
    public void TryNow()
    {
        _signal.Writer.TryWrite(true);
        _pause.End();
    }

    private async Task<IReadOnlyList<OutboxEntry>> ReadLeftAsync()
    {
        await _store.OpenAsync();
        Show(await _store.ListAsync());
        foreach (var entry in Waiting)
        {
            Await(entry);
            _maybeArrived.Add(entry.Order);
        }

        return Waiting;
    }

    private async Task<Turn> SendNextAsync(CancellationToken cancel)
    {
        await _store.EnterAsync();
        try
        {
            Show(await _store.ListAsync());
            if (!await FindLostAsync(cancel))
            {
                return Turn.Failed;
            }

            if (OutboxOrder.Next(Waiting, _failing) is not { } next)
            {
                _failing.Clear();
                return Waiting.Count == 0 ? Turn.Empty : Turn.Failed;
            }

            var came = await _client.SendAsync(next, cancel);
            var reply = SessionReply.Read(came);
            if (reply is Unreachable)
            {
                _maybeArrived.Add(next.Order);
                return reply is Unreachable { AtFault: true } && _failing.Add(next.SessionId) ? Turn.SetAside : Turn.Failed;
            }

            await _store.SettleAsync(next, came!);
            Deliver(next, reply);
            return Turn.Sent;
        }
        finally
        {
            await _store.LeaveAsync();
        }
    }

    /// <summary>An awaited entry that is not there any more was sent by another tab whose news did not come through: the session itself tells.
    /// False when it could not be asked.</summary>
    private async Task<bool> FindLostAsync(CancellationToken cancel)
    {
        var open = _awaited.Values.Where(waiter => !waiter.Reply.Task.IsCompleted).Select(waiter => waiter.Entry);
        foreach (var lost in open.Where(entry => !Waiting.Any(other => other.Order == entry.Order)).ToList())
        {
            var reply = await _client.ReadAsync(lost.SessionId, lost.Language, cancel);
            if (reply is Unreachable)
            {
                return false;
            }

            Deliver(lost, reply);
        }

        return true;
    }

    private void Hear(OutboxNews news)
    {
        if (_awaited.TryGetValue(news.Order, out var waiter) && !waiter.Reply.Task.IsCompleted)
        {
            Deliver(waiter.Entry, SessionReply.Read(new ServerReply(news.Status, news.Body)));
        }
        else
        {
            Moved?.Invoke(news.SessionId);
        }

        // Whoever could send had a network.
        TryNow();
    }

    private void Deliver(OutboxEntry entry, SessionReply reply)
    {
        Show([.. Waiting.Where(other => other.Order != entry.Order)]);
        _failing.Remove(entry.SessionId);
        if (entry.Path == OutboxRequest.Advance && _maybeArrived.Contains(entry.Order) && reply is MovedOn(var moved, _))
        {
            // It was the first sending that moved the session on.
            reply = new Arrived(moved);
        }

        if (!_awaited.TryGetValue(entry.Order, out var waiter) || !waiter.Reply.TrySetResult(reply))
        {
            Moved?.Invoke(entry.SessionId);
            return;
        }

        if (_opening is { IsCompletedSuccessfully: true } && _opening.Result.Any(left => left.Order == entry.Order))
        {
            Settled?.Invoke(entry, reply);
        }
    }

    private void Await(OutboxEntry entry) =>
        _awaited[entry.Order] = (entry, new TaskCompletionSource<SessionReply>(TaskCreationOptions.RunContinuationsAsynchronously));

    private void Show(IReadOnlyList<OutboxEntry> waiting)
    {
        if (!waiting.SequenceEqual(Waiting))
        {
            Waiting = waiting;
            Changed?.Invoke();
        }
    }

    private enum Turn
    {
        Sent,
        SetAside,
        Failed,
        Empty,
    }
}
