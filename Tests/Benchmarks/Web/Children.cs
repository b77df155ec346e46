using System.Diagnostics;

namespace QuizHub.Benchmarks.Web;

/// <summary>Processes that this one has started: they end with it when it ends by itself. Where it is ended from outside, some may stay.</summary>
internal static class Children
{
    private static readonly List<Process> Started = [];

    static Children() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Started.ForEach(End);

    public static Process Start(ProcessStartInfo how)
    {
        var process = Process.Start(how)!;
        Started.Add(process);
        return process;
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended, and was let go.
        }
    }
}
