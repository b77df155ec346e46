using QuizHub.Demos;
using QuizHub.Server.Demos;

namespace QuizHub.Tests.Demos;

/// <summary>Queue, sharing and store once more, over a real worker process.</summary>
public sealed class DemoRunnerProcessTests(TwoWorkers workers) : RunnerBench, IClassFixture<TwoWorkers>
{
    [Fact]
    public async Task A_run_is_queued_draws_and_is_stored_before_it_says_that_it_is_done()
    {
        var events = new List<RunEvent>();
        await foreach (var happened in Listen(Runner(), "slow"))
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
    public async Task Who_comes_late_misses_nothing_and_who_waits_moves_up()
    {
        var runner = Runner();
        await using var early = Listen(runner, "slow", steps: 40).GetAsyncEnumerator(Cancel);
        await ReachAsync(early, happened => happened is RunFigure);
        await using var waiting = Listen(runner, "slow", seed: 2).GetAsyncEnumerator(Cancel);
        await ReachAsync(waiting, happened => happened is RunQueued { Position: 1 });
        var late = await AllAsync(Listen(runner, "slow", steps: 40));
        Assert.Equal(40, late.OfType<RunFigure>().Sum(figure => figure.Update.Series![0].Points.Count));
        await ReachAsync(early, happened => happened is RunDone);
        await ReachAsync(waiting, happened => happened is RunDone);
        Assert.Equal(2, await StoredAsync());
    }

    [Fact]
    public async Task Stopping_the_last_listener_stops_the_run_and_stores_nothing()
    {
        var runner = Runner();
        var learner = Guid.NewGuid();
        await using var running = Listen(runner, "slow", steps: 100_000, learner: learner).GetAsyncEnumerator(Cancel);
        await ReachAsync(running, happened => happened is RunQueued);
        var id = ((RunQueued)running.Current).RunId;
        Assert.True(runner.Stop(id, learner));
        await ReachAsync(running, happened => happened is RunFailed { Code: "stopped" });

        // The one worker is free again: had the run gone on, this would wait for its 2000 seconds.
        Assert.IsType<RunDone>((await AllAsync(Listen(runner, "slow")))[^1]);
        Assert.Null(await Store().FindAsync(id, Cancel));
    }

    [Fact]
    public async Task After_a_crash_the_learner_is_told_and_the_next_run_works()
    {
        var runner = Runner();
        var crashed = await AllAsync(Listen(runner, "abort"));
        Assert.IsType<RunQueued>(crashed[0]);
        Assert.Equal("crashed", Assert.IsType<RunFailed>(crashed[^1]).Code);
        Assert.IsType<RunDone>((await AllAsync(Listen(runner, "slow")))[^1]);
    }

    private static IAsyncEnumerable<RunEvent> Listen(DemoRunner runner, string kind, int steps = 5, int seed = 1, Guid? learner = null) =>
        runner.RunAsync("fault", Workers.Fault(kind, steps).Settings, seed, new(learner, null), Cancel);

    private DemoRunner Runner() => Runner(workers.Both, Workers.Options());
}
