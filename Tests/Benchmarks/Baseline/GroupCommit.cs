using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace QuizHub.Benchmarks.Baseline;

/// <summary>Rows into SQLite, as many as wait in one commit, acknowledged when it is synced: the least that a server which loses no answer has to do. Its
/// pragmas are those of <see cref="Server.Data.SqlitePragmas"/>.</summary>
internal sealed class GroupCommit : IDisposable
{
    private const int LargestBatch = 256;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;
    private readonly Channel<TaskCompletionSource> _waiting =
        Channel.CreateBounded<TaskCompletionSource>(new BoundedChannelOptions(4096) { SingleReader = true });


    /// <param name="rowBytes">Of each row.</param>
    public GroupCommit(string database, int rowBytes)
    {
        _connection = Open(database);
        _insert = Insert(_connection, rowBytes);
    }

    public static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        using var setUp = connection.CreateCommand();
        setUp.CommandText = """
            PRAGMA journal_mode=WAL; PRAGMA busy_timeout=10000; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;
            CREATE TABLE IF NOT EXISTS Changes (Id INTEGER PRIMARY KEY, Body TEXT NOT NULL);
            """;
        setUp.ExecuteNonQuery();
        return connection;
    }

    public static SqliteCommand Insert(SqliteConnection connection, int rowBytes)
    {
        var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO Changes (Body) VALUES (@body)";
        insert.Parameters.AddWithValue("@body", new string('x', rowBytes));
        return insert;
    }

    public async Task WriteAsync()
    {
        var stored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _waiting.Writer.WriteAsync(stored);
        await stored.Task;
    }

    public async Task RunAsync()
    {
        var batch = new List<TaskCompletionSource>(LargestBatch);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            using (var transaction = _connection.BeginTransaction())
            {
                _insert.Transaction = transaction;
                while (batch.Count < LargestBatch && _waiting.Reader.TryRead(out var stored))
                {
                    _insert.ExecuteNonQuery();
                    batch.Add(stored);
                }

                transaction.Commit();
            }

            batch.ForEach(stored => stored.SetResult());
            batch.Clear();
        }
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }
}
