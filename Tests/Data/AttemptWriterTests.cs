using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;

namespace QuizHub.Tests.Data;

public sealed class AttemptWriterTests : IAsyncLifetime
{
    private readonly string _folder = TestServer.NewFolder();
    private ServiceProvider _services = null!;
    private AttemptWriter _writer = null!;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager { ["DataDirectory"] = _folder };
        _services = new ServiceCollection().AddLogging().AddData(configuration).BuildServiceProvider();
        await using (var database = Open())
        {
            await database.Database.MigrateAsync(Cancel);
        }

        _writer = _services.GetRequiredService<AttemptWriter>();
        Assert.Contains(_writer, _services.GetServices<IHostedService>());
        await _writer.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.StopAsync(CancellationToken.None);
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Each_change_sees_all_before_it()
    {
        var seen = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => _writer.WriteAsync(
            async database =>
            {
                var count = await database.Learners().CountAsync();
                database.Add(NewLearner());
                return count;
            },
            Cancel)));

        Assert.Equal(Enumerable.Range(0, 500), seen.Order());
    }

    [Fact]
    public async Task What_is_acknowledged_can_be_read_by_anyone()
    {
        var learner = NewLearner();
        await _writer.WriteAsync(database => Task.FromResult(database.Add(learner)), Cancel);

        await using var other = Open();
        Assert.NotNull(await other.Learners().FindAsync([learner.Id], Cancel));
    }

    [Fact]
    public async Task A_change_that_fails_undoes_itself_and_no_other()
    {
        var release = new TaskCompletionSource();
        // The first holds the writer, so that the rest become one batch.
        var first = _writer.WriteAsync(async _ => { await release.Task; return 0; }, Cancel);
        var rest = Enumerable.Range(0, 20).Select(index => _writer.WriteAsync(
            async database =>
            {
                database.Add(NewLearner());
                await database.SaveChangesAsync();
                return index % 2 == 0 ? index : throw new InvalidOperationException($"change {index}");
            },
            Cancel)).ToList();
        release.SetResult();
        await first;

        for (var index = 0; index < rest.Count; index++)
        {
            if (index % 2 == 0)
            {
                Assert.Equal(index, await rest[index]);
            }
            else
            {
                Assert.Equal($"change {index}", (await Assert.ThrowsAsync<InvalidOperationException>(() => rest[index])).Message);
            }
        }

        await using var database = Open();
        Assert.Equal(10, await database.Learners().CountAsync(Cancel));
    }

    [Fact]
    public async Task A_change_that_breaks_a_rule_of_the_schema_fails_alone()
    {
        var learner = NewLearner();
        var both = new[] { learner, new Learner { Id = learner.Id, CreatedAt = learner.CreatedAt } }
            .Select(row => _writer.WriteAsync(database => Task.FromResult(database.Add(row)), Cancel)).ToList();
        var after = _writer.WriteAsync(database => Task.FromResult(database.Add(NewLearner())), Cancel);

        await both[0];
        await Assert.ThrowsAsync<DbUpdateException>(() => both[1]);
        await after;
        await using var database = Open();
        Assert.Equal(2, await database.Learners().CountAsync(Cancel));
    }

    [Fact]
    public async Task What_is_queued_when_the_server_stops_is_stored_first()
    {
        var queued = Enumerable.Range(0, 300).Select(_ => _writer.WriteAsync(database => Task.FromResult(database.Add(NewLearner())), Cancel)).ToList();
        await _writer.StopAsync(Cancel);
        await Task.WhenAll(queued);

        await using var database = Open();
        Assert.Equal(300, await database.Learners().CountAsync(Cancel));
        await Assert.ThrowsAnyAsync<Exception>(() => _writer.WriteAsync(_ => Task.FromResult(0), Cancel));
    }

    [Fact]
    public async Task A_caller_who_gave_up_before_her_turn_changes_nothing()
    {
        var release = new TaskCompletionSource();
        var first = _writer.WriteAsync(async _ => { await release.Task; return 0; }, Cancel);
        using var givesUp = new CancellationTokenSource();
        var abandoned = _writer.WriteAsync(database => Task.FromResult(database.Add(NewLearner())), givesUp.Token);
        await givesUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        release.SetResult();
        await first;
        await _writer.WriteAsync(_ => Task.FromResult(0), Cancel);

        await using var database = Open();
        Assert.Equal(0, await database.Learners().CountAsync(Cancel));
    }

    private static Learner NewLearner() => new() { Id = Guid.CreateVersion7(), CreatedAt = DateTimeOffset.UtcNow };

    private QuizHubDbContext Open() => _services.GetRequiredService<IDbContextFactory<QuizHubDbContext>>().CreateDbContext();
}
