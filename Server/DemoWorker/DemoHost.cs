using System.Collections.Concurrent;
using System.Diagnostics;
using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Server.Demos;
using TorchSharp;

namespace QuizHub.DemoWorker;

/// <summary>Answers the server: one thread reads, the calling thread runs one demo at a time, because libtorch's random numbers are one per process.</summary>
public sealed class DemoHost(Stream pipe, DemoRegistry registry)
{
    private readonly BlockingCollection<WorkerRequest> _work = [];
    private readonly Lock _writing = new();
    private readonly Lock _current = new();
    private Guid _runId;
    private CancellationTokenSource? _stop;
    private string? _torchProblem;
    private bool _torchLoaded;

    /// <summary>Returns when the server closes the pipe.</summary>
    public void Serve()
    {
        new Thread(Read) { IsBackground = true, Name = "requests" }.Start();
        foreach (var request in _work.GetConsumingEnumerable())
        {
            switch (request)
            {
                case Warm:
                    Send(new Warmed(LoadTorch()));
                    break;
                case StartRun run:
                    Send(Run(run));
                    break;
                default:
                    throw new InvalidOperationException($"Nothing is known about a request of type {request.GetType().Name}.");
            }
        }
    }

    private void Read()
    {
        try
        {
            while (true)
            {
                var request = WorkerProtocol.ReadAsync<WorkerRequest>(pipe, CancellationToken.None).GetAwaiter().GetResult().Message;
                switch (request)
                {
                    case Describe:
                        Send(new Declared([.. registry.All.Select(demo => demo.Declaration)]));
                        break;
                    case CancelRun cancel:
                        Cancel(cancel.RunId);
                        break;
                    default:
                        _work.Add(request);
                        break;
                }
            }
        }
        catch (Exception exception) when (exception is EndOfStreamException or IOException)
        {
            // The server is gone or has hung up.
            ProcessGroup.KillOwn();
        }
    }

    private WorkerReply Run(StartRun request)
    {
        using var stop = new CancellationTokenSource();
        lock (_current)
        {
            (_runId, _stop) = (request.RunId, stop);
        }

        var started = Stopwatch.GetTimestamp();
        try
        {
            if (LoadTorch() is { } problem)
            {
                return new Faulted(request.RunId, problem);
            }

            var demo = registry.Find(request.Demo);
            using var scope = torch.NewDisposeScope();
            var run = new DemoRun(demo.Declaration, request.Settings, request.Seed, Report, stop.Token);
            run.SeedTorch("run");
            var outcome = demo.Run(run);
            return new Finished(request.RunId, run.Finish(), outcome, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new Stopped(request.RunId);
        }
        catch (Exception exception)
        {
            // Whatever a demo throws ends that demo, not the worker; the server logs it.
            return new Faulted(request.RunId, exception.ToString());
        }
        finally
        {
            lock (_current)
            {
                _stop = null;
            }
        }

        void Report(RunEvent happened) => Send(new Reported(request.RunId, happened));
    }

    private void Cancel(Guid runId)
    {
        lock (_current)
        {
            if (_runId == runId)
            {
                _stop?.Cancel();
            }
        }
    }

    /// <summary>Loads libtorch once, and runs a little of it so that the first run does not pay for first calls. Returns why it could not be loaded.</summary>
    private string? LoadTorch()
    {
        if (_torchLoaded)
        {
            return _torchProblem;
        }

        _torchLoaded = true;
        try
        {
            torch.set_num_threads(1);
            torch.set_num_interop_threads(1);
            TorchWarmUp.Run();
        }
        catch (Exception exception) when (exception is TypeInitializationException or DllNotFoundException or NotSupportedException or EntryPointNotFoundException)
        {
            _torchProblem = exception.GetBaseException().Message;
        }

        return _torchProblem;
    }

    private void Send(WorkerReply reply)
    {
        lock (_writing)
        {
            WorkerProtocol.Write(pipe, reply);
        }
    }
}
