using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace QuizHub.Server.Data;

/// <summary>What SQLite forgets with every connection. An acknowledged answer must survive a power cut, so every commit is synced; a busy database is waited
/// for by SQLite itself, since the provider's own retries sleep too coarsely. What is
/// deleted is overwritten, not only given back.</summary>
public sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA busy_timeout=10000; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
