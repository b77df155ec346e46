namespace QuizHub.DemoWorker;

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
