using System.Diagnostics;
using System.Runtime.InteropServices;
using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using TorchSharp;

namespace QuizHub.FaultyWorker.Faults;

/// <summary>Everything that a demo can do wrong, for the tests of those who must survive it.</summary>
/// <param name="pipe">To the server; no honest demo is let at it.</param>
public sealed class FaultDemo(Stream pipe) : IDemo
{
    private static readonly Text Name = new("Fault", "故障");
    private static readonly ChoiceSetting Kind = new("kind", Name, "slow", [.. new[]
    {
        "slow", "hang", "abort", "exit", "throw", "rubbish", "chatter", "flood", "memory", "child", "child-and-crash", "undeclared", "loud",
    }.Select(kind => new SettingOption(kind, Name))]);
    private static readonly IntegerSetting Steps = new("steps", Name, 5, 1, 100_000);
    private static readonly FigureDeclaration Ticks = new("ticks", FigureKind.Lines, Name);

    public DemoDeclaration Declaration { get; } = new(
        "fault", 1, Name, Name, UsesSeed: true, [Kind, Steps], [Ticks], [new("steps", FactType.Integer, Name), new("seed", FactType.Integer, Name)]);

    public Text Run(DemoRun run)
    {
        switch (run[Kind])
        {
            case "hang":
                Thread.Sleep(Timeout.Infinite);
                break;
            case "abort":
                // A real one: the native wrapper of matmul lacks a catch, so that wrong shapes end the process.
                torch.ones(2, 3).matmul(torch.ones(2, 3));
                break;
            case "exit":
                Environment.Exit(3);
                break;
            case "throw":
                throw new InvalidOperationException("The demo threw.");
            case "rubbish":
                pipe.Write([.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 31 + 7))]);
                Thread.Sleep(Timeout.Infinite);
                break;
            case "chatter":
                WorkerSpeech.Frame(pipe, "{\"say\":\"gossip\"}"u8);
                Thread.Sleep(Timeout.Infinite);
                break;
            case "flood":
                Flood(run);
                break;
            case "memory":
                TakeMemory(run);
                break;
            case "child":
                StartChild(run);
                Thread.Sleep(Timeout.Infinite);
                break;
            case "child-and-crash":
                StartChild(run);
                Environment.FailFast("The demo gave up.");
                break;
            case "undeclared":
                run.Fact("nothing", 1);
                break;
            case "loud":
                Console.Out.Write(new string('x', 1_000_000));
                Console.Out.WriteLine("{\"say\":\"finished\"}");
                Console.Error.WriteLine(new string('y', 1_000_000));
                break;
        }

        run.Plan(run[Steps]);
        var ticks = run.Series(Ticks, "ticks", Name);
        foreach (var step in run.Steps(run[Steps]))
        {
            Thread.Sleep(20);
            ticks.Add(step, step);
        }

        run.Fact("steps", run[Steps]);
        run.Fact("seed", run.Seed);
        return new($"{run[Steps]} steps", $"{run[Steps]} 步");
    }

    private static void Flood(DemoRun run)
    {
        while (true)
        {
            run.Series(Ticks, "flood", Name).Replace(Enumerable.Range(0, 10_000).Select(i => (i * 1.2345678, i * 7.654321)));
            run.Grid(Ticks, [0], [0], (_, _) => 0);
        }
    }

    private static void TakeMemory(DemoRun run)
    {
        var held = new List<torch.Tensor>();
        while (true)
        {
            run.ThrowIfStopped();
            held.Add(torch.ones(16 << 20));
            Thread.Sleep(10);
        }
    }

    private static void StartChild(DemoRun run)
    {
        using var child = Process.Start(new ProcessStartInfo("sleep", "600"))!;
        run.Series(Ticks, "child", Name).Add(0, child.Id);
    }
}

internal static class WorkerSpeech
{
    public static void Frame(Stream pipe, ReadOnlySpan<byte> body)
    {
        pipe.Write(MemoryMarshal.AsBytes([body.Length]));
        pipe.Write(body);
        pipe.Flush();
    }
}
