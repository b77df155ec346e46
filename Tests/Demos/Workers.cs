using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using QuizHub.Demos;
using QuizHub.Server.Demos;

namespace QuizHub.Tests.Demos;

/// <summary>Real worker processes for tests.</summary>
internal static class Workers
{
    /// <summary>A worker that knows, besides all that ships, a demo that fails on purpose, broken variants and references for keys.</summary>
    public static string Faulty { get; } =
        typeof(Workers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "FaultyWorker").Value!;

    /// <summary>Limits that a test can wait for, and workers that know <see cref="Faulty">more</see> than what ships.</summary>
    public static DemoOptions Options(Action<DemoOptions>? change = null)
    {
        var options = new DemoOptions { Workers = 1, WarmWorkers = 0, WorkerPath = Faulty, SecondsPerRun = 300 };
        change?.Invoke(options);
        return options;
    }

    public static WorkerPool Pool(Action<DemoOptions>? change = null, TimeProvider? time = null)
    {
        var options = Microsoft.Extensions.Options.Options.Create(Options(change));
        return new(new WorkerProcessFactory(options, new TestLog<WorkerProcess>()), options, time ?? TimeProvider.System, new TestLog<WorkerPool>());
    }

    public static async Task<WorkerProcess> StartWarmAsync(Action<DemoOptions>? change = null)
    {
        var worker = await WorkerProcess.StartAsync(Options(change), new TestLog<WorkerProcess>(), Xunit.TestContext.Current.CancellationToken);
        await worker.WarmAsync(Xunit.TestContext.Current.CancellationToken);
        return worker;
    }

    public static async Task<DemoDeclaration> DeclarationAsync(WorkerPool pool, string demo) =>
        (await pool.DescribeAsync(Xunit.TestContext.Current.CancellationToken)).Single(declared => declared.Name == demo);

    /// <summary>A run of the demo that fails on purpose.</summary>
    public static StartRun Fault(string kind, int steps = 5, int seed = 1) => new(
        Guid.CreateVersion7(), "fault", new Dictionary<string, JsonElement> { ["kind"] = JsonElement.Parse($"\"{kind}\""), ["steps"] = JsonElement.Parse(steps.ToString(CultureInfo.InvariantCulture)) }, seed);

    public static IReadOnlyDictionary<string, JsonElement> Settings(DemoDeclaration demo, params IEnumerable<(string Name, string Text)> settings)
    {
        var result = SettingValues.Parse(demo, settings.ToDictionary(setting => setting.Name, setting => setting.Text));
        Assert.Empty(result.Errors);
        return result.Values;
    }

    /// <summary>Waits until a process is no more. A test that waits in vain is ended by its own timeout, with the name of what it waited for.</summary>
    public static async Task EndOfAsync(int processId)
    {
        for (var tries = 0; IsAlive(processId); tries++)
        {
            Assert.True(tries < 300, $"Process {processId} is still there after 30 s.");
            await Task.Delay(100, Xunit.TestContext.Current.CancellationToken);
        }
    }

    public static bool IsAlive(int processId)
    {
        if (OperatingSystem.IsLinux())
        {
            // A zombie is dead: it only waits for its parent to look.
            try
            {
                return !File.ReadAllText($"/proc/{processId}/stat").Split(") ")[1].StartsWith('Z');
            }
            catch (IOException)
            {
                return false;
            }
        }

        return Process.GetProcesses().Any(process => process.Id == processId);
    }
}
