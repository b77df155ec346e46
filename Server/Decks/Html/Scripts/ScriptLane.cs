namespace QuizHub.Server.Decks.Html.Scripts;

/// <summary>
/// A queue of calls with an engine and a thread of its own, made when there is something to do and given up when there was nothing for a while (an engine holds
/// some 60 MB). Readers who wait go before what is made ahead.
/// </summary>
internal sealed class ScriptLane(string name, ReaderClock readers) : IDisposable
{
    /// <summary>Holds what a text within <see cref="TexLimits"/> and <see cref="CodeLimits"/> can nest; the engine's own guard sees to the rest.</summary>
    private const int StackBytes = 16 * 1024 * 1024;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();
    private readonly Queue<ScriptCall> _readers = new();
    private readonly Queue<ScriptCall> _ahead = new();
    private bool _works;
    private bool _closed;

    public Task<ScriptResult> CallAsync(ScriptCall call, bool ahead)
    {
        lock (_gate)
        {
            if (_closed)
            {
                call.End(new(ScriptEnd.Stopped, "The server stops."));
                return call.Result;
            }

            if (!ahead)
            {
                readers.Ask();
            }

            (ahead ? _ahead : _readers).Enqueue(call);
            if (_works)
            {
                Monitor.Pulse(_gate);
            }
            else
            {
                _works = true;
                new Thread(Work, StackBytes) { IsBackground = true, Name = name }.Start();
            }
        }

        return call.Result;
    }

    /// <summary>What still waits is told that it was stopped.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (var call in _readers.Concat(_ahead))
            {
                call.End(new(ScriptEnd.Stopped, "The server stops."));
            }

            _readers.Clear();
            _ahead.Clear();
            Monitor.Pulse(_gate);
        }
    }

    private void Work()
    {
        ScriptEngine? engine = null;
        while (Next() is { } call)
        {
            call.End(Make(call, ref engine));
            if (engine is { IsWhole: false })
            {
                engine.Dispose();
                engine = null;
            }
        }

        engine?.Dispose();
    }

    private static ScriptResult Make(ScriptCall call, ref ScriptEngine? engine)
    {
        try
        {
            engine ??= new();
        }
        catch (Exception error)
        {
            // Without an engine texts are shown as their source; on this thread anything that is thrown would end the process.
            return new(ScriptEnd.Stopped, error.Message);
        }

        return engine.Make(call);
    }

    /// <summary>Null when there was nothing to do for a while: then the thread ends.</summary>
    private ScriptCall? Next()
    {
        lock (_gate)
        {
            while (!_closed)
            {
                if (_readers.TryDequeue(out var first))
                {
                    return first;
                }

                if (_ahead.Count > 0 && readers.Busy is var busy)
                {
                    if (busy == 0)
                    {
                        return _ahead.Dequeue();
                    }

                    Monitor.Wait(_gate, busy);
                }
                else if (!Monitor.Wait(_gate, Rest) && _readers.Count + _ahead.Count == 0)
                {
                    break;
                }
            }

            _works = false;
            return null;
        }
    }
}
