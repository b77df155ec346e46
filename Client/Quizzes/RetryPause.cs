namespace QuizHub.Client.Quizzes;

/// <summary>The wait before something that failed is tried again: longer after each failure, over at once when somebody knows better.</summary>
public sealed class RetryPause(TimeProvider time)
{
    private static readonly int[] Lengths = [2, 4, 8, 15, 30];

    private TaskCompletionSource? _over;
    private int _waiting;

    /// <summary>Raised whenever <see cref="Seconds"/> changes.</summary>
    public event Action? Changed;

    /// <summary>Length of the pause that is going on; null while none is.</summary>
    public int? Seconds { get; private set; }

    /// <param name="failures">How often it has failed, from 1.</param>
    public async Task WaitAsync(int failures, CancellationToken cancel)
    {
        _over ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var woken = _over.Task;
        _waiting++;
        Set(Lengths[Math.Min(failures, Lengths.Length) - 1]);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(woken, Task.Delay(TimeSpan.FromSeconds(Seconds!.Value), time, ended.Token));
        await ended.CancelAsync();
        if (--_waiting == 0)
        {
            Set(null);
        }

        cancel.ThrowIfCancellationRequested();
    }

    /// <summary>Ends the pause, if there is one.</summary>
    public void End()
    {
        _over?.TrySetResult();
        _over = null;
    }

    private void Set(int? seconds)
    {
        Seconds = seconds;
        Changed?.Invoke();
    }
}
