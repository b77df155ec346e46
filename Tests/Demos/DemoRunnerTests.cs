using QuizHub.Demos;
using QuizHub.Server.Demos;

namespace QuizHub.Tests.Demos;

/// <summary>Queue, sharing and store, over workers that are there at once and a real database.</summary>
public sealed class DemoRunnerTests : RunnerBench
{
    /// <summary>So many that the run is under way until it is stopped.</summary>
    private const int Endless = 100_000;

    private readonly QuickWorkers _workers = new();

    [Fact]
    public async Task An_equal_finished_run_is_served_from_the_store_with_the_same_picture()
    {
        var first = await EventsAsync(Runner());
        var second = await EventsAsync(Runner());
        Assert.Equal(Assert.IsType<RunDone>(first[^1]).RunId, Assert.IsType<RunDone>(second[^1]).RunId);
        Assert.Equal(new RunQueued(((RunDone)first[^1]).RunId, 0), second[0]);
        Assert.Equal(Picture(first), Picture(second));
        Assert.Equal(first.OfType<RunFact>().Select(Show), second.OfType<RunFact>().Select(Show));
        Assert.Equal([1], _workers.Seeds);

        var other = await EventsAsync(Runner(), seed: 2);
        Assert.NotEqual(((RunDone)first[^1]).RunId, Assert.IsType<RunDone>(other[^1]).RunId);
        Assert.NotEqual(Picture(first), Picture(other));
    }

    [Fact]
    public async Task Equal_runs_under_way_are_one_and_who_comes_late_misses_nothing()
    {
        var runner = Runner();
        await using var early = Listen(runner, steps: 40).GetAsyncEnumerator(Cancel);
        await ReachAsync(early, happened => happened is RunFigure);
        var late = await EventsAsync(runner, steps: 40);
        Assert.Equal(40, late.OfType<RunFigure>().Sum(figure => figure.Update.Series![0].Points.Count));
        await ReachAsync(early, happened => happened is RunDone);
        Assert.Equal(Assert.IsType<RunDone>(late[^1]).RunId, Assert.IsType<RunDone>(early.Current).RunId);
        Assert.Equal((1, 1), (await StoredAsync(), _workers.Seeds.Count));
    }

    [Fact]
    public async Task Who_waits_is_told_her_place_and_moves_up()
    {
        var runner = Runner();
        var running = Listen(runner, Endless, seed: 1).GetAsyncEnumerator(Cancel);
        await ReachAsync(running, happened => happened is RunFigure);
        var second = Listen(runner, seed: 2).GetAsyncEnumerator(Cancel);
        await ReachAsync(second, happened => happened is RunQueued { Position: 1 });
        await using var third = Listen(runner, seed: 3).GetAsyncEnumerator(Cancel);
        await ReachAsync(third, happened => happened is RunQueued { Position: 2 });

        await second.DisposeAsync();
        await ReachAsync(third, happened => happened is RunQueued { Position: 1 });
        await running.DisposeAsync();
        await ReachAsync(third, happened => happened is RunQueued { Position: 0 });
        await ReachAsync(third, happened => happened is RunDone);
        Assert.Equal([1, 3], _workers.Seeds);
    }

    [Fact]
    public async Task As_many_run_at_once_as_there_are_workers_and_each_comes_to_its_end()
    {
        var runner = Runner(options => options.Workers = 3);
        var runs = await Task.WhenAll(Enumerable.Range(1, 12).Select(seed => EventsAsync(runner, steps: 20, seed)));
        Assert.All(runs, events => Assert.IsType<RunDone>(events[^1]));
        Assert.Equal((3, 12), (_workers.MostUnderWay, await StoredAsync()));
        Assert.Equal(Enumerable.Range(1, 12), _workers.Seeds.Order());
    }

    [Fact]
    public async Task A_flood_of_one_address_delays_another_by_one_run()
    {
        var runner = Runner();
        var running = Listen(runner, Endless, seed: 1, address: "flood").GetAsyncEnumerator(Cancel);
        await ReachAsync(running, happened => happened is RunFigure);
        var waiting = new List<Task<List<RunEvent>>>();
        foreach (var (seed, address) in new[] { (2, "flood"), (3, "flood"), (4, "flood"), (5, "honest") })
        {
            var next = Listen(runner, seed: seed, address: address).GetAsyncEnumerator(Cancel);
            await ReachAsync(next, happened => happened is RunQueued);
            waiting.Add(RestAsync(next));
        }

        await running.DisposeAsync();
        Assert.All(await Task.WhenAll(waiting), events => Assert.IsType<RunDone>(events[^1]));
        Assert.Equal([1, 5, 2, 3, 4], _workers.Seeds);
    }

    [Fact]
    public async Task When_the_queue_is_full_the_next_is_refused_and_nothing_else()
    {
        var runner = Runner(options => options.QueueLength = 0);
        await using var running = Listen(runner, Endless).GetAsyncEnumerator(Cancel);
        await ReachAsync(running, happened => happened is RunFigure);
        Assert.Equal("busy", Assert.IsType<RunFailed>(Assert.Single(await EventsAsync(runner, seed: 2))).Code);
        // Who asks for what is under way needs no place.
        await using var joined = Listen(runner, Endless).GetAsyncEnumerator(Cancel);
        await ReachAsync(joined, happened => happened is RunFigure);
    }

    [Fact]
    public async Task An_address_that_has_its_share_of_the_queue_is_refused_and_another_is_not()
    {
        var runner = Runner(options => options.QueuePerAddress = 1);
        await using var running = Listen(runner, Endless, seed: 1, address: "a").GetAsyncEnumerator(Cancel);
        await ReachAsync(running, happened => happened is RunFigure);
        await using var waiting = Listen(runner, seed: 2, address: "a").GetAsyncEnumerator(Cancel);
        await ReachAsync(waiting, happened => happened is RunQueued { Position: 1 });
        Assert.Equal("busy", Assert.IsType<RunFailed>(Assert.Single(await AllAsync(Listen(runner, seed: 3, address: "a")))).Code);
        await using var other = Listen(runner, seed: 4, address: "b").GetAsyncEnumerator(Cancel);
        await ReachAsync(other, happened => happened is RunQueued { Position: 1 });
    }

    [Fact]
    public async Task A_learner_may_have_so_many_runs_and_others_are_not_concerned()
    {
        var runner = Runner(options => options.RunsPerLearner = 1);
        var (learner, other) = (Guid.NewGuid(), Guid.NewGuid());
        var running = Listen(runner, Endless, learner: learner).GetAsyncEnumerator(Cancel);
        await ReachAsync(running, happened => happened is RunFigure);
        Assert.Equal("too-many", Assert.IsType<RunFailed>(Assert.Single(await EventsAsync(runner, seed: 2, learner: learner))).Code);

        await using var waiting = Listen(runner, seed: 3, learner: other).GetAsyncEnumerator(Cancel);
        await ReachAsync(waiting, happened => happened is RunQueued);
        await running.DisposeAsync();
        await ReachAsync(waiting, happened => happened is RunDone);
        Assert.IsType<RunDone>((await EventsAsync(runner, seed: 2, learner: learner))[^1]);
    }

    [Fact]
    public async Task Stop_ends_the_run_for_who_asked_and_goes_on_for_who_still_listens()
    {
        var runner = Runner();
        var (one, two, stranger) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await using var first = Listen(runner, steps: 60, learner: one).GetAsyncEnumerator(Cancel);
        await ReachAsync(first, happened => happened is RunQueued);
        var id = ((RunQueued)first.Current).RunId;
        await using var second = Listen(runner, steps: 60, learner: two).GetAsyncEnumerator(Cancel);
        await ReachAsync(second, happened => happened is RunQueued);

        Assert.False(runner.Stop(id, stranger));
        Assert.False(runner.Stop(Guid.NewGuid(), one));
        Assert.True(runner.Stop(id, one));
        await ReachAsync(first, happened => happened is RunFailed { Code: "stopped" });
        Assert.False(await first.MoveNextAsync());
        await ReachAsync(second, happened => happened is RunDone);
    }

    [Fact]
    public async Task Whoever_stops_while_she_waits_runs_nothing()
    {
        var runner = Runner();
        var learner = Guid.NewGuid();
        var running = Listen(runner, Endless, seed: 1).GetAsyncEnumerator(Cancel);
        await ReachAsync(running, happened => happened is RunFigure);
        await using var waiting = Listen(runner, seed: 2, learner: learner).GetAsyncEnumerator(Cancel);
        await ReachAsync(waiting, happened => happened is RunQueued { Position: 1 });
        Assert.True(runner.Stop(((RunQueued)waiting.Current).RunId, learner));
        await ReachAsync(waiting, happened => happened is RunFailed { Code: "stopped" });
        await running.DisposeAsync();
        Assert.IsType<RunDone>((await EventsAsync(runner, seed: 3))[^1]);
        Assert.Equal([1, 3], _workers.Seeds);
    }

    [Fact]
    public async Task A_runner_that_ends_tells_all_who_listen_and_leaves_no_worker()
    {
        var options = Workers.Options();
        var pool = Pool(_workers, options);
        var runner = Runner(pool, options);
        await using var running = Listen(runner, Endless, seed: 1).GetAsyncEnumerator(Cancel);
        await ReachAsync(running, happened => happened is RunFigure);
        await using var waiting = Listen(runner, seed: 2).GetAsyncEnumerator(Cancel);
        await ReachAsync(waiting, happened => happened is RunQueued { Position: 1 });
        Assert.Equal(1, _workers.Alive);

        await runner.DisposeAsync();
        await pool.DisposeAsync();
        await ReachAsync(running, happened => happened is RunFailed { Code: "stopped" });
        await ReachAsync(waiting, happened => happened is RunFailed { Code: "stopped" });
        Assert.Equal((0, 0), (_workers.Alive, await StoredAsync()));
        Assert.Equal([1], _workers.Seeds);
    }

    [Fact]
    public async Task A_run_that_another_process_stored_meanwhile_is_that_run()
    {
        var key = new RunKey(QuickWorker.Demo, 1, """{"steps":5}""", 1);
        var done = new RunDone(Guid.CreateVersion7(), [], new("a", "甲"), 1);
        var first = await Store().AddAsync(key, null, done, [], Cancel);
        var again = await Store().AddAsync(key, null, done with { RunId = Guid.CreateVersion7() }, [], Cancel);
        Assert.Equal(first.Id, again.Id);
    }

    private static Task<List<RunEvent>> EventsAsync(DemoRunner runner, int steps = 5, int seed = 1, Guid? learner = null) =>
        AllAsync(Listen(runner, steps, seed, learner));

    private static async Task<List<RunEvent>> RestAsync(IAsyncEnumerator<RunEvent> events)
    {
        var rest = new List<RunEvent>();
        while (await events.MoveNextAsync())
        {
            rest.Add(events.Current);
        }

        await events.DisposeAsync();
        return rest;
    }

    private static IAsyncEnumerable<RunEvent> Listen(DemoRunner runner, int steps = 5, int seed = 1, Guid? learner = null, string? address = null) =>
        runner.RunAsync(QuickWorker.Demo, QuickWorker.Settings(steps), seed, new(learner, address), Cancel);

    private static string Show(RunFact fact) => $"{fact.Fact.Name}={fact.Fact.Value}";

    private DemoRunner Runner(Action<DemoOptions>? change = null)
    {
        var options = Workers.Options(change);
        return Runner(Pool(_workers, options), options);
    }
}
