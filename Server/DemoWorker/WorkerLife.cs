using System.Diagnostics;
using System.IO.Pipes;

namespace QuizHub.DemoWorker;

/// <summary>A worker's process from its start to the server's end.</summary>
public static class WorkerLife
{
    /// <param name="demos">What it runs; gets the pipe to the server, which no honest demo asks for.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string[] arguments, Func<Stream, DemoRegistry> demos)
    {
        if (arguments is not ["--pipe", var pipeName])
        {
            Console.Error.WriteLine("This is a demo worker of QuizHub; the server starts it, with --pipe NAME");
            return 2;
        }

        // A group of its own, so that whoever ends the worker ends what it started; and polite, so that pages and answers come first. On Linux a priority
        // holds for the calling thread and those it starts: hence here, before there are others.
        ProcessGroup.LeadOwn();
        Process.GetCurrentProcess().PriorityClass = ProcessPriorityClass.BelowNormal;
        new Thread(LifeLine.Watch) { IsBackground = true, Name = "life line" }.Start();

        VectorCode.Settle();
        using var pipe = new NamedPipeClientStream(".", pipeName, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        pipe.Connect(TimeSpan.FromSeconds(30));
        new DemoHost(pipe, demos(pipe)).Serve();
        return 0;
    }
}
