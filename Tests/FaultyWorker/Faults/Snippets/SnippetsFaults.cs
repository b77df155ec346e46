using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.Snippets;

namespace QuizHub.FaultyWorker.Faults.Snippets;

/// <summary>Faults that are shown and not made: what is called as written runs mended.</summary>
public sealed class FaultlessSnippetsDemo : SnippetsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "training-snippets.broken-faults" };

    protected override DemoWorker.Demos.Snippets.Version WithoutMending => DemoWorker.Demos.Snippets.Version.Written;
}

/// <summary>Faults that are called mended and are not.</summary>
public sealed class UnmendedSnippetsDemo : SnippetsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "training-snippets.broken-mending" };

    protected override DemoWorker.Demos.Snippets.Version WithoutFault => DemoWorker.Demos.Snippets.Version.Mended;
}
