using System.Diagnostics;
using System.Runtime.InteropServices;

namespace QuizHub.DemoWorker;

/// <summary>The worker and what it started.</summary>
internal static class ProcessGroup
{
    private const int SigKill = 9;

    public static void LeadOwn()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetGroup(0, 0);
        }
    }

    public static void KillOwn()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Kill(0, SigKill);
        }

        Process.GetCurrentProcess().Kill();
    }

    [DllImport("libc", EntryPoint = "setpgid")]
    private static extern int SetGroup(int process, int group);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
