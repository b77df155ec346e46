using Microsoft.Extensions.Options;

namespace QuizHub.Server.Demos;

/// <summary>Workers that are processes on this machine.</summary>
public sealed class WorkerProcessFactory(IOptions<DemoOptions> options, ILogger<WorkerProcess> logger) : IDemoWorkerFactory
{
    public async Task<IDemoWorker> StartAsync(CancellationToken cancel) => await WorkerProcess.StartAsync(options.Value, logger, cancel);
}
