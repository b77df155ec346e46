using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace QuizHub.Server.Demos;

/// <summary>What the system knows about a worker's process and its children.</summary>
public static class ProcessTree
{
    private const int SigKill = 9;

    /// <summary>Kills the process, its children, and on Unix also those whose parent is gone already: a worker leads a process group of its own.</summary>
    public static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It is dead already, or dying.
        }

        if (!OperatingSystem.IsWindows())
        {
            _ = KillGroup(-process.Id, SigKill);
        }
    }

    /// <summary>Bytes in memory; 0 when the process is gone.</summary>
    public static long ResidentBytes(Process process)
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                // One small read; Process would open three files and parse them all.
                var pages = File.ReadAllText($"/proc/{process.Id}/statm").Split(' ')[1];
                return long.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize;
            }

            process.Refresh();
            return process.WorkingSet64;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return 0;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int KillGroup(int process, int signal);
}
