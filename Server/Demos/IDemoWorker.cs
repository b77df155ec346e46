using QuizHub.Demos;

namespace QuizHub.Server.Demos;

/// <summary>
/// What runs demos: it says which there are and runs one at a time, for one caller at a time. Its own limits end a run that takes too much, and a run has
/// exactly one ending, however the worker fares. Disposing it ends it.
/// </summary>
public interface IDemoWorker : IAsyncDisposable
{
    /// <summary>False once nothing may be asked of it any more: it is gone, or so worn that the next run would have less than its share.</summary>
    bool IsUsable { get; }

    /// <summary>Ready to run without delay.</summary>
    bool IsWarm { get; }

    /// <summary>What its demos are; it need not be warm.</summary>
    /// <exception cref="WorkerUnavailableException">It did not answer.</exception>
    Task<IReadOnlyList<DemoDeclaration>> DescribeAsync(CancellationToken cancel);

    /// <summary>Makes it ready to run.</summary>
    /// <exception cref="WorkerUnavailableException">Demos cannot run here.</exception>
    Task WarmAsync(CancellationToken cancel);

    /// <summary>Runs a demo; the worker must be warm.</summary>
    /// <param name="report">Called with each figure, fact and progress as it comes, in order.</param>
    /// <param name="stop">Ends the run within a second.</param>
    /// <returns>The one ending: <see cref="RunDone"/> or <see cref="RunFailed"/>. Never throws for what the worker does, only what
    /// <paramref name="report"/> throws; the worker is not usable then.</returns>
    Task<RunEvent> RunAsync(StartRun run, Action<RunEvent> report, CancellationToken stop);
}

/// <summary>Where workers come from.</summary>
public interface IDemoWorkerFactory
{
    /// <exception cref="WorkerUnavailableException">None could be started.</exception>
    Task<IDemoWorker> StartAsync(CancellationToken cancel);
}

/// <summary>Demos cannot run on this machine as it is; the message says why, for the log.</summary>
public sealed class WorkerUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
