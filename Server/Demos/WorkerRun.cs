using System.Diagnostics;
using QuizHub.Demos;

namespace QuizHub.Server.Demos;

/// <summary>One run on one worker: its events, its limits, and its one ending.</summary>
internal sealed class WorkerRun(WorkerProcess worker, Stream pipe, StartRun run, Action<RunEvent> report)
{
    /// <summary>How long a demo has to notice that it should end, before the worker is killed. Together with the poll it keeps Stop within a second.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private DemoOptions Options => worker.Options;

    public async Task<RunEvent> RunAsync(CancellationToken stop)
    {
        var answer = AnswerAsync();
        var limit = await LimitAsync(answer, stop);
        if (limit is null)
        {
            return await answer;
        }

        // A demo that looks when it is asked to end leaves its worker warm for the next run; one that does not costs its worker.
        if (limit.Code == "memory" || !await HasEndedAsync(answer))
        {
            worker.Kill();
        }

        await answer;
        return limit;
    }

    /// <summary>Reads until the run's ending; a worker that dies or says something else has crashed.</summary>
    private async Task<RunEvent> AnswerAsync()
    {
        var allowed = (long)Options.ReportMegabytes << 20;
        try
        {
            await WorkerProtocol.WriteAsync(pipe, run, CancellationToken.None);
            while (true)
            {
                var (reply, bytes) = await WorkerProtocol.ReadAsync<WorkerReply>(pipe, CancellationToken.None);
                switch (reply)
                {
                    case Reported reported when reported.RunId == run.RunId && (allowed -= bytes) >= 0:
                        report(reported.Event);
                        break;
                    case Finished finished when finished.RunId == run.RunId:
                        return new RunDone(run.RunId, finished.Facts, finished.Outcome, finished.Seconds);
                    case Stopped stopped when stopped.RunId == run.RunId:
                        return new RunFailed("stopped", RunTexts.Stopped);
                    case Faulted faulted when faulted.RunId == run.RunId:
                        LogFailure(faulted.Problem);
                        return new RunFailed("crashed", RunTexts.Crashed);
                    default:
                        throw new WorkerProtocolException(allowed < 0 ? "It reports more than a run may." : $"{reply.GetType().Name} does not belong here.");
                }
            }
        }
        catch (Exception exception) when (exception is not (IOException or WorkerProtocolException or ObjectDisposedException))
        {
            worker.Kill();
            throw;
        }
        catch (Exception exception)
        {
            if (await worker.ObituaryAsync() is { } obituary)
            {
                LogFailure($"{exception.Message} ({obituary})");
            }

            return new RunFailed("crashed", RunTexts.Crashed);
        }
    }

    /// <summary>Waits for the answer, the deadline, too much memory or the wish to stop; null when the answer came first.</summary>
    private async Task<RunFailed?> LimitAsync(Task answer, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var deadline = Stopwatch.GetTimestamp() + (long)(Options.SecondsPerRun * Stopwatch.Frequency);
        var stopping = Task.Delay(Timeout.InfiniteTimeSpan, over.Token);
        while (true)
        {
            var first = await Task.WhenAny(answer, stopping, Task.Delay(Poll, CancellationToken.None));
            if (first == answer)
            {
                await over.CancelAsync();
                return null;
            }

            if (first == stopping)
            {
                return new("stopped", RunTexts.Stopped);
            }

            if (Stopwatch.GetTimestamp() >= deadline)
            {
                return new("timeout", RunTexts.Timeout(Options.SecondsPerRun));
            }

            if (worker.ResidentBytes > (long)Options.ResidentMegabytes << 20)
            {
                return new("memory", RunTexts.Memory(Options.ResidentMegabytes));
            }
        }
    }

    private async Task<bool> HasEndedAsync(Task answer)
    {
        using var patience = new CancellationTokenSource(Grace);
        try
        {
            await WorkerProtocol.WriteAsync(pipe, new CancelRun(run.RunId), patience.Token);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            return false;
        }

        await Task.WhenAny(answer, Task.Delay(Timeout.InfiniteTimeSpan, patience.Token));
        return answer.IsCompleted;
    }

    private void LogFailure(string problem) => worker.Logger.LogError(
        "Demo {Demo} failed in worker {Worker} with settings {Settings}, seed {Seed}: {Problem}",
        run.Demo, worker.Id, SettingValues.ToCanonicalJson(run.Settings), run.Seed, problem);
}
