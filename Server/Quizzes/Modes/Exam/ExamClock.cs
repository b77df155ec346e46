using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Data;

namespace QuizHub.Server.Quizzes;

/// <summary>Hands in exams whose time is over, whoever looks or does not: sleeps until the next one is due, and begins with those that ran out while the server was down.</summary>
public sealed class ExamClock(IDbContextFactory<QuizHubDbContext> databases, ExamWriter exams, TimeProvider time, ILogger<ExamClock> logger) : BackgroundService
{
    /// <summary>The system's clock may be set while this sleeps, so it looks again at least this often.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    private volatile TaskCompletionSource _woken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>An exam was started: it may be the next one to end.</summary>
    public void Wake() => _woken.TrySetResult();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var wake = _woken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            try
            {
                var sleep = await HandInAsync(stoppingToken) is { } next ? next + ExamWriter.Grace - time.GetUtcNow() : LongestSleep;
                if (sleep > TimeSpan.Zero)
                {
                    await Task.WhenAny(wake.Task, Task.Delay(sleep < LongestSleep ? sleep : LongestSleep, time, stoppingToken));
                }
            }
            catch (Exception exception) when (exception is ObjectDisposedException || (exception is OperationCanceledException && stoppingToken.IsCancellationRequested))
            {
                // The server stops, perhaps before it has started.
                return;
            }
            catch (Exception exception)
            {
                logger.LogError(exception, "Exams whose time is over could not be looked for; this is tried again.");
                await Task.WhenAny(Task.Delay(LongestSleep, time, stoppingToken));
            }
        }
    }

    /// <summary>Hands in what is due; returns when the next one ends, null when none goes on. An exam that cannot be handed in does not keep the others waiting.</summary>
    private async Task<DateTimeOffset?> HandInAsync(CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var ends = await database.Sessions().AsNoTracking().Where(session => session.Deadline != null).OrderBy(session => session.Deadline)
            .Select(session => new { session.Id, Deadline = session.Deadline!.Value }).ToListAsync(cancel);
        var now = time.GetUtcNow();
        DateTimeOffset? next = null;
        foreach (var end in ends)
        {
            if (end.Deadline + ExamWriter.Grace > now)
            {
                next ??= end.Deadline;
                break;
            }

            try
            {
                await exams.HandInOverdueAsync(end.Id, cancel);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "The exam {Session} could not be handed in; this is tried again.", end.Id);
                next ??= now + LongestSleep;
            }
        }

        return next;
    }
}
