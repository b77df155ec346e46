using Microsoft.Extensions.Options;
using QuizHub.Demos;
using QuizHub.Server.Demos;
using QuizHub.Tests.Quizzes.Components;

namespace QuizHub.Tests.Demos;

/// <summary>Which workers a pool keeps, starts and lets go, over workers that are there at once.</summary>
public sealed class WorkerPoolTests
{
    private readonly QuickWorkers _workers = new();
    private readonly HandTime _time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(9, true)]
    [InlineData(11, false)]
    public async Task Workers_are_sent_home_after_ten_minutes_without_work(int minutes, bool stays)
    {
        await using var pool = Pool(options => options.IdleMinutes = 10);
        Assert.IsType<RunDone>(await RunAsync(pool));
        var worker = Assert.Single(pool.IdleWorkers);
        _time.Advance(TimeSpan.FromMinutes(minutes));
        Assert.Equal(stays ? [worker] : [], pool.IdleWorkers);
    }

    [Fact]
    public async Task One_worker_serves_run_after_run_and_one_that_is_gone_is_replaced()
    {
        await using var pool = Pool();
        await RunAsync(pool);
        var worker = Assert.Single(pool.IdleWorkers);
        await RunAsync(pool);
        Assert.Same(worker, Assert.Single(pool.IdleWorkers));

        await worker.DisposeAsync();
        Assert.IsType<RunDone>(await RunAsync(pool));
        Assert.NotSame(worker, Assert.Single(pool.IdleWorkers));
    }

    [Fact]
    public async Task No_more_run_at_once_than_there_are_seats()
    {
        await using var pool = Pool(options => options.Workers = 2);
        var endings = await Task.WhenAll(Enumerable.Range(1, 6).Select(seed => RunAsync(pool, seed)));
        Assert.All(endings, ending => Assert.IsType<RunDone>(ending));
        Assert.Equal((2, 2), (_workers.MostUnderWay, _workers.Alive));
    }

    [Fact]
    public async Task Whoever_stops_while_she_waits_for_a_seat_runs_nothing()
    {
        await using var pool = Pool();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var running = RunAsync(pool, 1, 100_000, stop.Token);
        using var give = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var waiting = RunAsync(pool, 2, stop: give.Token);
        await give.CancelAsync();
        Assert.Equal("stopped", Assert.IsType<RunFailed>(await waiting).Code);
        await stop.CancelAsync();
        Assert.Equal("stopped", Assert.IsType<RunFailed>(await running).Code);
        Assert.Equal([1], _workers.Seeds);
    }

    [Fact]
    public async Task As_many_as_wished_are_made_warm_ahead_and_all_go_with_the_pool()
    {
        await using (var pool = Pool(options => options.WarmWorkers = 1))
        {
            pool.Warm();
            for (var tries = 0; pool.IdleWorkers.Count == 0; tries++)
            {
                Assert.True(tries < 1000, "No worker was made warm.");
                await Task.Delay(10, Cancel);
            }

            Assert.True(Assert.Single(pool.IdleWorkers).IsWarm);
            pool.Warm();
            Assert.Equal(1, _workers.Alive);
        }

        Assert.Equal(0, _workers.Alive);
    }

    private static Task<RunEvent> RunAsync(WorkerPool pool, int seed = 1, int steps = 5, CancellationToken? stop = null) => pool.RunAsync(
        new(Guid.CreateVersion7(), QuickWorker.Demo, QuickWorker.Settings(steps), seed), _ => { }, stop ?? Cancel);

    private WorkerPool Pool(Action<DemoOptions>? change = null) => new(_workers, Options.Create(Workers.Options(change)), _time, new TestLog<WorkerPool>());
}
