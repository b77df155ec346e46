using System.Security.Cryptography;

namespace QuizHub.Server.Decks.Library;

/// <summary>Reads one deck's folder: the deck as far as it is sound, and everything found. Never throws on content.</summary>
public delegate (Deck? Deck, IReadOnlyList<Diagnostic> Diagnostics) ReadDeck(string folder);

/// <summary>
/// All decks of the content directories as an immutable snapshot, swapped whole when files change. A question with errors is left out, a deck that cannot be read at all
/// keeps its last good version; neither stops the server or the other decks.
/// </summary>
public sealed class DeckLibrary : BackgroundService
{
    /// <summary>An editor writes a file in several steps: wait until it is quiet.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(300);

    /// <summary>Watchers lose events on network and container file systems: look anyway.</summary>
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(30);

    private readonly IReadOnlyList<string> _directories;
    private readonly ReadDeck _read;
    private readonly TimeProvider _time;
    private readonly ILogger<DeckLibrary> _log;
    private readonly SemaphoreSlim _changes = new(0);
    private string _fingerprint;
    private volatile DeckSnapshot _current;

    public DeckLibrary(IReadOnlyList<string> directories, ReadDeck read, TimeProvider time, ILogger<DeckLibrary> log)
    {
        _directories = directories;
        _read = read;
        _time = time;
        _log = log;
        _fingerprint = Fingerprint() ?? "";
        _current = Read(time.GetUtcNow().ToUnixTimeMilliseconds(), []);
    }

    /// <summary>Raised after the snapshot was swapped, on a thread of the pool.</summary>
    public event Action? Changed;

    /// <summary>The decks as they are now; keep the reference for the length of a request.</summary>
    public DeckSnapshot Current => _current;

    /// <summary>Reads everything again if anything changed on disk. True when the snapshot was swapped.</summary>
    public bool Refresh()
    {
        var fingerprint = Fingerprint();
        if (fingerprint is null || fingerprint == _fingerprint)
        {
            return false;
        }

        _fingerprint = fingerprint;
        _current = Read(_current.Version + 1, _current.Decks);
        _log.LogInformation("Content read again: {Decks} decks, {Findings} findings.", _current.Decks.Count, _current.Diagnostics.Count);
        Changed?.Invoke();
        return true;
    }

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
                    do
                    {
                        await Task.Delay(Quiet, _time, stoppingToken);
                    }
                    while (Drain());
                }

                Refresh();
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
        catch (IOException error)
        {
            _log.LogWarning(error, "{Directory} can't be watched; changes are looked for every {Seconds} s.", directory, LookAnyway.TotalSeconds);
            watcher.Dispose();
            return null;
        }
    }

    private DeckSnapshot Read(long version, IReadOnlyList<Deck> before)
    {
        var decks = new List<Deck>();
        var diagnostics = new List<Diagnostic>();
        foreach (var folder in _directories.Where(Directory.Exists).SelectMany(Directory.EnumerateDirectories).Where(folder => File.Exists(Path.Combine(folder, "deck.yml"))).Order(StringComparer.Ordinal))
        {
            try
            {
                var (deck, found) = _read(folder);
                diagnostics.AddRange(found);
                if ((deck ?? before.FirstOrDefault(old => old.Folder == folder)) is { } kept)
                {
                    Add(kept);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // A folder that vanishes while it is read comes back with the next change.
                _log.LogWarning(error, "The deck in {Folder} could not be read.", folder);
            }
        }

        return new(version, decks, diagnostics);

        void Add(Deck deck)
        {
            if (decks.Find(other => other.Slug == deck.Slug) is { } first)
            {
                _log.LogWarning("{Folder} is left out: {First} is a deck of that name already.", deck.Folder, first.Folder);
                return;
            }

            decks.Add(deck);
        }
    }

    /// <summary>Names, sizes and times of all files: equal means nothing to read. Null while folders come and go under it; then the next look tells.</summary>
    private string? Fingerprint()
    {
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var file in _directories.Where(Directory.Exists).SelectMany(directory => new DirectoryInfo(directory).EnumerateFiles("*", SearchOption.AllDirectories)).OrderBy(file => file.FullName, StringComparer.Ordinal))
            {
                hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}\n"));
            }

            return Convert.ToHexString(hash.GetHashAndReset());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _log.LogWarning(error, "The content can't be listed just now.");
            return null;
        }
    }
}
