using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.Tests.Demos;

/// <summary>The server as it is shipped, and its workers when it dies.</summary>
public sealed class PublishedServerTests(PublishedServer published) : IDisposable
{
    private readonly string _data = TestServer.NewFolder();

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_published_server_runs_demos_and_kill_9_leaves_no_worker_behind()
    {
        var assembly = await published.AssemblyAsync();
        var folder = PublishedServer.Folder;
        var torch = Path.Combine(folder, "worker", OperatingSystem.IsWindows() ? "torch_cpu.dll" : OperatingSystem.IsMacOS() ? "libtorch_cpu.dylib" : "libtorch_cpu.so");
        Assert.True(File.Exists(torch));
        Assert.DoesNotContain(Directory.EnumerateFiles(folder), file => Path.GetFileName(file).Contains("torch", StringComparison.OrdinalIgnoreCase));
        if (OperatingSystem.IsLinux())
        {
            await IsLinkedAsync(torch);
        }

        await using var server = ServerProcess.StartPublished(assembly, _data, address: null, "--Demos:SecondsPerRun", PublishedServer.SecondsPerRun);
        using var client = new HttpClient { BaseAddress = await server.ListeningAsync(Cancel) };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var response = await RunStream.PostAsync(client, "sgd-variants", RunStream.Start(1));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var events = await RunStream.ReadAllAsync(response);
        var done = Assert.IsType<RunDone>(events[^1]);
        Assert.Equal(245, FactValues.ToNumbers(done.Facts!)["plain.updates"]);
        Assert.NotNull(await client.GetFromJsonAsync<RunResponse>($"/api/runs/{done.RunId}", Json.Options, Cancel));

        if (OperatingSystem.IsLinux())
        {
            var workers = WorkersOf(server.Id);
            Assert.NotEmpty(workers);
            server.Kill();
            foreach (var worker in workers)
            {
                await Workers.EndOfAsync(worker);
            }
        }
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    /// <summary>libtorch takes 440 MB: on one file system with the packages it is not copied.</summary>
    private static async Task IsLinkedAsync(string file)
    {
        using var stat = Process.Start(new ProcessStartInfo("stat", ["-c", "%h %d", file, Packages()]) { RedirectStandardOutput = true })!;
        var lines = (await stat.StandardOutput.ReadToEndAsync(Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToList();
        if (lines[0][1] == lines[1][1])
        {
            Assert.True(int.Parse(lines[0][0], CultureInfo.InvariantCulture) > 1, "libtorch was copied instead of linked.");
        }
    }

    private static string Packages() => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static List<int> WorkersOf(int server) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
            .Where(id => id > 0 && ParentOf(id) == server),
    ];

    private static int ParentOf(int process)
    {
        try
        {
            return int.Parse(File.ReadAllText($"/proc/{process}/stat").Split(") ")[1].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
