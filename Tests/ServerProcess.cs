using System.Diagnostics;
using System.Text.RegularExpressions;

namespace QuizHub.Tests;

/// <summary>The built server as a process of its own, for tests that must kill it.</summary>
public sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(string dataDirectory, string? content, Uri? address, string? assembly, params string[] settings)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in new[]
        {
            assembly ?? Path.Combine(AppContext.BaseDirectory, "QuizHub.Server.dll"),
            "--Urls", address?.ToString() ?? "http://127.0.0.1:0",
            "--DataDirectory", dataDirectory,
            "--Demos:WarmWorkers", "0",
            "--Logging:LogLevel:Default", "Information",
        }.Concat(content is null ? [] : ["--ContentDirectories:0", content]).Concat(settings))
        {
            start.ArgumentList.Add(argument);
        }

        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _listening.TrySetException(new InvalidOperationException("The server ended:\n" + Output));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private System.Collections.Concurrent.ConcurrentQueue<string> Lines { get; } = new();

    public int Id => _process.Id;

    public string Output => string.Join('\n', Lines);

    /// <param name="address">Where an earlier server listened, for one that takes its place; without it the system chooses a port.</param>
    public static ServerProcess Start(string dataDirectory, string? content = null, Uri? address = null) =>
        new(dataDirectory, content ?? TestServer.QuizzesContent, address, assembly: null);

    /// <summary>A published server with the decks that it carries.</summary>
    public static ServerProcess StartPublished(string assembly, string dataDirectory, Uri? address = null, params string[] settings) =>
        new(dataDirectory, content: null, address, assembly, settings);

    /// <summary>The address, once it listens.</summary>
    public Task<Uri> ListeningAsync(CancellationToken cancel) => _listening.Task.WaitAsync(cancel);

    /// <summary>As <c>kill -9</c> does it, with no chance to tidy up.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: false);
        _process.WaitForExit();
    }

    /// <summary>As an operator stops it; the exit code, once it has ended.</summary>
    public async Task<int> StopAsync(CancellationToken cancel)
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync(cancel);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        Lines.Enqueue(line);
        if (Address().Match(line) is { Success: true } match)
        {
            _listening.TrySetResult(new Uri(match.Value));
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:[1-9]\d*")]
    private static partial Regex Address();
}
