using System.Diagnostics;

namespace QuizHub.Benchmarks.Load;

/// <summary>Calls for work when it is due, whether or not what was called for before is done: a load that does not wait for the server.</summary>
internal static class Schedule
{
    /// <param name="due">Seconds from the beginning, in order.</param>
    /// <param name="call">Told which, and the time at which it was due, as a timestamp. Must not block.</param>
    public static Task RunAsync(IReadOnlyList<double> due, Action<int, long> call)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // A thread of its own: timers of the pool come late when the pool is busy.
        new Thread(() =>
        {
            var begin = Stopwatch.GetTimestamp();
            for (var index = 0; index < due.Count; index++)
            {
                var at = begin + (long)(due[index] * Stopwatch.Frequency);
                while (at - Stopwatch.GetTimestamp() is > 0 and var left)
                {
                    Thread.Sleep((int)Math.Max(1, Math.Min(50, left * 1000 / Stopwatch.Frequency)));
                }

                call(index, at);
            }

            over.SetResult();
        })
        { IsBackground = true, Priority = ThreadPriority.AboveNormal }.Start();
        return over.Task;
    }

    /// <summary>Times of independent arrivals at a rate, seeded.</summary>
    public static IReadOnlyList<double> Arrivals(double perSecond, double seconds, int seed)
    {
        var (random, due) = (new Random(seed), new List<double>());
        for (var at = 0.0; ;)
        {
            at -= Math.Log(1 - random.NextDouble()) / perSecond;
            if (at >= seconds)
            {
                return due;
            }

            due.Add(at);
        }
    }
}
