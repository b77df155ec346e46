using QuizHub.Demos;
using QuizHub.Server.Demos;
using QuizHub.Tests.Quizzes.Components;

namespace QuizHub.Tests.Demos;

/// <summary>What a worker can do wrong, done by real ones.</summary>
public sealed class WorkerProcessTests(TwoWorkers workers) : IClassFixture<TwoWorkers>
{
    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Demos_are_described_without_loading_libtorch()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells what a process has loaded.");
        await using var worker = await WorkerProcess.StartAsync(Workers.Options(TwoWorkers.Ships), new TestLog<WorkerProcess>(), Cancel);
        var demos = await worker.DescribeAsync(Cancel);
        Assert.Contains(demos, demo => demo is { Name: "sgd-variants", UsesSeed: true, Settings.Count: 5, Figures.Count: 4, Facts.Count: 14 });
        Assert.DoesNotContain("libtorch", await File.ReadAllTextAsync($"/proc/{worker.Id}/maps", Cancel), StringComparison.Ordinal);

        await worker.WarmAsync(Cancel);
        Assert.Contains("libtorch", await File.ReadAllTextAsync($"/proc/{worker.Id}/maps", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fails_on_purpose_is_known_to_the_worker_of_tests_and_not_to_the_one_that_ships()
    {
        static bool IsForTests(DemoDeclaration demo) =>
            demo.Name == "fault" || demo.Name.StartsWith("key.", StringComparison.Ordinal) || demo.Name.Contains(".broken-", StringComparison.Ordinal);
        var (ships, knows) = (await workers.One.DescribeAsync(Cancel), await workers.Both.DescribeAsync(Cancel));
        Assert.DoesNotContain(ships, IsForTests);
        Assert.Equal(ships.Select(demo => demo.Name), knows.Where(demo => !IsForTests(demo)).Select(demo => demo.Name));
        Assert.True(knows.Count(IsForTests) > 100);
        var shipped = Directory.EnumerateFiles(Path.GetDirectoryName(WorkerFiles.Find(new DemoOptions()))!);
        Assert.DoesNotContain(shipped, file => Path.GetFileName(file).Contains("Faulty", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("abort")]
    [InlineData("exit")]
    [InlineData("rubbish")]
    [InlineData("chatter")]
    [InlineData("flood")]
    public Task A_worker_that_goes_wrong_is_killed_and_the_next_run_works(string fault) => FailsAndGoesOnAsync(workers.Strict, fault, "crashed");

    [Theory]
    [InlineData("hang", "timeout")]
    [InlineData("memory", "memory")]
    public async Task A_run_that_takes_too_much_is_ended_and_the_next_works(string fault, string code)
    {
        await using var pool = Workers.Pool(options => (options.SecondsPerRun, options.ResidentMegabytes) = fault == "hang" ? (2, 1536) : (300, 600));
        await FailsAndGoesOnAsync(pool, fault, code);
    }

    [Fact]
    public async Task A_native_abort_is_told_in_the_log_with_its_exit_code_and_last_words()
    {
        var log = new TestLog<WorkerProcess>();
        await using var worker = await WorkerProcess.StartAsync(Workers.Options(), log, Cancel);
        await worker.WarmAsync(Cancel);
        Assert.Equal("crashed", Assert.IsType<RunFailed>(await worker.RunAsync(Workers.Fault("abort"), _ => { }, Cancel)).Code);
        Assert.False(worker.IsUsable);
        await Workers.EndOfAsync(worker.Id);
        Assert.Contains(log.Lines, line => line.Contains("exit code 134", StringComparison.Ordinal) && line.Contains("\"kind\":\"abort\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("throw")]
    [InlineData("undeclared")]
    public async Task A_demo_that_throws_costs_its_run_and_not_its_worker(string fault)
    {
        Assert.IsType<RunDone>(await workers.Both.RunAsync(Workers.Fault("slow"), _ => { }, Cancel));
        var worker = Assert.Single(workers.Both.IdleWorkers);
        Assert.Equal("crashed", Assert.IsType<RunFailed>(await workers.Both.RunAsync(Workers.Fault(fault), _ => { }, Cancel)).Code);
        Assert.Same(worker, Assert.Single(workers.Both.IdleWorkers));
        Assert.IsType<RunDone>(await workers.Both.RunAsync(Workers.Fault("slow"), _ => { }, Cancel));
        Assert.Same(worker, Assert.Single(workers.Both.IdleWorkers));
    }

    [Fact]
    public async Task What_is_printed_is_never_taken_for_a_message_and_never_blocks() =>
        Assert.IsType<RunDone>(await workers.Both.RunAsync(Workers.Fault("loud"), _ => { }, Cancel));

    [Theory]
    [InlineData("child", false)]
    [InlineData("child-and-crash", true)]
    public async Task Children_are_killed_with_their_worker(string fault, bool crashes)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The child is a Unix command.");
        await using var worker = await Workers.StartWarmAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var child = 0;
        var ending = await worker.RunAsync(
            Workers.Fault(fault),
            happened =>
            {
                if (happened is RunFigure { Update.Series: [var series] })
                {
                    child = (int)series.Points[0][1]!.Value;
                    Assert.True(Workers.IsAlive(child));
                    if (!crashes)
                    {
                        stop.Cancel();
                    }
                }
            },
            stop.Token);
        Assert.Equal(crashes ? "crashed" : "stopped", Assert.IsType<RunFailed>(ending).Code);
        Assert.NotEqual(0, child);
        await Workers.EndOfAsync(worker.Id);
        await Workers.EndOfAsync(child);
    }

    [Theory]
    [InlineData("slow", true)]
    [InlineData("hang", false)]
    public async Task A_run_that_is_stopped_ends_and_costs_its_worker_only_when_it_does_not_listen(string fault, bool survives)
    {
        await using var worker = await Workers.StartWarmAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var running = worker.RunAsync(Workers.Fault(fault, steps: 100_000), _ => stop.Cancel(), stop.Token);
        if (fault == "hang")
        {
            await stop.CancelAsync();
        }

        Assert.Equal("stopped", Assert.IsType<RunFailed>(await running).Code);
        Assert.Equal(survives, worker.IsUsable);
        if (survives)
        {
            Assert.IsType<RunDone>(await worker.RunAsync(Workers.Fault("slow"), _ => { }, Cancel));
        }
    }

    [Fact]
    public async Task Where_libtorch_is_missing_demos_are_described_and_runs_say_that_they_are_unavailable()
    {
        var source = Path.GetDirectoryName(WorkerFiles.Find(new DemoOptions()))!;
        var folder = Directory.CreateTempSubdirectory("quizhub-no-torch-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(source).Where(file => Path.GetExtension(file) is ".dll" or ".json"))
            {
                File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
            }

            await using var pool = Workers.Pool(options => options.WorkerPath = Path.Combine(folder.FullName, "QuizHub.DemoWorker.dll"));
            Assert.Contains(await pool.DescribeAsync(Cancel), demo => demo.Name == "sgd-variants");
            Assert.Equal("unavailable", Assert.IsType<RunFailed>(await pool.RunAsync(Workers.Fault("slow"), _ => { }, Cancel)).Code);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Where_the_worker_is_missing_runs_say_that_they_are_unavailable()
    {
        await using var pool = Workers.Pool(options => options.WorkerPath = "nowhere/QuizHub.DemoWorker.dll");
        Assert.Equal("unavailable", Assert.IsType<RunFailed>(await pool.RunAsync(Workers.Fault("slow"), _ => { }, Cancel)).Code);
        await Assert.ThrowsAsync<WorkerUnavailableException>(() => pool.DescribeAsync(Cancel));
    }

    [Fact]
    public async Task A_pool_that_is_disposed_leaves_no_process_behind()
    {
        int worker;
        await using (var pool = Workers.Pool())
        {
            Assert.IsType<RunDone>(await pool.RunAsync(Workers.Fault("slow"), _ => { }, Cancel));
            worker = ProcessOf(pool);
            Assert.True(Workers.IsAlive(worker));
        }

        await Workers.EndOfAsync(worker);
    }

    [Fact]
    public async Task A_worker_that_is_sent_home_is_gone()
    {
        var time = new HandTime();
        await using var pool = Workers.Pool(options => options.IdleMinutes = 10, time);
        await pool.DescribeAsync(Cancel);
        var worker = ProcessOf(pool);
        time.Advance(TimeSpan.FromMinutes(11));
        Assert.Empty(pool.IdleWorkers);
        await Workers.EndOfAsync(worker);
    }

    private static int ProcessOf(WorkerPool pool) => Assert.IsType<WorkerProcess>(Assert.Single(pool.IdleWorkers)).Id;

    private static async Task FailsAndGoesOnAsync(WorkerPool pool, string fault, string code)
    {
        var failed = Assert.IsType<RunFailed>(await pool.RunAsync(Workers.Fault(fault), _ => { }, Cancel));
        Assert.Equal(code, failed.Code);
        Assert.NotEqual(failed.Message.En, failed.Message.Zh);

        Assert.IsType<RunDone>(await pool.RunAsync(Workers.Fault("slow"), _ => { }, Cancel));
    }
}
