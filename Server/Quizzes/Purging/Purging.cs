using QuizHub.Server.Data;

namespace QuizHub.Server.Quizzes;

/// <summary>Lets go of what nobody needs, some minutes after the start and then several times a day: in small pieces, each when nobody has stored anything
/// for a moment.</summary>
public sealed class Purging(RunPurge runs, GuestPurge guests, AttemptWriter writer, StorageLog storage, TimeProvider time, ILogger<Purging> logger)
    : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(5), Every = TimeSpan.FromHours(6);

    /// <summary>So long nothing was stored: the time is quiet.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2), Look = TimeSpan.FromSeconds(1);

    /// <summary>A server that is never quiet gets its pieces all the same, one at a time.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>Everything that is due now, without waiting for quiet.</summary>
    public Task<(int Runs, int Guests)> PurgeAsync(CancellationToken cancel) => PurgeAsync(_ => Task.CompletedTask, cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var wait = First; ; wait = Every)
            {
                await Task.Delay(wait, time, stoppingToken);
                await TryAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    /// <summary>Nobody waits for this: a fault is logged, and the next time tries again.</summary>
    private async Task TryAsync(CancellationToken cancel)
    {
        try
        {
            var (run, guest) = await PurgeAsync(WaitForQuietAsync, cancel);
            if (run + guest > 0)
            {
                logger.LogInformation("Figures of {Runs} old runs and {Guests} guests who never answered were let go.", run, guest);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (!storage.Report(exception))
            {
                logger.LogError(exception, "What nobody needs could not be let go; this is tried again.");
            }
        }
    }

    private async Task<(int Runs, int Guests)> PurgeAsync(Func<CancellationToken, Task> pause, CancellationToken cancel) =>
        (await AllAsync(runs.PurgeAsync, pause, cancel), await AllAsync(guests.PurgeAsync, pause, cancel));

    private static async Task<int> AllAsync(Func<CancellationToken, Task<int>> piece, Func<CancellationToken, Task> pause, CancellationToken cancel)
    {
        for (var all = 0; ;)
        {
            await pause(cancel);
            var some = await piece(cancel);
            if (some == 0)
            {
                return all;
            }

            all += some;
        }
    }

    private async Task WaitForQuietAsync(CancellationToken cancel)
    {
        var since = time.GetTimestamp();
        while (writer.QuietFor < Quiet && time.GetElapsedTime(since) < LongestWait)
        {
            await Task.Delay(Look, time, cancel);
        }
    }
}
