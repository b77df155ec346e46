using QuizHub.Demos;

namespace QuizHub.Server.Demos;

/// <summary>What demos there are: asked of a worker once, as a worker's demos do not change while it lies there. Needs no libtorch.</summary>
public sealed class DemoCatalog(WorkerPool pool, TimeProvider time, ILogger<DemoCatalog> logger) : IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _asking = new(1);
    private IReadOnlyList<DemoDeclaration>? _demos;
    private DateTimeOffset _failedAt = DateTimeOffset.MinValue;

    /// <summary>All demos, for whoever cannot wait for them; null until they were asked for.</summary>
    public IReadOnlyList<DemoDeclaration>? Known => _demos;

    /// <summary>Names of all demos that there are.</summary>
    public async Task<IReadOnlySet<string>> NamesAsync(CancellationToken cancel) => (await ListAsync(cancel)).Select(demo => demo.Name).ToHashSet();

    /// <summary>All demos by name. Empty, and logged as an error, where no worker can be started; asked again after half a minute.</summary>
    public async Task<IReadOnlyList<DemoDeclaration>> ListAsync(CancellationToken cancel)
    {
        if (_demos is not null)
        {
            return _demos;
        }

        await _asking.WaitAsync(cancel);
        try
        {
            if (_demos is null && time.GetUtcNow() - _failedAt > RetryAfter)
            {
                _demos = await pool.DescribeAsync(cancel);
            }
        }
        catch (WorkerUnavailableException exception)
        {
            _failedAt = time.GetUtcNow();
            logger.LogError(exception, "The demos are not known.");
        }
        finally
        {
            _asking.Release();
        }

        return _demos ?? [];
    }

    public async Task<DemoDeclaration?> FindAsync(string name, CancellationToken cancel) =>
        (await ListAsync(cancel)).FirstOrDefault(demo => demo.Name == name);

    public void Dispose() => _asking.Dispose();
}
