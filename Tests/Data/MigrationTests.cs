using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Progress;

namespace QuizHub.Tests.Data;

public sealed class MigrationTests
{
    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_first_start_makes_the_database_in_the_data_directory()
    {
        await using var server = new TestServer();
        await using var database = server.OpenDatabase();

        Assert.Empty(await database.Database.GetPendingMigrationsAsync(Cancel));
        Assert.Equal(0, await database.Learners().CountAsync(Cancel));
        Assert.True(File.Exists(Path.Combine(server.DataDirectory, "quizhub.db")));
    }

    [Fact]
    public async Task The_schema_is_that_of_the_entities()
    {
        await using var server = new TestServer();
        await using var database = server.OpenDatabase();

        Assert.False(database.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Every_connection_is_durable_patient_and_minds_foreign_keys()
    {
        await using var server = new TestServer();
        await using var database = server.OpenDatabase();
        await database.Database.OpenConnectionAsync(Cancel);

        Assert.Equal("wal", await PragmaAsync(database, "journal_mode"));
        Assert.Equal("2", await PragmaAsync(database, "synchronous"));
        Assert.Equal("1", await PragmaAsync(database, "foreign_keys"));
        Assert.Equal("10000", await PragmaAsync(database, "busy_timeout"));
    }

    [Fact]
    public async Task A_migration_killed_half_way_is_finished_by_the_next_start()
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var data = TestServer.NewFolder();
            try
            {
                await using var process = ServerProcess.Start(data);
                // EF's lock row is there exactly while migrations run.
                while (!HasLockRow(data) && AppliedMigrations(data) == 0)
                {
                    Cancel.ThrowIfCancellationRequested();
                }

                process.Kill();
                if (!HasLockRow(data) || AppliedMigrations(data) == MigrationsOfThisVersion())
                {
                    // It was faster.
                    continue;
                }

                await using var server = new TestServer(dataDirectory: data);
                await using var database = server.OpenDatabase();
                Assert.Empty(await database.Database.GetPendingMigrationsAsync(Cancel));
                Assert.Equal(0, await database.Attempts().CountAsync(Cancel));
                Assert.False(HasLockRow(data));
                return;
            }
            finally
            {
                SqliteConnection.ClearAllPools();
                Directory.Delete(data, recursive: true);
            }
        }

        Assert.Fail("The server was never killed in the middle of migrating.");
    }

    [Fact]
    public async Task Two_processes_that_start_at_once_migrate_once()
    {
        var data = TestServer.NewFolder();
        try
        {
            await using var first = ServerProcess.Start(data);
            await using var second = ServerProcess.Start(data);
            await first.ListeningAsync(Cancel);
            await second.ListeningAsync(Cancel);

            Assert.Equal(MigrationsOfThisVersion(), AppliedMigrations(data));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }
    }

    private static int MigrationsOfThisVersion()
    {
        var options = new DbContextOptionsBuilder<QuizHubDbContext>().UseSqlite("Data Source=:memory:").Options;
        using var database = new QuizHubDbContext(options);
        return database.GetService<IMigrationsAssembly>().Migrations.Count;
    }

    private static int AppliedMigrations(string data) => Count(data, "__EFMigrationsHistory");

    private static bool HasLockRow(string data) => Count(data, "__EFMigrationsLock") > 0;

    /// <summary>Rows of a table; 0 while the file or the table is not there.</summary>
    private static int Count(string data, string table)
    {
        var file = Path.Combine(data, "quizhub.db");
        if (!File.Exists(file))
        {
            return 0;
        }

        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadWrite;Pooling=False");
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM {table}";
            return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (SqliteException)
        {
            return 0;
        }
    }

    private static async Task<string?> PragmaAsync(QuizHubDbContext database, string name)
    {
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return Convert.ToString(await command.ExecuteScalarAsync(Cancel), System.Globalization.CultureInfo.InvariantCulture);
    }
}
