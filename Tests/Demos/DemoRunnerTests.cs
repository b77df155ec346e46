using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using QuizHub.Demos;
using QuizHub.Server.Data;
using QuizHub.Server.Demos;

namespace QuizHub.Tests.Demos;

/// <summary>Queue, sharing and store, over real workers and a real database.</summary>
public sealed class DemoRunnerTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("quizhub-runs-").FullName;
    private readonly List<IAsyncDisposable> _made = [];
    private PooledDbContextFactory<QuizHubDbContext> _databases = null!;
    private AttemptWriter _writer = null!;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new DbContextOptionsBuilder<QuizHubDbContext>().UseSqlite($"Data Source={Path.Combine(_folder, "runs.db")}").Options;
        _databases = new(options);
        await using var database = await _databases.CreateDbContextAsync(Cancel);
        await database.Database.EnsureCreatedAsync(Cancel);
        _writer = new(_databases, new(TimeProvider.System, new TestLog<StorageLog>()), TimeProvider.System, new TestLog<AttemptWriter>());
        await _writer.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var made in Enumerable.Reverse(_made))
        {
            await made.DisposeAsync();
        }

        await _writer.StopAsync(Cancel);
        _writer.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_run_is_queued_draws_and_is_stored_before_it_says_that_it_is_done()
    {
        var runner = Runner();
        var events = new List<RunEvent>();
        await foreach (var happened in Listen(runner, "slow"))
        {
            if (happened is RunDone done)
            {
                Assert.NotNull(await Store().FindAsync(done.RunId, Cancel));
            }

            events.Add(happened);
        }

        Assert.IsType<RunQueued>(events[0]);
        var ending = Assert.IsType<RunDone>(events[^1]);
        Assert.Equal("5 steps", ending.Outcome!.En);
        var numbers = FactValues.ToNumbers(ending.Facts!);
        Assert.Equal((5, 1), (numbers["steps"], numbers["seed"]));
        Assert.Equal(ending.Facts!.Select(fact => fact.Name), events.OfType<RunFact>().Select(fact => fact.Fact.Name));
        Assert.Equal(5, events.OfType<RunFigure>().Sum(figure => figure.Update.Series![0].Points.Count));
    }

    [Fact]
    public async Task An_equal_finished_run_is_served_from_the_store_with_the_same_picture()
    {
        var first = await EventsAsync(Runner(), "slow");
        // A new runner without a worker that could run anything: what it tells can only come from the store.
        var second = await EventsAsync(Runner(options => options.SecondsPerRun = 0.1), "slow");
        Assert.Equal(Assert.IsType<RunDone>(first[^1]).RunId, Assert.IsType<RunDone>(second[^1]).RunId);
        Assert.Equal(new RunQueued(((RunDone)first[^1]).RunId, 0), second[0]);
        Assert.Equal(Picture(first), Picture(second));
        Assert.Equal(first.OfType<RunFact>().Select(Show), second.OfType<RunFact>().Select(Show));

        var other = await EventsAsync(Runner(), "slow", seed: 2);
        Assert.NotEqual(((RunDone)first[^1]).RunId, Assert.IsType<RunDone>(other[^1]).RunId);
    }

    [Fact]
    public async Task Equal_runs_under_way_are_one_and_who_comes_late_misses_nothing()
    {
        var runner = Runner();
        var early = Listen(runner, "slow", steps: 40).GetAsyncEnumerator(Cancel);
        await ReachAsync(early, happened => happened is RunFigure);
        var late = await EventsAsync(runner, "slow", steps: 40);
        Assert.Equal(40, late.OfType<RunFigure>().Sum(figure => figure.Update.Series![0].Points.Count));
        await ReachAsync(early, happened => happened is RunDone);
        Assert.Equal(Assert.IsType<RunDone>(late[^1]).RunId, Assert.IsType<RunDone>(early.Current).RunId);
        await using var database = await _databases.CreateDbContextAsync(Cancel);
        Assert.Equal(1, await database.Runs().CountAsync(Cancel));
        await early.DisposeAsync();
    }

    [Fact]
    public async Task Who_waits_is_told_her_place_and_moves_up()
    {
        var runner = Runner();
        var running = Listen(runner, "slow", steps: 100_000, seed: 1).GetAsyncEnumerator(Cancel);
        await ReachAsync(running, happened => happened is RunFigure);
        var second = Listen(runner, "slow", seed: 2).GetAsyncEnumerator(Cancel);
        await ReachAsync(second, happened => happened is RunQueued { Position: 1 });
        var third = Listen(runner, "slow", seed: 3).GetAsyncEnumerator(Cancel);
        await ReachAsync(third, happened => happened is RunQueued { Position: 2 });

        await second.DisposeAsync();
        await ReachAsync(third, happened => happened is RunQueued { Position: 1 });
        await running.DisposeAsync();
        await ReachAsync(third, happened => happened is RunQueued { Position: 0 });
        await ReachAsync(third, happened => happened is RunDone);
        await third.DisposeAsync();
    }

    [Fact]
    public async Task When_the_queue_is_full_the_next_is_refused_and_nothing_else()
    {
        var runner = Runner(options => options.QueueLength = 0);
        var running = Listen(runner, "slow", steps: 100_000).GetAsyncEnumerator(Cancel);
        await ReachAsync(running, happened => happened is RunFigure);
        Assert.Equal("busy", Assert.IsType<RunFailed>(Assert.Single(await EventsAsync(runner, "slow", seed: 2))).Code);
        await running.DisposeAsync();
    }

    [Fact]
    public async Task A_learner_may_have_so_many_runs_and_others_are_not_concerned()
    {
        var runner = Runner(options => options.RunsPerLearner = 1);
        var (learner, other) = (Guid.NewGuid(), Guid.NewGuid());
        var running = Listen(runner, "slow", steps: 100_000, learner: learner).GetAsyncEnumerator(Cancel);
        await ReachAsync(running, happened => happened is RunFigure);
        Assert.Equal("too-many", Assert.IsType<RunFailed>(Assert.Single(await EventsAsync(runner, "slow", seed: 2, learner: learner))).Code);

        var waiting = Listen(runner, "slow", seed: 3, learner: other).GetAsyncEnumerator(Cancel);
        await ReachAsync(waiting, happened => happened is RunQueued);
        await running.DisposeAsync();
        await ReachAsync(waiting, happened => happened is RunDone);
        Assert.IsType<RunDone>((await EventsAsync(runner, "slow", seed: 2, learner: learner))[^1]);
        await waiting.DisposeAsync();
    }

    [Fact]
    public async Task Stop_ends_the_run_for_who_asked_and_goes_on_for_who_still_listens()
    {
        var runner = Runner();
        var (one, two, stranger) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var first = Listen(runner, "slow", steps: 60, learner: one).GetAsyncEnumerator(Cancel);
        await ReachAsync(first, happened => happened is RunQueued);
        var id = ((RunQueued)first.Current).RunId;
        var second = Listen(runner, "slow", steps: 60, learner: two).GetAsyncEnumerator(Cancel);
        await ReachAsync(second, happened => happened is RunQueued);

        Assert.False(runner.Stop(id, stranger));
        Assert.False(runner.Stop(Guid.NewGuid(), one));
        Assert.True(runner.Stop(id, one));
        await ReachAsync(first, happened => happened is RunFailed { Code: "stopped" });
        Assert.False(await first.MoveNextAsync());
        await ReachAsync(second, happened => happened is RunDone);
        await first.DisposeAsync();
        await second.DisposeAsync();
    }

    [Fact]
    public async Task Stopping_the_last_listener_stops_the_run_and_stores_nothing()
    {
        var runner = Runner();
        var learner = Guid.NewGuid();
        var running = Listen(runner, "slow", steps: 100_000, learner: learner).GetAsyncEnumerator(Cancel);
        await ReachAsync(running, happened => happened is RunQueued);
        var id = ((RunQueued)running.Current).RunId;
        Assert.True(runner.Stop(id, learner));
        await ReachAsync(running, happened => happened is RunFailed { Code: "stopped" });

        // The one worker is free again: had the run gone on, this would wait for its 2000 seconds.
        Assert.IsType<RunDone>((await EventsAsync(runner, "slow"))[^1]);
        Assert.Null(await Store().FindAsync(id, Cancel));
        await running.DisposeAsync();
    }

    [Fact]
    public async Task After_a_crash_the_learner_is_told_and_the_next_run_works()
    {
        var runner = Runner();
        var crashed = await EventsAsync(runner, "abort");
        Assert.IsType<RunQueued>(crashed[0]);
        Assert.Equal("crashed", Assert.IsType<RunFailed>(crashed[^1]).Code);
        Assert.IsType<RunDone>((await EventsAsync(runner, "slow"))[^1]);
    }

    [Fact]
    public async Task A_run_that_another_process_stored_meanwhile_is_that_run()
    {
        var key = new RunKey("fault", 1, """{"kind":"slow","steps":5}""", 1);
        var done = new RunDone(Guid.CreateVersion7(), [], new("a", "甲"), 1);
        var first = await Store().AddAsync(key, null, done, [], Cancel);
        var again = await Store().AddAsync(key, null, done with { RunId = Guid.CreateVersion7() }, [], Cancel);
        Assert.Equal(first.Id, again.Id);
    }

    private static async Task ReachAsync(IAsyncEnumerator<RunEvent> events, Predicate<RunEvent> reached)
    {
        do
        {
            Assert.True(await events.MoveNextAsync(), "The stream ended before that.");
        }
        while (!reached(events.Current));
    }

    private static async Task<List<RunEvent>> EventsAsync(DemoRunner runner, string kind, int steps = 5, int seed = 1, Guid? learner = null)
    {
        var events = new List<RunEvent>();
        await foreach (var happened in Listen(runner, kind, steps, seed, learner))
        {
            events.Add(happened);
        }

        return events;
    }

    private static IAsyncEnumerable<RunEvent> Listen(DemoRunner runner, string kind, int steps = 5, int seed = 1, Guid? learner = null, string? address = null) =>
        runner.RunAsync("fault", Workers.Fault(kind, steps).Settings, seed, new(learner, address), Cancel);

    private static string Picture(IEnumerable<RunEvent> events)
    {
        var state = new FigureState();
        foreach (var figure in events.OfType<RunFigure>())
        {
            state.Apply(figure.Update);
        }

        return JsonSerializer.Serialize(state.Figures, QuizHub.Site.Json.Options);
    }

    private static string Show(RunFact fact) => $"{fact.Fact.Name}={fact.Fact.Value}";

    private RunStore Store() => new(_databases, _writer, TimeProvider.System);

    private DemoRunner Runner(Action<DemoOptions>? change = null)
    {
        var options = Microsoft.Extensions.Options.Options.Create(Workers.Options(change));
        var pool = new WorkerPool(options, TimeProvider.System, new TestLog<WorkerPool>());
        var catalog = new DemoCatalog(pool, TimeProvider.System, new TestLog<DemoCatalog>());
        var runner = new DemoRunner(catalog, pool, Store(), options, TimeProvider.System, new TestLog<DemoRunner>());
        _made.AddRange([pool, runner]);
        return runner;
    }
}
