using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using QuizHub.Demos;

namespace QuizHub.Server.Demos;

/// <summary>A run that waits or is under way, and those who listen to it. Everyone hears everything, from the first event on, whenever they came.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A token source without timer or link holds nothing to free, and a late listener may still cancel it.")]
public sealed class ActiveRun(RunKey key, IReadOnlyDictionary<string, JsonElement> settings, Guid id, RunAsker asker)
{
    private readonly Lock _gate = new();
    private readonly List<RunEvent> _events = [];
    private readonly List<Listener> _listeners = [];
    private readonly CancellationTokenSource _stop = new();
    private TaskCompletionSource _news = NewSignal();
    private bool _closed;

    public RunKey Key => key;

    public IReadOnlyDictionary<string, JsonElement> Settings => settings;

    public Guid Id => id;

    /// <summary>Who asked first.</summary>
    public RunAsker Asker => asker;

    /// <summary>The place in the queue that was told last; guarded by the runner.</summary>
    public int? ToldPlace { get; set; }

    /// <summary>Cancelled when nobody listens any more.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>The work itself, once it has begun.</summary>
    public Task Execution { get; set; } = Task.CompletedTask;

    public bool IsHeardBy(Guid learner)
    {
        lock (_gate)
        {
            return _listeners.Any(listener => listener.LearnerId == learner);
        }
    }

    /// <summary>Null when the run is over or being stopped: it cannot be joined any more.</summary>
    public Listener? Join(Guid? learner)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return null;
            }

            var listener = new Listener(learner);
            _listeners.Add(listener);
            return listener;
        }
    }

    /// <summary>Ends the stream of each listener that is this learner with <c>stopped</c>; false when there is none.</summary>
    public bool StopListening(Guid learner)
    {
        lock (_gate)
        {
            var mine = _listeners.Where(listener => listener.LearnerId == learner).ToList();
            mine.ForEach(listener => listener.HasStopped = true);
            Wake();
            return mine.Count > 0;
        }
    }

    public void Publish(RunEvent happened)
    {
        lock (_gate)
        {
            _events.Add(happened);
            _closed |= happened is RunDone or RunFailed;
            Wake();
        }
    }

    /// <summary>All events up to the ending. Whoever leaves early lets go of the run; when the last one does, it is stopped.</summary>
    public async IAsyncEnumerable<RunEvent> ListenAsync(Listener listener, [EnumeratorCancellation] CancellationToken cancel)
    {
        try
        {
            for (var heard = 0; ; heard++)
            {
                RunEvent? next = null;
                while (next is null)
                {
                    Task news;
                    lock (_gate)
                    {
                        next = listener.HasStopped ? new RunFailed("stopped", RunTexts.Stopped) : heard < _events.Count ? _events[heard] : null;
                        news = _news.Task;
                    }

                    if (next is null)
                    {
                        await news.WaitAsync(cancel);
                    }
                }

                if (next is RunDone or RunFailed)
                {
                    // Left before the ending is told, so that who hears it may start the next run at once.
                    Leave(listener);
                    yield return next;
                    yield break;
                }

                yield return next;
            }
        }
        finally
        {
            Leave(listener);
        }
    }

    /// <summary>Ends the run whoever listens.</summary>
    public void Abandon()
    {
        lock (_gate)
        {
            _closed = true;
        }

        // Outside the gate: who waits for this takes locks of her own.
        _stop.Cancel();
    }

    private void Leave(Listener listener)
    {
        bool abandoned;
        lock (_gate)
        {
            abandoned = _listeners.Remove(listener) && _listeners.Count == 0 && !_closed;
            // Closed in the same breath: whoever comes now begins a run of her own instead of hearing that this one was stopped.
            _closed |= abandoned;
        }

        if (abandoned)
        {
            _stop.Cancel();
        }
    }

    private void Wake()
    {
        var news = _news;
        _news = NewSignal();
        news.SetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    public sealed class Listener(Guid? learnerId)
    {
        public Guid? LearnerId => learnerId;

        public bool HasStopped { get; set; }
    }
}
