using System.Diagnostics;
using System.Net;

namespace QuizHub.Benchmarks.Web;

/// <summary>The built server as a process of its own on a port of loopback, with a data folder that goes with it.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _data = Directory.CreateTempSubdirectory("quizhub-bench-").FullName;

    /// <param name="arguments">More settings, as on the command line.</param>
    public WebServer(params string[] arguments)
    {
        Address = FreeAddress();
        _process = Children.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "QuizHub.Server.dll"), "--Urls", Address.ToString(), "--DataDirectory", _data, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>Settings that let one machine ask for as much as it likes.</summary>
    public static string[] WithoutLimits { get; } =
    [
        "--Limits:ChangesPerAddress", "0", "--Limits:ChangesPerLearner", "0", "--Limits:SessionsPerAddress", "0", "--Limits:SessionsPerLearner", "0",
        "--Limits:GuestsPerAddress", "0", "--Limits:RunsPerAddress", "0", "--Limits:RunsPerLearner", "0",
    ];

    public string Database => Path.Combine(_data, "quizhub.db");

    /// <summary>Resident memory of the web process alone, in megabytes.</summary>
    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Of the web process so far, in seconds.</summary>
    public double ProcessorSeconds => ProcessorSecondsOf(_process);

    /// <summary>Of its workers that live now, in seconds.</summary>
    public double WorkersProcessorSeconds
    {
        get
        {
            var seconds = 0.0;
            foreach (var process in Process.GetProcesses())
            {
                using (process)
                {
                    seconds += IsWorker(process) ? ProcessorSecondsOf(process) : 0;
                }
            }

            return seconds;
        }
    }

    /// <summary>An address of loopback at which nobody listens.</summary>
    public static Uri FreeAddress()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}");
    }

    public static double ProcessorSecondsOf(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime.TotalSeconds;
    }

    /// <summary>A browser of its own: cookies, and what a browser says about where its requests come from.</summary>
    public HttpClient NewLearner()
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = true, AllowAutoRedirect = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    public async Task ReadyAsync()
    {
        using var client = NewLearner();
        for (var attempt = 0; attempt < 2000; attempt++)
        {
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

            await Task.Delay(20);
        }

        throw new TimeoutException("The server did not become ready.");
    }

    /// <summary>Ready, and done with what it does ahead after a start: for figures of a server that has been up for a while.</summary>
    public async Task SettledAsync()
    {
        const double Second = 1, Idle = 0.05, Patience = 90;
        await ReadyAsync();
        for (var waited = 0.0; waited < Patience; waited += Second)
        {
            var before = ProcessorSeconds;
            await Task.Delay(TimeSpan.FromSeconds(Second));
            if (ProcessorSeconds - before < Idle * Second)
            {
                return;
            }
        }
    }

    /// <summary>Linux tells the parent of a process behind its name and its state.</summary>
    private bool IsWorker(Process process)
    {
        try
        {
            var told = File.ReadAllText($"/proc/{process.Id}/stat");
            return told[(told.LastIndexOf(')') + 2)..].Split(' ')[1] == _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return false;
        }
    }

    /// <summary>As an operator stops it.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }
}
