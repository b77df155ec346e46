using System.Collections.Concurrent;
using System.Diagnostics;

namespace QuizHub.Benchmarks.Load;

/// <summary>Pages that are asked for independently of each other at a rate. Milliseconds count from the time at which one was due.</summary>
internal sealed record ReadBySchedule(Uri Address, IReadOnlyList<string> Paths, double PerSecond, double Seconds) : Order
{
    public override async Task<object> RunAsync(Generator generator)
    {
        var (idle, times, pending, refused) = (new ConcurrentBag<RawConnection>(), new ConcurrentBag<double>(), new ConcurrentBag<Task>(), 0);
        await Schedule.RunAsync(Schedule.Arrivals(PerSecond, Seconds, seed: 1), (index, at) => pending.Add(Task.Run(async () =>
        {
            var connection = idle.TryTake(out var known) ? known : new RawConnection(Address);
            var path = Paths[index % Paths.Count];
            var reply = await connection.SendAsync(Requests.Get(Address, path, null));
            // A refusal took its time as well: to leave it out would make the rest look quick.
            if (reply.Status != 200)
            {
                Interlocked.Increment(ref refused);
            }

            times.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
            idle.Add(connection);
        })));
        await Task.WhenAll(pending);
        foreach (var connection in idle)
        {
            connection.Dispose();
        }

        return new ReadPagesResult([.. times], refused);
    }
}

/// <param name="Milliseconds">Of each, refused or not.</param>
internal sealed record ReadPagesResult(IReadOnlyList<double> Milliseconds, int Refused);
