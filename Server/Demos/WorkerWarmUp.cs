namespace QuizHub.Server.Demos;

/// <summary>Makes the first worker ready while the first page is still being read.</summary>
public sealed class WorkerWarmUp(WorkerPool pool, IHostApplicationLifetime lifetime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // After the server listens: pages come first.
        lifetime.ApplicationStarted.Register(pool.Warm);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
