namespace QuizHub.Benchmarks.Web;

/// <summary>A folder that goes with its user.</summary>
internal sealed class TempFolder(string name) : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory($"quizhub-bench-{name}-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
