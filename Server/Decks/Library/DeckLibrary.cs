using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Library;

/// <summary>Reads one deck: as far as it is sound, and everything found. Never throws on content.</summary>
/// <param name="known">The reading before; null the first time.</param>
public delegate DeckReading ReadDeck(DeckFiles files, DeckReading? known);

/// <summary>
/// All decks of the content directories as an immutable snapshot, swapped whole when files change. A question with errors is left out, a deck that cannot be read at all
/// keeps its last good version; neither stops the server or the other decks. Only decks that changed are read again.
/// </summary>
public sealed class DeckLibrary : BackgroundService
{
    /// <summary>An editor writes a file in several steps: wait until it is quiet.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);

    /// <summary>Watchers lose events on network and container file systems: look anyway.</summary>
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(30);

    /// <summary>What is never quiet must not keep the rest waiting.</summary>
    private const int MostWaits = 10;

    private readonly IReadOnlyList<string> _directories;
    private readonly TimeProvider _time;
    private readonly ILogger<DeckLibrary> _log;
    private readonly DeckShelf _shelf;
    private readonly Lock _reading = new();
    private readonly SemaphoreSlim _changes = new(0);
    private volatile DeckSnapshot _current;

    /// <param name="stopping">Ends the first reading early: what is left is not read, and the server stops.</param>
    public DeckLibrary(IReadOnlyList<string> directories, ReadDeck read, TimeProvider time, ILogger<DeckLibrary> log, CancellationToken stopping = default)
    {
        _directories = directories;
        _time = time;
        _log = log;
        _shelf = new(directories, read, log);
        _shelf.Look(stopping);
        _current = _shelf.Snapshot(time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    /// <summary>Raised after the snapshot was swapped, on a thread of the pool.</summary>
    public event Action? Changed;

    /// <summary>The decks as they are now; keep the reference for the length of a request.</summary>
    public DeckSnapshot Current => _current;

    /// <summary>Reads again what changed on disk. True when the snapshot was swapped.</summary>
    public bool Refresh() => LookAgain(CancellationToken.None);

    public override void Dispose()
    {
        _changes.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var watchers = _directories.Where(Directory.Exists).Select(Watch).OfType<FileSystemWatcher>().ToList();
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                if (await _changes.WaitAsync(LookAnyway, stoppingToken))
                {
                    await QuietAsync(stoppingToken);
                }

                // Whatever a deck makes of its reading, the server stops when it is asked to.
                var reading = Task.Factory.StartNew(() => LookAgain(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
                await reading.WaitAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
        finally
        {
            watchers.ForEach(watcher => watcher.Dispose());
        }
    }

    private bool LookAgain(CancellationToken cancel)
    {
        lock (_reading)
        {
            if (!_shelf.Look(cancel))
            {
                return false;
            }

            _current = _shelf.Snapshot(_current.Version + 1);
        }

        _log.LogInformation("Content read again: {Decks} decks, {Findings} findings.", _current.Decks.Count, _current.Diagnostics.Count);
        Changed?.Invoke();
        return true;
    }

    private async Task QuietAsync(CancellationToken cancel)
    {
        for (var waits = 0; waits == 0 || (waits < MostWaits && Drain()); waits++)
        {
            await Task.Delay(Quiet, _time, cancel);
        }
    }

    /// <summary>True when there were more changes while waiting.</summary>
    private bool Drain()
    {
        var any = false;
        while (_changes.Wait(0))
        {
            any = true;
        }

        return any;
    }

    /// <summary>Null where the system gives no more watchers: then looking anyway must do.</summary>
    private FileSystemWatcher? Watch(string directory)
    {
        var watcher = new FileSystemWatcher(directory) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size };
        watcher.Changed += (_, _) => _changes.Release();
        watcher.Created += (_, _) => _changes.Release();
        watcher.Deleted += (_, _) => _changes.Release();
        watcher.Renamed += (_, _) => _changes.Release();
        watcher.Error += (_, _) => _changes.Release();
        try
        {
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _log.LogWarning(error, "{Directory} can't be watched; changes are looked for every {Seconds} s.", directory, LookAnyway.TotalSeconds);
            watcher.Dispose();
            return null;
        }
    }
}
