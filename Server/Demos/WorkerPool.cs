using Microsoft.Extensions.Options;
using QuizHub.Demos;

namespace QuizHub.Server.Demos;

/// <summary>Starts workers, keeps some warm, replaces those that were lost, and sends idle ones home.</summary>
public sealed class WorkerPool : IAsyncDisposable
{
    private readonly IDemoWorkerFactory _workers;
    private readonly DemoOptions _options;
    private readonly ILogger<WorkerPool> _logger;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _seats;
    private readonly Lock _gate = new();
    private readonly Stack<(IDemoWorker Worker, DateTimeOffset Since)> _idle = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly ITimer _idleTimer;
    private Task _warming = Task.CompletedTask;
    private Task _leaving = Task.CompletedTask;

    public WorkerPool(IDemoWorkerFactory workers, IOptions<DemoOptions> options, TimeProvider time, ILogger<WorkerPool> logger)
    {
        (_workers, _options, _time, _logger) = (workers, options.Value, time, logger);
        _seats = new(_options.Workers);
        _idleTimer = time.CreateTimer(_ => DismissIdle(), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
    }

    /// <summary>Runs at most this many at once; further callers wait.</summary>
    public int Workers => _options.Workers;

    /// <summary>Those that wait for work.</summary>
    public IReadOnlyList<IDemoWorker> IdleWorkers
    {
        get
        {
            lock (_gate)
            {
                return [.. _idle.Select(idle => idle.Worker)];
            }
        }
    }

    /// <summary>Runs a demo on a warm worker, starting one if need be.</summary>
    /// <returns>The one ending, as of <see cref="IDemoWorker.RunAsync"/>; <c>unavailable</c> where no worker can run demos.</returns>
    public async Task<RunEvent> RunAsync(StartRun run, Action<RunEvent> report, CancellationToken stop)
    {
        try
        {
            await _seats.WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return new RunFailed("stopped", RunTexts.Stopped);
        }

        try
        {
            var worker = await TakeAsync(stop);
            try
            {
                return await worker.RunAsync(run, report, stop);
            }
            finally
            {
                await GiveBackAsync(worker);
            }
        }
        catch (OperationCanceledException)
        {
            return new RunFailed("stopped", RunTexts.Stopped);
        }
        catch (WorkerUnavailableException exception)
        {
            _logger.LogError(exception, "Demos cannot run.");
            return new RunFailed("unavailable", RunTexts.Unavailable);
        }
        finally
        {
            _seats.Release();
        }
    }

    /// <exception cref="WorkerUnavailableException">No worker can be started.</exception>
    public async Task<IReadOnlyList<DemoDeclaration>> DescribeAsync(CancellationToken cancel)
    {
        var worker = TakeIdle() ?? await _workers.StartAsync(cancel);
        try
        {
            return await worker.DescribeAsync(cancel);
        }
        finally
        {
            await GiveBackAsync(worker);
        }
    }

    /// <summary>Begins to make the warm workers ready, unless they are; does not wait. To be called when a run is likely soon.</summary>
    public void Warm()
    {
        lock (_gate)
        {
            if (_warming.IsCompleted && !_closing.IsCancellationRequested && _idle.Count(idle => idle.Worker.IsWarm) < _options.WarmWorkers && _seats.CurrentCount > 0)
            {
                _warming = Task.Run(WarmOneAsync);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _idleTimer.DisposeAsync();
        await _closing.CancelAsync();
        await _warming.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (TakeIdle() is { } worker)
        {
            await worker.DisposeAsync();
        }

        await _leaving;
    }

    private async Task WarmOneAsync()
    {
        try
        {
            var worker = await TakeAsync(_closing.Token);
            await GiveBackAsync(worker);
        }
        catch (WorkerUnavailableException exception)
        {
            _logger.LogError(exception, "Demos cannot run.");
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
        }
    }

    private async Task<IDemoWorker> TakeAsync(CancellationToken cancel)
    {
        var worker = TakeIdle() ?? await _workers.StartAsync(cancel);
        try
        {
            if (!worker.IsWarm)
            {
                await worker.WarmAsync(cancel);
            }

            return worker;
        }
        catch
        {
            await GiveBackAsync(worker);
            throw;
        }
    }

    private IDemoWorker? TakeIdle()
    {
        lock (_gate)
        {
            while (_idle.TryPop(out var idle))
            {
                if (idle.Worker.IsUsable)
                {
                    return idle.Worker;
                }

                Dismiss(idle.Worker);
            }
        }

        return null;
    }

    private async Task GiveBackAsync(IDemoWorker worker)
    {
        lock (_gate)
        {
            if (worker.IsUsable && !_closing.IsCancellationRequested)
            {
                _idle.Push((worker, _time.GetUtcNow()));
                return;
            }
        }

        await worker.DisposeAsync();
        Warm();
    }

    private void DismissIdle()
    {
        lock (_gate)
        {
            var tooLong = _time.GetUtcNow() - TimeSpan.FromMinutes(_options.IdleMinutes);
            var all = _idle.Reverse().ToList();
            _idle.Clear();
            foreach (var idle in all)
            {
                if (idle.Since > tooLong && idle.Worker.IsUsable)
                {
                    _idle.Push(idle);
                }
                else
                {
                    Dismiss(idle.Worker);
                }
            }
        }
    }

    /// <summary>Under the gate: nobody waits for a worker to go but the pool's own end.</summary>
    private void Dismiss(IDemoWorker worker) => _leaving = Task.WhenAll(_leaving, Task.Run(async () => await worker.DisposeAsync()));
}
