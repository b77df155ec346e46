using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace QuizHub.Tests.EndToEnd;

/// <summary>The real server as a process of its own, with a data folder of its own: it can be killed and started again on the same address.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly string assembly;
    private readonly string[] arguments;
    private readonly StringBuilder output = new();
    private Process? process;

    /// <param name="assembly">QuizHub.Server.dll to run; null for the one that these tests were built with.</param>
    public ServerProcess(string? assembly = null, string? dataDirectory = null, params string[] arguments)
    {
        this.assembly = assembly ?? Path.Combine(AppContext.BaseDirectory, "QuizHub.Server.dll");
        this.arguments = arguments;
        DataDirectory = dataDirectory ?? Directory.CreateTempSubdirectory("quizhub-").FullName;
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
    }

    public Uri Address { get; }

    public string DataDirectory { get; }

    public int Id => process!.Id;

    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Starts, and waits until the server answers that it is ready.</summary>
    public async Task StartAsync()
    {
        Launch();
        await ReadyAsync();
    }

    /// <summary>Starts without waiting, for tests that kill it on its way.</summary>
    public void Launch()
    {
        process = Process.Start(new ProcessStartInfo("dotnet", [assembly, "--Urls", Address.ToString(), "--DataDirectory", DataDirectory, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public async Task ReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        var deadline = Stopwatch.StartNew();
        while (deadline.Elapsed < TimeSpan.FromMinutes(2))
        {
            if (process!.HasExited)
            {
                throw new InvalidOperationException($"The server ended with code {process.ExitCode} while starting:\n{Output}");
            }

            try
            {
                if ((await client.GetAsync("/health/ready")).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"The server was not ready within two minutes:\n{Output}");
    }

    /// <summary>Ends the server at once, as a power cut would: <c>kill -9</c> of the one process, not of its workers.</summary>
    public async Task KillAsync()
    {
        process!.Kill(entireProcessTree: false);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }

        if (Directory.Exists(DataDirectory))
        {
            Directory.Delete(DataDirectory, recursive: true);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (output)
        {
            output.AppendLine(line.Data);
        }
    }
}
