using System.Diagnostics;

namespace QuizHub.Benchmarks.Load;

/// <summary>A page again and again over several connections, each of which asks as soon as it has been answered.</summary>
/// <param name="Cookie">Of a learner; null for anybody.</param>
internal sealed record ReadPages(Uri Address, string Path, string? Cookie, int Connections, double Seconds) : Order
{
    public override async Task<object> RunAsync(Generator generator)
    {
        var request = Requests.Get(Address, Path, Cookie);
        var watch = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => ReadAsync(request, watch))));
        return new Throughput(counts.Sum(count => count.Pages) / watch.Elapsed.TotalSeconds, counts.Max(count => count.Bytes));
    }

    private async Task<(int Pages, int Bytes)> ReadAsync(byte[] request, Stopwatch watch)
    {
        using var connection = new RawConnection(Address);
        var (pages, bytes) = (0, 0);
        for (; watch.Elapsed.TotalSeconds < Seconds; pages++)
        {
            var reply = await connection.SendAsync(request);
            bytes = reply is { Status: 200, Body.Length: > 0 and var length }
                ? length
                : throw new InvalidOperationException($"{Path} was answered {reply.Status}.");
        }

        return (pages, bytes);
    }
}

/// <param name="Bytes">Of a body, as it was sent.</param>
internal sealed record Throughput(double PerSecond, int Bytes);
