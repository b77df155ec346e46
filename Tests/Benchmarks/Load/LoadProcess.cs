using System.Diagnostics;
using System.Text.Json;
using QuizHub.Benchmarks.Web;
using QuizHub.Site;

namespace QuizHub.Benchmarks.Load;

/// <summary>The load generator, seen from who gives orders.</summary>
internal sealed class LoadProcess : IAsyncDisposable
{
    private readonly Process _process = Children.Start(new ProcessStartInfo("dotnet", [typeof(LoadProcess).Assembly.Location, Generator.Command])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    });

    public async Task<T> AskAsync<T>(Order order)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(order, Json.Options));
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The load generator has ended.");
        var answer = JsonSerializer.Deserialize<Generator.Answer>(line, Json.Options)!;
        return answer.Problem is null ? answer.Result!.Value.Deserialize<T>(Json.Options)! : throw new InvalidOperationException(answer.Problem);
    }

    /// <summary>It ends with its input.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
