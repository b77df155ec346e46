using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace QuizHub.Tests;

/// <summary>What whoever runs the server reads when she mistypes something, or when it cannot start.</summary>
public sealed class CommandLineTests
{
    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("chekc", "Did you mean \"check\"?")]
    [InlineData("Report", "Did you mean \"reports\"?")]
    [InlineData("import", "Commands: check, prove, reports, facts")]
    [InlineData("--help", "Commands: check, prove, reports, facts")]
    public async Task A_command_that_there_is_not_starts_nothing_and_names_those_that_there_are(string command, string said)
    {
        var (code, output, error) = await RunAsync(command, "--Urls", "http://127.0.0.1:0");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n'));
    }

    [Fact]
    public async Task What_keeps_it_from_starting_is_said_in_one_sentence()
    {
        var folder = TestServer.NewFolder();
        using var busy = new TcpListener(IPAddress.Loopback, 0);
        busy.Start();
        var port = ((IPEndPoint)busy.LocalEndpoint).Port;
        try
        {
            var file = Path.Combine(folder, "file");
            await File.WriteAllTextAsync(file, "This is no database.\n", Cancel);
            var foreign = Directory.CreateDirectory(Path.Combine(folder, "foreign"));
            File.Copy(file, Path.Combine(foreign.FullName, "quizhub.db"));
            var data = Path.Combine(folder, "data");
            await AssertRefusedAsync("The data folder cannot be used", "--DataDirectory", file);
            await AssertRefusedAsync("The data folder cannot be used", "--DataDirectory", "/proc/1/nothing");
            await AssertRefusedAsync("The database cannot be used", "--DataDirectory", foreign.FullName);
            await AssertRefusedAsync("Stop what listens there", "--DataDirectory", data, "--Urls", $"http://127.0.0.1:{port}");
            await AssertRefusedAsync("A setting cannot be", "--DataDirectory", data, "--Urls", "nonsense");
            await AssertRefusedAsync("Demos:Workers", "--DataDirectory", data, "--Demos:Workers", "many");
            await AssertRefusedAsync("Workers", "--DataDirectory", data, "--Demos:Workers", "0");
            await AssertRefusedAsync("Proxies", "--DataDirectory", data, "--Proxies:0", "everybody");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task What_it_stores_is_its_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        var parent = TestServer.NewFolder();
        var data = Path.Combine(parent, "made", "here");
        try
        {
            await using (var server = ServerProcess.Start(data))
            {
                using var client = new HttpClient { BaseAddress = await server.ListeningAsync(Cancel) };
                client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
                using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["deck"] = "every-type" });
                Assert.Equal(HttpStatusCode.OK, (await client.PostAsync("/en/practice", form, Cancel)).StatusCode);
                var files = Directory.GetFiles(data, "*", SearchOption.AllDirectories);
                Assert.Contains(files, file => file.EndsWith("quizhub.db-wal", StringComparison.Ordinal));
                Assert.Contains(files, file => file.EndsWith(".xml", StringComparison.Ordinal));
                Assert.All(files.Where(file => !file.EndsWith("migration.lock", StringComparison.Ordinal)), file => Assert.Equal("OwnerOnly", Mode(file)));
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(data));
            }
        }
        finally
        {
            Directory.Delete(parent, recursive: true);
        }

        static string Mode(string file) =>
            !OperatingSystem.IsWindows() && File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite) ? "OwnerOnly" : file;
    }

    private static async Task AssertRefusedAsync(string said, params string[] arguments)
    {
        var (code, output, error) = await RunAsync([.. arguments.Contains("--Urls") ? arguments : [.. arguments, "--Urls", "http://127.0.0.1:0"], "--ContentDirectories:0", TestServer.QuizzesContent]);
        Assert.True(code == 1, $"{string.Join(' ', arguments)}: exit code {code}\n{output}\n{error}");
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output + error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n'));
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "QuizHub.Server.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEndAsync(Cancel);
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, output.Trim(), (await error).Trim());
    }
}
