using System.Diagnostics;
using System.IO.Pipes;
using System.Runtime.InteropServices;
using QuizHub.DemoWorker;

if (args is not ["--pipe", var pipeName, .. var rest])
{
    Console.Error.WriteLine("This is QuizHub's demo worker; the server starts it: QuizHub.DemoWorker --pipe NAME [--with-faults]");
    return 2;
}

// A group of its own, so that whoever ends the worker ends what it started; and polite, so that pages and answers come first. On Linux a priority holds for the
// calling thread and those it starts: hence here, before there are others.
ProcessGroup.LeadOwn();
Process.GetCurrentProcess().PriorityClass = ProcessPriorityClass.BelowNormal;
new Thread(LifeLine.Watch) { IsBackground = true, Name = "life line" }.Start();

VectorCode.Settle();
using var pipe = new NamedPipeClientStream(".", pipeName, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
pipe.Connect(TimeSpan.FromSeconds(30));
new DemoHost(pipe, new DemoRegistry(rest is ["--with-faults"])).Serve();
return 0;

/// <summary>Standard input says nothing; it ends when the server does, however the server ends, and then so does the worker.</summary>
internal static class LifeLine
{
    public static void Watch()
    {
        using var input = Console.OpenStandardInput();
        var buffer = new byte[256];
        while (input.Read(buffer) > 0)
        {
        }

        // Not Environment.Exit, which waits for native code that may never return.
        ProcessGroup.KillOwn();
    }
}

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
