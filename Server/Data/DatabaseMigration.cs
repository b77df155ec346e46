using Microsoft.EntityFrameworkCore;

namespace QuizHub.Server.Data;

/// <summary>Brings a database to this version's schema. Only one process migrates at a time: it holds an operating system's lock, which goes when the process
/// goes, however it goes.</summary>
public static class DatabaseMigration
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync(
        IDbContextFactory<QuizHubDbContext> databases, DataDirectory directory, ILogger logger, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        if (!await IsPendingAsync(database, cancel))
        {
            return;
        }

        await using var fileLock = await LockAsync(directory.MigrationLock, logger, cancel);
        if (!await IsPendingAsync(database, cancel))
        {
            return;
        }

        // Readers and the writer do not wait for each other in this mode; it stays with the file.
        await database.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancel);
        await ClearLeftLockAsync(database, cancel);
        await database.Database.MigrateAsync(cancel);
    }

    private static async Task<bool> IsPendingAsync(QuizHubDbContext database, CancellationToken cancel) =>
        (await database.Database.GetPendingMigrationsAsync(cancel)).Any();

    private static async Task<FileStream> LockAsync(string path, ILogger logger, CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                if (attempt == 0)
                {
                    logger.LogInformation("Waiting for another process to finish migrating the database ({Lock}).", path);
                }

                await Task.Delay(Pause, cancel);
            }
        }
    }

    /// <summary>EF marks a running migration by a row and waits for ever where a killed process left one. Whoever holds the file lock is the only one who can be
    /// migrating, so a row that is there now has no owner.</summary>
    private static async Task ClearLeftLockAsync(QuizHubDbContext database, CancellationToken cancel)
    {
        var tables = await database.Database
            .SqlQueryRaw<int>("SELECT count(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'").SingleAsync(cancel);
        if (tables > 0)
        {
            await database.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancel);
        }
    }
}
