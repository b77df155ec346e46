using QuizHub.Demos;

namespace QuizHub.Client.Demos;

/// <summary>Where a run is asked for, and with what.</summary>
/// <param name="Path">Without a query, under the app's own address.</param>
/// <param name="Body">Null where the address says all.</param>
public sealed record RunRequest(string Path, StartRunRequest? Body = null)
{
    /// <summary>A run that belongs to nothing.</summary>
    public static RunRequest Free(DemoDeclaration demo, StartRunRequest request) => new($"api/demos/{Uri.EscapeDataString(demo.Name)}/runs", request);
}
