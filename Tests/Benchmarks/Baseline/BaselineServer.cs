using System.Diagnostics;
using System.Text.Json;
using QuizHub.Benchmarks.Web;

namespace QuizHub.Benchmarks.Baseline;

/// <summary>The process of <see cref="BareKestrel"/>, with the runtime set as QuizHub's is.</summary>
internal sealed class BaselineServer : IAsyncDisposable
{
    private readonly TempFolder _folder = new("baseline");
    private readonly Process _process;

    public BaselineServer(Stencil stencil)
    {
        Address = WebServer.FreeAddress();
        var file = Path.Combine(_folder.Path, "stencil.json");
        File.WriteAllText(file, JsonSerializer.Serialize(stencil));
        var program = typeof(BaselineServer).Assembly.Location;
        _process = Children.Start(new ProcessStartInfo("dotnet",
        [
            "exec", "--runtimeconfig", Path.Combine(AppContext.BaseDirectory, "QuizHub.Server.runtimeconfig.json"),
            "--depsfile", Path.ChangeExtension(program, ".deps.json"),
            program, BareKestrel.Command, Address.ToString(), file, Database,
        ]));
    }

    public Uri Address { get; }

    /// <summary>Where rows are stored.</summary>
    public string Database => Path.Combine(_folder.Path, "baseline.db");

    /// <summary>Of the process so far, in seconds.</summary>
    public double ProcessorSeconds => WebServer.ProcessorSecondsOf(_process);

    public async Task ReadyAsync()
    {
        using var client = new HttpClient();
        for (var attempt = 0; attempt < 500; attempt++)
        {
            try
            {
                using var answer = await client.GetAsync(Address);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20);
            }
        }

        throw new TimeoutException("The baseline did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }
}
