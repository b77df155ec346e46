using System.Collections.Concurrent;
using System.Diagnostics;

namespace QuizHub.Benchmarks.Load;

/// <summary>Pages, one after the other, that are asked for independently of each other at a rate. Milliseconds count from the time at which one was due.</summary>
internal sealed record ReadBySchedule(Uri Address, IReadOnlyList<string> Paths, double PerSecond, double Seconds) : Order
{
    public override async Task<object> RunAsync(Generator generator)
    {
        var (idle, times, pending) = (new ConcurrentBag<RawConnection>(), new ConcurrentBag<double>(), new ConcurrentBag<Task>());
        await Schedule.RunAsync(Schedule.Arrivals(PerSecond, Seconds, seed: 1), (index, at) => pending.Add(Task.Run(async () =>
        {
            var connection = idle.TryTake(out var known) ? known : new RawConnection(Address);
            var path = Paths[index % Paths.Count];
            var reply = await connection.SendAsync(Requests.Get(Address, path, null));
            times.Add(reply.Status == 200 ? Stopwatch.GetElapsedTime(at).TotalMilliseconds : throw new InvalidOperationException($"{path} was answered {reply.Status}."));
            idle.Add(connection);
        })));
        await Task.WhenAll(pending);
        foreach (var connection in idle)
        {
            connection.Dispose();
        }

        return times.ToList();
    }
}
