using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace QuizHub.Server.Demos;

/// <summary>Where the worker lies, and how its process is started.</summary>
public static class WorkerFiles
{
    /// <summary>The configured path, else <c>worker/</c> beside a published app, else the build's own.</summary>
    public static string Find(DemoOptions options)
    {
        var published = Path.Combine(AppContext.BaseDirectory, "worker", "QuizHub.DemoWorker.dll");
        var built = typeof(WorkerFiles).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(data => data.Key == "WorkerPath")?.Value;
        string?[] places = options.WorkerPath is { } configured ? [Path.GetFullPath(configured)] : [published, built];
        return places.FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"The demo worker is at none of: {string.Join(", ", places.Where(place => place is not null))}.");
    }

    public static ProcessStartInfo StartInfo(DemoOptions options, string pipeName)
    {
        var info = new ProcessStartInfo(DotNet())
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.ArgumentList.Add(Find(options));
        info.ArgumentList.Add("--pipe");
        info.ArgumentList.Add(pipeName);
        // One thread: two are 1.4 times slower on nets of this size. Two arenas: 25 MB less per worker.
        info.Environment["OMP_NUM_THREADS"] = "1";
        info.Environment["MKL_NUM_THREADS"] = "1";
        info.Environment["MALLOC_ARENA_MAX"] = "2";
        // A killed worker would leave its diagnostics socket in the temporary folder.
        info.Environment["DOTNET_EnableDiagnostics"] = "0";
        info.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return info;
    }

    /// <summary>The dotnet that runs this very process, whatever its executable is called; the one on the path when that cannot be told.</summary>
    private static string DotNet()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var ours = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(ours) ? ours : name;
    }
}
