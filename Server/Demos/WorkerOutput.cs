using System.Diagnostics;

namespace QuizHub.Server.Demos;

/// <summary>Drains what a worker prints, so that it never blocks on a full pipe, and logs the beginning of it: a worker may print without end, or without line ends.</summary>
public sealed class WorkerOutput
{
    private const int MostLines = 200;
    private const int MostCharacters = 500;

    private readonly int _worker;
    private readonly ILogger _logger;
    private int _lines;

    public WorkerOutput(Process process, ILogger logger)
    {
        (_worker, _logger) = (process.Id, logger);
        Drained = Task.WhenAll(DrainAsync(process.StandardOutput, LogLevel.Debug), DrainAsync(process.StandardError, LogLevel.Warning));
    }

    /// <summary>The last line printed, shortened: usually why it died.</summary>
    public string Last { get; private set; } = "";

    /// <summary>Both streams have ended.</summary>
    public Task Drained { get; }

    private async Task DrainAsync(StreamReader reader, LogLevel level)
    {
        var buffer = new char[4096];
        var line = "";
        int read;
        while ((read = await reader.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            var pieces = new string(buffer, 0, read).Split('\n');
            for (var i = 0; i < pieces.Length; i++)
            {
                line = Shorten(line + pieces[i]);
                if (i < pieces.Length - 1)
                {
                    Log(line, level);
                    line = "";
                }
            }
        }

        Log(line, level);
    }

    private void Log(string line, LogLevel level)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        Last = line.Trim();
        if (Interlocked.Increment(ref _lines) <= MostLines)
        {
            _logger.Log(level, "Worker {Worker} prints: {Line}", _worker, Last);
        }
    }

    private static string Shorten(string text) => text.Length <= MostCharacters ? text : text[..MostCharacters];
}
