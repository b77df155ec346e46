using QuizHub.Demos;
using QuizHub.Site;

namespace QuizHub.DemoWorker.Kit;

/// <summary>
/// One experiment: what it is, and how it runs. One file each under <c>Demos/&lt;Topic&gt;/&lt;Name&gt;Demo.cs</c>; being in this assembly with a constructor
/// without parameters is all it takes to be found. <c>Kit/DemoKit.md</c> shows how to write one.
/// </summary>
public interface IDemo
{
    /// <summary>Must not touch a tensor: it is read where libtorch cannot be loaded.</summary>
    DemoDeclaration Declaration { get; }

    /// <summary>Runs the experiment, reporting figures and every declared fact, and returns the outcome: a sentence with the numbers in it. Equal settings and
    /// seed must give equal facts.</summary>
    Text Run(DemoRun run);
}
