using Microsoft.EntityFrameworkCore;

namespace QuizHub.Server.Data;

/// <summary>Finds out whether anything can be stored, by storing something in the way that answers go: through the one writer, to the disk. However often it
/// is asked, it
/// tries only now and then.</summary>
public sealed class StorageProbe(AttemptWriter writer, TimeProvider time) : IDisposable
{
    /// <summary>A storage that worked is believed for so long, one that failed for shorter: whoever waits for it wants to go on.</summary>
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(5), Doubted = TimeSpan.FromSeconds(1);

    /// <summary>A writer that does not come to it in this time does not come to anybody's answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _asking = new(1);
    private (bool Works, DateTimeOffset At)? _known;

    /// <exception cref="OperationCanceledException">The asker went away.</exception>
    public async Task<bool> WorksAsync(CancellationToken cancel)
    {
        await _asking.WaitAsync(cancel);
        try
        {
            if (_known is not var (works, at) || time.GetUtcNow() - at >= (works ? Trusted : Doubted))
            {
                _known = (works, _) = (await TryAsync(cancel), time.GetUtcNow());
            }

            return works;
        }
        finally
        {
            _asking.Release();
        }
    }

    public void Dispose() => _asking.Dispose();

    private async Task<bool> TryAsync(CancellationToken cancel)
    {
        try
        {
            return await writer.WriteAsync(TouchAsync, cancel).WaitAsync(Patience, time, cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The writer has logged what it failed on.
            return false;
        }
    }

    /// <summary>Asks for room that a database at its limit does not have, gives it back, and leaves a mark that costs one page.</summary>
    private static async Task<bool> TouchAsync(QuizHubDbContext database)
    {
        await database.Database.ExecuteSqlRawAsync(
            "SAVEPOINT probe; CREATE TABLE storage_probe (room); INSERT INTO storage_probe VALUES (zeroblob(65536)); ROLLBACK TO probe; RELEASE probe;");
        var marks = await database.Database.SqlQueryRaw<long>("SELECT user_version AS Value FROM pragma_user_version").SingleAsync();
        await database.Database.ExecuteSqlRawAsync(marks == 0 ? "PRAGMA user_version = 1" : "PRAGMA user_version = 0");
        return true;
    }
}
