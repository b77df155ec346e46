using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;

namespace QuizHub.Server.Data;

/// <summary>The one writer of what learners do. Changes run one after the other, so each sees all before it and two tabs cannot race; up to
/// <see cref="LargestBatch"/> of them share a commit, and nobody is told of success before it. SQLite's own waiting is unfair (with 8 writers the slowest
/// waits seconds); this queue is not.</summary>
public sealed class AttemptWriter(IDbContextFactory<QuizHubDbContext> databases, StorageLog storage, TimeProvider time, ILogger<AttemptWriter> logger)
    : BackgroundService
{
    private const int LargestBatch = 256;

    private long _lastCommit;

    private readonly Channel<Change> _queue = Channel.CreateBounded<Change>(new BoundedChannelOptions(4096) { SingleReader = true });

    /// <summary>For how long nothing was stored and nothing waits to be.</summary>
    public TimeSpan QuietFor => _queue.Reader.Count > 0 ? TimeSpan.Zero : time.GetElapsedTime(Interlocked.Read(ref _lastCommit));

    /// <summary>Runs a change in a transaction and returns its result once that is committed. What the change throws comes back to its caller and undoes this
    /// change alone. Cancelling gives up waiting: a change that has begun is finished.</summary>
    /// <param name="undone">Called when the change was run and nothing of it was stored, before its caller is told: for whoever keeps a copy of what it changed.</param>
    public async Task<T> WriteAsync<T>(Func<QuizHubDbContext, Task<T>> change, CancellationToken cancel, Action? undone = null)
    {
        var queued = new Change<T>(change, undone, cancel);
        await _queue.Writer.WriteAsync(queued, cancel);
        return await queued.Committed.WaitAsync(cancel);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        if (ExecuteTask is { } draining)
        {
            await draining.WaitAsync(cancellationToken);
        }

        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The stopping token is left alone: what is queued is drained, StopAsync waits for it.
        await Task.Yield();
        var batch = new List<Change>(LargestBatch);
        QuizHubDbContext? database = null;
        while (await _queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < LargestBatch && _queue.Reader.TryRead(out var change))
            {
                batch.Add(change);
            }

            // One connection for as long as it serves: opening another for each batch would cost as much as a change does, and its prepared statements stay.
            database ??= await OpenAsync();
            if (database is not null && !await CommitAsync(database, batch))
            {
                await CloseAsync(database);
                database = null;
            }

            batch.Clear();
            Interlocked.Exchange(ref _lastCommit, time.GetTimestamp());
        }

        if (database is not null)
        {
            await CloseAsync(database);
        }

        // Null when it can't be opened: then the batch is told so.
        async Task<QuizHubDbContext?> OpenAsync()
        {
            QuizHubDbContext? opened = null;
            try
            {
                opened = await databases.CreateDbContextAsync(CancellationToken.None);
                await opened.Database.OpenConnectionAsync(CancellationToken.None);
                // Each change has a savepoint of its own; EF need not add another for every save.
                opened.Database.AutoSavepointsEnabled = false;
                return opened;
            }
            catch (Exception exception)
            {
                Fail(batch, exception);
                if (opened is not null)
                {
                    await opened.DisposeAsync();
                }

                return null;
            }
        }
    }

    /// <summary>Throws nothing: a connection that can't even be closed must not end the writer.</summary>
    private async Task CloseAsync(QuizHubDbContext database)
    {
        try
        {
            database.ChangeTracker.Clear();
            database.Database.AutoSavepointsEnabled = true;
            await database.Database.CloseConnectionAsync();
            await database.DisposeAsync();
        }
        catch (Exception exception)
        {
            logger.LogWarning(exception, "The writer's connection could not be closed.");
        }
    }

    /// <summary>False when nothing was stored.</summary>
    private async Task<bool> CommitAsync(QuizHubDbContext database, List<Change> batch)
    {
        try
        {
            await using var transaction = await database.Database.BeginTransactionAsync();
            foreach (var change in batch)
            {
                await transaction.CreateSavepointAsync("change");
                if (!await change.RunAsync(database))
                {
                    change.Undo();
                    change.ThrowIfStorageFailed();
                    await transaction.RollbackToSavepointAsync("change");
                }

                await transaction.ReleaseSavepointAsync("change");
                database.ChangeTracker.Clear();
            }

            await transaction.CommitAsync();
        }
        catch (Exception exception)
        {
            Fail(batch, exception);
            return false;
        }

        storage.Recovered();
        batch.ForEach(change => change.Acknowledge());
        return true;
    }

    private void Fail(List<Change> batch, Exception exception)
    {
        if (!storage.Report(exception))
        {
            logger.LogError(exception, "{Count} changes could not be stored.", batch.Count);
        }

        // First all copies, then whoever waits: what fails may be tried again at once, and is not to find a copy of what was never stored.
        batch.ForEach(change => change.Undo());
        batch.ForEach(change => change.Fail(exception));
    }

    private abstract class Change
    {
        /// <summary>False when nothing of it may stay.</summary>
        public abstract Task<bool> RunAsync(QuizHubDbContext database);

        /// <summary>A database that is full or locked may have ended the whole transaction: then none of the batch is stored, and each is told why.</summary>
        public abstract void ThrowIfStorageFailed();

        public abstract void Undo();

        public abstract void Acknowledge();

        public abstract void Fail(Exception exception);
    }

    private sealed class Change<T>(Func<QuizHubDbContext, Task<T>> change, Action? undone, CancellationToken cancel) : Change
    {
        private readonly TaskCompletionSource<T> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;
        private Exception? _failure;

        public Task<T> Committed => _completion.Task;

        public override async Task<bool> RunAsync(QuizHubDbContext database)
        {
            try
            {
                cancel.ThrowIfCancellationRequested();
                _result = await change(database);
                await database.SaveChangesAsync(CancellationToken.None);
                return true;
            }
            catch (Exception exception)
            {
                _failure = exception;
                return false;
            }
        }

        public override void ThrowIfStorageFailed()
        {
            if (_failure?.StorageReason() is not null)
            {
                ExceptionDispatchInfo.Throw(_failure);
            }
        }

        public override void Undo() => undone?.Invoke();

        public override void Acknowledge()
        {
            if (_failure is null)
            {
                _completion.SetResult(_result!);
            }
            else
            {
                _completion.SetException(_failure);
            }
        }

        public override void Fail(Exception exception) => _completion.SetException(_failure ?? exception);
    }
}
