using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace QuizHub.Server.Data;

public static class Reading
{
    /// <summary>One state of the database for several queries, without keeping anybody from writing.</summary>
    /// <remarks>By every other level SQLite's provider begins with the write lock. This one makes it begin without; in a database without a shared cache nothing
    /// uncommitted is ever read all the same.</remarks>
    public static Task<IDbContextTransaction> BeginReadingAsync(this QuizHubDbContext database, CancellationToken cancel) =>
        database.Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, cancel);
}
