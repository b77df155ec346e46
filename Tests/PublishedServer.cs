using System.Diagnostics;

[assembly: AssemblyFixture(typeof(QuizHub.Tests.PublishedServer))]

namespace QuizHub.Tests;

/// <summary>
/// QuizHub as it is shipped: published once, when the first test asks for it, and one server of it with the decks that it carries. The tests that share the server
/// act as guests of their own. Its client is trimmed, so a page with the runtime is ready sooner than that of a build.
/// </summary>
public sealed class PublishedServer : IAsyncDisposable
{
    private readonly Lazy<Task<string>> _assembly = new(() => Task.Run(PublishAsync));
    private readonly Lazy<Task<Uri>> _address;
    private ServerProcess? _server;

    public PublishedServer() => _address = new(() => Task.Run(StartAsync));

    /// <summary>Beside the sources: hard links need one file system.</summary>
    public static string Folder { get; } = Path.Combine(TestsRoot.Path, "obj", "published");

    /// <summary>Instead of 20. Workers are nice: by its weight one gets a tenth of a core beside a browser that is busy, so that a demo which takes 3.6 s alone may take
    /// 36 s here. How long a run takes is not what the tests are about.</summary>
    public static string SecondsPerRun => "120";

    /// <summary>What the shared server keeps, for tests that look at its database.</summary>
    public string DataDirectory { get; } = TestServer.NewFolder();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The published server, for a process of one's own.</summary>
    public Task<string> AssemblyAsync() => _assembly.Value.WaitAsync(Cancel);

    /// <summary>Where the shared server listens.</summary>
    public Task<Uri> AddressAsync() => _address.Value.WaitAsync(Cancel);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        Directory.Delete(DataDirectory, recursive: true);
    }

    private static async Task<string> PublishAsync()
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        // The analyzers have seen the same sources when the tests were built.
        var project = Path.Combine(Path.GetDirectoryName(TestsRoot.Path)!, "Server", "QuizHub.Server.csproj");
        using var publish = Process.Start(new ProcessStartInfo(
            "dotnet", ["publish", project, "-c", "Release", "-o", Folder, "-nologo", "-clp:ErrorsOnly", "-p:RunAnalyzers=false"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1" },
        })!;
        var (output, errors) = (publish.StandardOutput.ReadToEndAsync(), publish.StandardError.ReadToEndAsync());
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, await output + await errors);
        return Path.Combine(Folder, "QuizHub.Server.dll");
    }

    /// <summary>Two workers, since classes of tests run beside each other, and the patience of <see cref="SecondsPerRun"/>.</summary>
    private async Task<Uri> StartAsync()
    {
        _server = ServerProcess.StartPublished(await _assembly.Value, DataDirectory, address: null, "--Demos:Workers", "2", "--Demos:SecondsPerRun", SecondsPerRun);
        return await _server.ListeningAsync(CancellationToken.None);
    }
}
