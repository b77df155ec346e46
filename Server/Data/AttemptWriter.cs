using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;

namespace QuizHub.Server.Data;

/// <summary>The one writer of what learners do. Changes run one after the other, so each sees all before it and two tabs cannot race; up to
/// <see cref="LargestBatch"/> of them share a commit, and nobody is told of success before it. SQLite's own waiting is unfair (with 8 writers the slowest
/// waits seconds); this queue is not.</summary>
public sealed class AttemptWriter(IDbContextFactory<QuizHubDbContext> databases, ILogger<AttemptWriter> logger) : BackgroundService
{
    private const int LargestBatch = 256;

    private readonly Channel<Change> queue = Channel.CreateBounded<Change>(new BoundedChannelOptions(4096) { SingleReader = true });

    /// <summary>Runs a change in a transaction and returns its result once that is committed. What the change throws comes back to its caller and undoes this
    /// change alone. Cancelling gives up waiting: a change that has begun is finished.</summary>
    public async Task<T> WriteAsync<T>(Func<QuizHubDbContext, Task<T>> change, CancellationToken cancel)
    {
        var queued = new Change<T>(change, cancel);
        await queue.Writer.WriteAsync(queued, cancel);
        return await queued.Committed.WaitAsync(cancel);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
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
        while (await queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < LargestBatch && queue.Reader.TryRead(out var change))
            {
                batch.Add(change);
            }

            await CommitAsync(batch);
            batch.Clear();
        }
    }

    private async Task CommitAsync(List<Change> batch)
    {
        try
        {
            await using var database = await databases.CreateDbContextAsync();
            // Each change has a savepoint of its own below; EF need not add another for every save.
            database.Database.AutoSavepointsEnabled = false;
            await using var transaction = await database.Database.BeginTransactionAsync();
            foreach (var change in batch)
            {
                await transaction.CreateSavepointAsync("change");
                if (!await change.RunAsync(database))
                {
                    await transaction.RollbackToSavepointAsync("change");
                }

                await transaction.ReleaseSavepointAsync("change");
                database.ChangeTracker.Clear();
            }

            await transaction.CommitAsync();
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "{Count} changes could not be stored.", batch.Count);
            batch.ForEach(change => change.Fail(exception));
            return;
        }

        batch.ForEach(change => change.Acknowledge());
    }

    private abstract class Change
    {
        /// <summary>False when nothing of it may stay.</summary>
        public abstract Task<bool> RunAsync(QuizHubDbContext database);

        public abstract void Acknowledge();

        public abstract void Fail(Exception exception);
    }

    private sealed class Change<T>(Func<QuizHubDbContext, Task<T>> change, CancellationToken cancel) : Change
    {
        private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? result;
        private Exception? failure;

        public Task<T> Committed => completion.Task;

        public override async Task<bool> RunAsync(QuizHubDbContext database)
        {
            try
            {
                cancel.ThrowIfCancellationRequested();
                result = await change(database);
                await database.SaveChangesAsync(CancellationToken.None);
                return true;
            }
            catch (Exception exception)
            {
                failure = exception;
                return false;
            }
        }

        public override void Acknowledge()
        {
            if (failure is null)
            {
                completion.SetResult(result!);
            }
            else
            {
                completion.SetException(failure);
            }
        }

        public override void Fail(Exception exception) => completion.SetException(failure ?? exception);
    }
}
