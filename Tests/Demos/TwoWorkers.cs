using QuizHub.Server.Demos;

namespace QuizHub.Tests.Demos;

/// <summary>Worker processes for the tests of a class: two that run apart, as they ship, and pools of those that know what fails on purpose. New ones for each
/// test would take longer to load the tensor library than most runs take. A worker starts when it is first asked.</summary>
public sealed class TwoWorkers : IAsyncDisposable
{
    public WorkerPool One { get; } = Workers.Pool(Ships);

    public WorkerPool Other { get; } = Workers.Pool(Ships);

    /// <summary>A pool of two, which run at once, and know what fails on purpose.</summary>
    public WorkerPool Both { get; } = Workers.Pool(options => options.Workers = 2);

    /// <summary>One whose runs may not report much.</summary>
    public WorkerPool Strict { get; } = Workers.Pool(options => options.ReportMegabytes = 4);

    /// <summary>The worker that ships with the server.</summary>
    public static void Ships(DemoOptions options) => options.WorkerPath = null;

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Other.DisposeAsync();
        await Both.DisposeAsync();
        await Strict.DisposeAsync();
    }
}
