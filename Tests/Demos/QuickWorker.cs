using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QuizHub.Demos;
using QuizHub.Server.Demos;

namespace QuizHub.Tests.Demos;

/// <summary>A worker without a process, for tests of what stands before workers: it is there at once, and what it runs is a real computation in small steps,
/// a descent on a parabola from where the seed says.</summary>
internal sealed class QuickWorker(QuickWorkers all) : IDemoWorker
{
    public const string Demo = "descent";

    private const double Rate = 0.05;

    private static readonly QuizHub.Site.Text Name = new("Descent", "下降");
    private static readonly FigureDeclaration Path = new("path", FigureKind.Lines, Name);

    private static readonly DemoDeclaration Declaration = new(
        Demo, 1, Name, Name, UsesSeed: true, [new IntegerSetting("steps", Name, 5, 1, 100_000)], [Path],
        [new("steps", FactType.Integer, Name), new("end", FactType.Number, Name)]);

    private int _busy;
    private volatile bool _gone;

    public bool IsUsable => !_gone;

    public bool IsWarm { get; private set; }

    public static IReadOnlyDictionary<string, JsonElement> Settings(int steps) =>
        new Dictionary<string, JsonElement> { ["steps"] = JsonSerializer.SerializeToElement(steps) };

    public Task<IReadOnlyList<DemoDeclaration>> DescribeAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<DemoDeclaration>>([Declaration]);

    public Task WarmAsync(CancellationToken cancel)
    {
        IsWarm = true;
        return Task.CompletedTask;
    }

    public async Task<RunEvent> RunAsync(StartRun run, Action<RunEvent> report, CancellationToken stop)
    {
        Assert.True(IsWarm && IsUsable, "It was asked before it was ready, or after its end.");
        Assert.Equal(0, Interlocked.Exchange(ref _busy, 1));
        all.Begin(run);
        try
        {
            return await DescendAsync(run, report, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new RunFailed("stopped", RunTexts.Stopped);
        }
        finally
        {
            all.End();
            _busy = 0;
        }
    }

    public ValueTask DisposeAsync()
    {
        Assert.Equal(0, _busy);
        _gone = true;
        return ValueTask.CompletedTask;
    }

    /// <summary>A step takes a moment, so that a run of many is under way until it is stopped.</summary>
    private static async Task<RunEvent> DescendAsync(StartRun run, Action<RunEvent> report, CancellationToken stop)
    {
        var (steps, at) = (run.Settings["steps"].GetInt32(), new Random(run.Seed).NextDouble() * 10 - 5);
        for (var step = 0; step < steps; step++)
        {
            await Task.Delay(1, stop);
            at -= Rate * 2 * at;
            report(new RunFigure(new(Path.Id, UpdateMode.Append, [new(Path.Id, Name, [[step, at]])])));
        }

        FactValue[] facts = [new("steps", JsonSerializer.SerializeToElement(steps)), new("end", JsonSerializer.SerializeToElement(at))];
        Array.ForEach(facts, fact => report(new RunFact(fact)));
        return new RunDone(run.RunId, facts, new($"{steps} steps", $"{steps} 步"), steps / 1000.0);
    }
}

/// <summary>Starts quick workers and sees what becomes of them.</summary>
internal sealed class QuickWorkers : IDemoWorkerFactory
{
    private readonly Lock _gate = new();
    private readonly List<QuickWorker> _started = [];
    private readonly List<int> _seeds = [];
    private int _underWay;

    /// <summary>In the place of a server's processes.</summary>
    public static void AddTo(IServiceCollection services) => services.Replace(ServiceDescriptor.Singleton<IDemoWorkerFactory, QuickWorkers>());

    /// <summary>Seeds of the runs that were begun, in their order.</summary>
    public IReadOnlyList<int> Seeds
    {
        get
        {
            lock (_gate)
            {
                return [.. _seeds];
            }
        }
    }

    /// <summary>The most runs that were ever under way at once.</summary>
    public int MostUnderWay { get; private set; }

    /// <summary>Those that were started and are not gone.</summary>
    public int Alive
    {
        get
        {
            lock (_gate)
            {
                return _started.Count(worker => worker.IsUsable);
            }
        }
    }

    public Task<IDemoWorker> StartAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var worker = new QuickWorker(this);
        lock (_gate)
        {
            _started.Add(worker);
        }

        return Task.FromResult<IDemoWorker>(worker);
    }

    public void Begin(StartRun run)
    {
        lock (_gate)
        {
            _seeds.Add(run.Seed);
            MostUnderWay = Math.Max(MostUnderWay, ++_underWay);
        }
    }

    public void End()
    {
        lock (_gate)
        {
            _underWay--;
        }
    }
}
