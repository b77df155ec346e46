namespace QuizHub.Client.Quizzes;

/// <summary>Sends one request at a time until somebody says what became of it: waits longer after each failure, and not at all once the browser reports that
/// the network is back. What is sent must be safe to send twice.</summary>
public sealed class Outbox(TimeProvider time)
{
    private static readonly int[] Pauses = [2, 4, 8, 15, 30];

    private TaskCompletionSource? wakeUp;

    /// <summary>Raised whenever <see cref="IsBusy"/> or <see cref="SecondsToNextTry"/> changes.</summary>
    public event Action? Changed;

    /// <summary>A request is under way, or waits to be sent again.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>Length of the pause that is going on; null while none is.</summary>
    public int? SecondsToNextTry { get; private set; }

    public async Task<SessionReply> SendAsync(Func<CancellationToken, Task<SessionReply>> send, CancellationToken cancel)
    {
        Set(busy: true, pause: null);
        try
        {
            for (var failures = 0; ; failures++)
            {
                var reply = await send(cancel);
                if (reply is not Unreachable)
                {
                    return reply;
                }

                await PauseAsync(Pauses[Math.Min(failures, Pauses.Length - 1)], cancel);
            }
        }
        finally
        {
            Set(busy: false, pause: null);
        }
    }

    /// <summary>Ends the pause, if there is one.</summary>
    public void TryNow() => wakeUp?.TrySetResult();

    private async Task PauseAsync(int seconds, CancellationToken cancel)
    {
        wakeUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Set(busy: true, pause: seconds);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(wakeUp.Task, Task.Delay(TimeSpan.FromSeconds(seconds), time, over.Token));
        await over.CancelAsync();
        wakeUp = null;
        cancel.ThrowIfCancellationRequested();
        Set(busy: true, pause: null);
    }

    private void Set(bool busy, int? pause)
    {
        (IsBusy, SecondsToNextTry) = (busy, pause);
        Changed?.Invoke();
    }
}
