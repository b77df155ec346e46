using System.Diagnostics;
using System.IO.Pipes;
using QuizHub.Demos;

namespace QuizHub.Server.Demos;

/// <summary>
/// One worker and the pipe to it. It is not trusted: its streams are drained, its runs have a deadline and a limit of memory, and however it ends, the whole of it
/// is gone and the run has exactly one ending. For one caller at a time.
/// </summary>
public sealed class WorkerProcess : IDemoWorker
{
    private readonly Process _process;
    private readonly NamedPipeServerStream _pipe;
    private readonly WorkerOutput _output;
    private volatile bool _condemned;
    private int _ended;

    private WorkerProcess(DemoOptions options, ILogger logger, Process process, NamedPipeServerStream pipe)
    {
        (Options, Logger, _process, _pipe) = (options, logger, process, pipe);
        _output = new(process, logger);
        // A worker that dies by itself may leave children; they are looked for at once, before the system can give its number to another.
        process.Exited += (_, _) => EndTree();
        process.EnableRaisingEvents = true;
    }

    public int Id => _process.Id;

    internal DemoOptions Options { get; }

    internal ILogger Logger { get; }

    /// <summary>False once it is dead, was killed, or has grown to half of the limit of memory.</summary>
    public bool IsUsable => _ended == 0 && !_process.HasExited && _pipe.IsConnected && ResidentBytes < ((long)Options.ResidentMegabytes << 20) / 2;

    internal long ResidentBytes => ProcessTree.ResidentBytes(_process);

    public bool IsWarm { get; private set; }

    /// <exception cref="WorkerUnavailableException">It could not be started.</exception>
    public static async Task<WorkerProcess> StartAsync(DemoOptions options, ILogger logger, CancellationToken cancel)
    {
        // On Unix a path of our own, so that the socket's file can be deleted as soon as both ends are connected; even kill -9 then leaves nothing behind.
        var name = $"quizhub-{Guid.NewGuid():N}";
        var path = OperatingSystem.IsWindows() ? name : Path.Combine(Path.GetTempPath(), name);
        NamedPipeServerStream? pipe = null;
        WorkerProcess? worker = null;
        try
        {
            pipe = new(path, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
            worker = new(options, logger, Process.Start(WorkerFiles.StartInfo(options, path))!, pipe);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(TimeSpan.FromSeconds(options.SecondsToStart));
            var connected = pipe.WaitForConnectionAsync(patience.Token);
            if (await Task.WhenAny(connected, worker._process.WaitForExitAsync(patience.Token)) != connected)
            {
                throw new WorkerUnavailableException($"The demo worker ended while starting. {worker._output.Last}");
            }

            await connected;
            return worker;
        }
        catch (Exception exception) when (exception is not WorkerUnavailableException && !cancel.IsCancellationRequested)
        {
            await Abandon();
            throw new WorkerUnavailableException($"The demo worker could not be started: {exception.Message}", exception);
        }
        catch
        {
            await Abandon();
            throw;
        }
        finally
        {
            if (!OperatingSystem.IsWindows())
            {
                File.Delete(path);
            }
        }

        async Task Abandon()
        {
            if (worker is not null)
            {
                worker.Kill();
                await worker.DisposeAsync();
            }
            else if (pipe is not null)
            {
                await pipe.DisposeAsync();
            }
        }
    }

    /// <summary>Does not load libtorch.</summary>
    public async Task<IReadOnlyList<DemoDeclaration>> DescribeAsync(CancellationToken cancel) => (await AskAsync<Declared>(new Describe(), cancel)).Demos;

    /// <summary>Loads libtorch.</summary>
    public async Task WarmAsync(CancellationToken cancel)
    {
        if ((await AskAsync<Warmed>(new Warm(), cancel)).Problem is { } problem)
        {
            throw new WorkerUnavailableException($"libtorch could not be loaded: {problem}");
        }

        IsWarm = true;
    }

    /// <inheritdoc/>
    public Task<RunEvent> RunAsync(StartRun run, Action<RunEvent> report, CancellationToken stop) => new WorkerRun(this, _pipe, run, report).RunAsync(stop);

    /// <summary>Ends the process and everything that it started.</summary>
    public void Kill()
    {
        _condemned = true;
        EndTree();
    }

    public async ValueTask DisposeAsync()
    {
        await _pipe.DisposeAsync();
        if (_ended == 0)
        {
            // The end of its input is its sign to go; give it a moment before it is made to.
            _process.StandardInput.Close();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Kill();
        await _process.WaitForExitAsync();
        await _output.Drained;
        _process.Dispose();
    }

    /// <summary>Why a worker that nobody wanted to end has ended: its exit code and last words; null when it was killed on purpose.</summary>
    internal async Task<string?> ObituaryAsync()
    {
        if (_condemned)
        {
            return null;
        }

        Kill();
        await _process.WaitForExitAsync();
        return $"exit code {_process.ExitCode}, last line: {_output.Last}";
    }

    private void EndTree()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            ProcessTree.Kill(_process);
        }
    }

    private async Task<T> AskAsync<T>(WorkerRequest request, CancellationToken cancel)
        where T : WorkerReply
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(Options.SecondsToStart));
        try
        {
            await WorkerProtocol.WriteAsync(_pipe, request, patience.Token);
            var (reply, _) = await WorkerProtocol.ReadAsync<WorkerReply>(_pipe, patience.Token);
            return reply as T ?? throw new WorkerProtocolException($"{typeof(T).Name} was expected, {reply.GetType().Name} came.");
        }
        catch (Exception exception) when (exception is IOException or WorkerProtocolException or OperationCanceledException)
        {
            Kill();
            cancel.ThrowIfCancellationRequested();
            throw new WorkerUnavailableException($"The demo worker does not answer: {exception.Message} {_output.Last}", exception);
        }
    }
}
