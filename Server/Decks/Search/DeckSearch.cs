using System.Diagnostics;
using QuizHub.Server.Decks.Library;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Search;

/// <summary>
/// Searches the decks as they are now. The index is made in the background after the start and whenever the decks were read anew; a search that comes meanwhile waits a moment
/// for it, then is answered from the one before; of very many questions it is answered from their names until the first index is whole. Searches wait for nothing else:
/// any number go on at a time, each with a deadline.
/// </summary>
public sealed partial class DeckSearch : BackgroundService
{
    /// <summary>How long a search waits for a fresh index while there is one of the decks as they were.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    /// <summary>Of more questions than these the index takes seconds, of fewer none need be told that it was early.</summary>
    private const int MostAtOnce = 1000;

    private readonly DeckLibrary _library;
    private readonly TimeProvider _time;
    private readonly ILogger<DeckSearch> _log;
    private readonly TimeSpan _deadline;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _making = new();
    private readonly TaskCompletionSource _hasNames = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private (long Version, Task<SearchIndex> Index) _newest;
    private volatile SearchIndex? _last;

    public DeckSearch(DeckLibrary library, TimeProvider time, ILogger<DeckSearch> log)
        : this(library, time, log, TimeSpan.FromSeconds(3))
    {
    }

    public DeckSearch(DeckLibrary library, TimeProvider time, ILogger<DeckSearch> log, TimeSpan deadline) =>
        (_library, _time, _log, _deadline) = (library, time, log, deadline);

    /// <summary>Null when the deadline passed before there was an answer.</summary>
    public async Task<SearchResults?> FindAsync(string query, Language language, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(_deadline, _time);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token, _stopping.Token);
        try
        {
            return (await CurrentAsync(any.Token)).Find(query, language, any.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            _stopping.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // A host that was disposed of while it stopped stops once more; there is nothing left to end then.
        }

        return base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _stopping.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changes = new SemaphoreSlim(1);
        void Change() => changes.Release();
        _library.Changed += Change;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await changes.WaitAsync(stoppingToken);
                await MakeAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
        finally
        {
            _library.Changed -= Change;
        }
    }

    /// <summary>A failure is no reason to end the server: the next search or change tries again.</summary>
    private async Task MakeAsync(CancellationToken cancel)
    {
        try
        {
            await Newest().WaitAsync(cancel);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            LogFailed(error);
        }
    }

    private async Task<SearchIndex> CurrentAsync(CancellationToken cancel)
    {
        var newest = Newest();
        if (_last is null)
        {
            await Task.WhenAny(newest, _hasNames.Task).WaitAsync(cancel);
        }

        if (_last is { IsOfNames: true } names && !newest.IsCompleted)
        {
            return names;
        }

        try
        {
            return await (_last is null ? newest.WaitAsync(cancel) : newest.WaitAsync(Fresh, _time, cancel));
        }
        catch (TimeoutException) when (_last is { } last)
        {
            return last;
        }
    }

    /// <summary>The index of the decks as they are now, made or being made.</summary>
    private Task<SearchIndex> Newest()
    {
        var decks = _library.Current;
        lock (_making)
        {
            if (_newest.Index is null || _newest.Version != decks.Version || _newest.Index.IsFaulted)
            {
                _newest = (decks.Version, Task.Run(() => Index(decks), _stopping.Token));
            }

            return _newest.Index;
        }
    }

    private SearchIndex Index(DeckSnapshot decks)
    {
        var start = Stopwatch.GetTimestamp();
        var isFirst = _last is null && decks.Decks.Sum(deck => deck.Questions.Count()) > MostAtOnce;
        if (isFirst)
        {
            _last = SearchIndex.OfNames(decks, _stopping.Token);
            _hasNames.TrySetResult();
        }

        var index = SearchIndex.Of(decks, _stopping.Token, _last);
        _last = index;
        if (isFirst)
        {
            // Reading and indexing so much has filled memory with what nobody needs any more, and nothing else would give it back for long.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        foreach (var (page, fault) in index.Faults)
        {
            LogLeftOut(fault, page.Names[0].Text);
        }

        LogIndexed(index.PassageCount, _time.GetElapsedTime(start).TotalSeconds);
        return index;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The decks can't be made searchable.")]
    private partial void LogFailed(Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Search does not know the texts of {Page}.")]
    private partial void LogLeftOut(Exception fault, string page);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Search knows {Passages} passages, after {Seconds:0.0} s.")]
    private partial void LogIndexed(int passages, double seconds);
}
