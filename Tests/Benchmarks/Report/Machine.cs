using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using QuizHub.Benchmarks.Web;

namespace QuizHub.Benchmarks.Report;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static void Write(TextWriter output)
    {
        var gigabytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9;
        var processor = $"{RuntimeInformation.ProcessArchitecture}, vectors of {Vectors()} bits";
        Line("machine", $"{Environment.ProcessorCount} cores ({processor}), {gigabytes:0} GB of memory, shared by server, workers and load");
        Line("system", $"{RuntimeInformation.OSDescription}; a write of 4 KB that is on the disk when it is acknowledged takes {SyncedWrite():0.00} ms");
        if (File.Exists("/proc/loadavg"))
        {
            Line("others", $"the machine's load average was {File.ReadAllText("/proc/loadavg").Split(' ')[0]} when this began: 0 is a quiet machine");
        }

        Line("versions", $".NET {Environment.Version}, SQLite {Sqlite()}, TorchSharp {TorchSharp()}, QuizHub of commit {Commit()}");
        Line("measured", $"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, release build");

        void Line(string what, FormattableString text) => output.WriteLine($"- {what}: {text.ToString(CultureInfo.InvariantCulture)}");
    }

    private static int Vectors() => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    private static string Sqlite()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection.ServerVersion;
    }

    private static string TorchSharp()
    {
        using var dependencies = JsonDocument.Parse(File.ReadAllBytes(Path.ChangeExtension(Repository.WorkerPath, ".deps.json")));
        var libraries = dependencies.RootElement.GetProperty("libraries").EnumerateObject();
        return libraries.Select(library => library.Name.Split('/')).First(name => name[0] == "TorchSharp")[1];
    }

    private static string Commit() =>
        typeof(Machine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+') is [_, var commit]
            ? commit[..7]
            : "unknown";

    private static double SyncedWrite()
    {
        using var folder = new TempFolder("disk");
        using var file = new FileStream(Path.Combine(folder.Path, "probe"), FileMode.Create, FileAccess.Write, FileShare.None, 1);
        var (block, times) = (new byte[4096], new List<double>());
        for (var write = 0; write < 50; write++)
        {
            var watch = Stopwatch.StartNew();
            file.Write(block);
            file.Flush(flushToDisk: true);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return new Samples(times).Median;
    }
}
