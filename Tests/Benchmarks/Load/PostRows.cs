using System.Diagnostics;

namespace QuizHub.Benchmarks.Load;

/// <summary>The same as <see cref="Study"/> against the baseline: requests of equal size, whose replies are read just so.</summary>
/// <param name="RequestBytes">Of a body.</param>
internal sealed record PostRows(Uri Address, int Connections, double Seconds, int RequestBytes, string? Cookie) : Order
{
    public override async Task<object> RunAsync(Generator generator)
    {
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => PostAsync(watch))));
        return new Throughput(counts.Sum() / watch.Elapsed.TotalSeconds, 0);
    }

    private async Task<int> PostAsync(Stopwatch watch)
    {
        using var connection = new RawConnection(Address);
        var body = new { text = new string('x', Math.Max(0, RequestBytes - 11)) };
        var count = 0;
        for (; watch.Elapsed.TotalSeconds < Seconds; count++)
        {
            // Written anew and read each time, as a learner's changes are.
            StudyLearner.Read<SeenState>(await connection.SendAsync(Requests.Post(Address, "/rows", Cookie, body)));
        }

        return count;
    }
}
