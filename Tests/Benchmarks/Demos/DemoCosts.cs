using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using QuizHub.Demos;
using QuizHub.Server.Demos;

namespace QuizHub.Benchmarks.Demos;

/// <summary>What a run of each demo costs at its defaults: seconds with one warm worker, and the most memory that a worker of its own ever held.</summary>
internal static class DemoCosts
{
    private const double MostSeconds = 5;
    private const long MostMegabytes = 600;

    public static async Task<int> RunAsync(TextWriter output)
    {
        IReadOnlyList<DemoDeclaration> demos;
        await using (var pool = Pool())
        {
            demos = await pool.DescribeAsync(CancellationToken.None);
        }

        var (slowest, largest) = (0.0, 0L);
        foreach (var demo in demos)
        {
            await using var pool = Pool();
            await pool.DescribeAsync(CancellationToken.None);
            var settings = SettingValues.Read(demo, null).Values;
            if (await pool.RunAsync(new(Guid.CreateVersion7(), demo.Name, settings, 1), _ => { }, CancellationToken.None) is not RunDone done)
            {
                throw new InvalidOperationException($"{demo.Name} did not finish.");
            }

            var megabytes = pool.IdleWorkers.OfType<WorkerProcess>().Max(worker => PeakMegabytes(worker.Id));
            (slowest, largest) = (Math.Max(slowest, done.Seconds), Math.Max(largest, megabytes));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{demo.Name,-28} {done.Seconds,6:0.00} s   {megabytes,4} MB"));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{demos.Count} demos: slowest {slowest:0.00} s (limit {MostSeconds:0}), largest worker {largest} MB (limit {MostMegabytes})"));
        return slowest < MostSeconds && largest < MostMegabytes ? 0 : 1;
    }

    private static WorkerPool Pool() => ClaimRunner.CreatePool(new DemoOptions { Workers = 1, WarmWorkers = 0 }, NullLoggerFactory.Instance);

    /// <summary>The high-water mark of resident memory, as Linux keeps it.</summary>
    private static long PeakMegabytes(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
