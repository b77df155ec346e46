using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;
using QuizHub.Demos;
using QuizHub.Server.Data;
using QuizHub.Server.Demos;

namespace QuizHub.Tests.Demos;

/// <summary>Runners over a real database, and whoever listens to them.</summary>
public abstract class RunnerBench : IAsyncLifetime
{
    private readonly string _folder = TestServer.NewFolder();
    private readonly List<IAsyncDisposable> _made = [];
    private PooledDbContextFactory<QuizHubDbContext> _databases = null!;
    private AttemptWriter _writer = null!;

    protected static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        SharedParts.PutDatabase(_folder);
        var options = new DbContextOptionsBuilder<QuizHubDbContext>();
        DataSetup.UseSqlite(options, Path.Combine(_folder, "quizhub.db"));
        _databases = new(options.Options);
        _writer = new(_databases, new(TimeProvider.System, new TestLog<StorageLog>()), TimeProvider.System, new TestLog<AttemptWriter>());
        await _writer.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var made in Enumerable.Reverse(_made))
        {
            await made.DisposeAsync();
        }

        await _writer.StopAsync(Cancel);
        _writer.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    protected RunStore Store() => new(_databases, _writer, TimeProvider.System);

    protected async Task<int> StoredAsync()
    {
        await using var database = await _databases.CreateDbContextAsync(Cancel);
        return await database.Runs().CountAsync(Cancel);
    }

    /// <summary>A pool that ends with the test.</summary>
    protected WorkerPool Pool(IDemoWorkerFactory workers, DemoOptions options)
    {
        var pool = new WorkerPool(workers, Options.Create(options), TimeProvider.System, new TestLog<WorkerPool>());
        _made.Add(pool);
        return pool;
    }

    /// <summary>A runner that ends with the test.</summary>
    protected DemoRunner Runner(WorkerPool pool, DemoOptions options)
    {
        var catalog = new DemoCatalog(pool, TimeProvider.System, new TestLog<DemoCatalog>());
        var runner = new DemoRunner(catalog, pool, Store(), Options.Create(options), TimeProvider.System, new TestLog<DemoRunner>());
        _made.Add(runner);
        return runner;
    }

    protected static async Task ReachAsync(IAsyncEnumerator<RunEvent> events, Predicate<RunEvent> reached)
    {
        do
        {
            Assert.True(await events.MoveNextAsync(), "The stream ended before that.");
        }
        while (!reached(events.Current));
    }

    protected static async Task<List<RunEvent>> AllAsync(IAsyncEnumerable<RunEvent> run)
    {
        var events = new List<RunEvent>();
        await foreach (var happened in run)
        {
            events.Add(happened);
        }

        return events;
    }

    protected static string Picture(IEnumerable<RunEvent> events)
    {
        var state = new FigureState();
        foreach (var figure in events.OfType<RunFigure>())
        {
            state.Apply(figure.Update);
        }

        return JsonSerializer.Serialize(state.Figures, QuizHub.Site.Json.Options);
    }
}
