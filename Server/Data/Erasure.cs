using Microsoft.EntityFrameworkCore;

namespace QuizHub.Server.Data;

public static class Erasure
{
    /// <summary>Takes what was deleted out of the write-ahead log too. Readers of an older state keep it there until they are done: then it goes with the next
    /// deletion, or when the server stops.</summary>
    public static async Task ClearLogAsync(this IDbContextFactory<QuizHubDbContext> databases, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        // Whoever writes meanwhile is not to wait for readers.
        await database.Database.ExecuteSqlRawAsync("PRAGMA busy_timeout=250; PRAGMA wal_checkpoint(TRUNCATE);", cancel);
    }
}
