using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.NeuralNetworks;
using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Faults.NeuralNetworks;

/// <summary>A chain rule in which the last gradient to arrive replaces the others.</summary>
public sealed class OverwritingGraphDemo : ComputationGraphDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "computation-graph.broken-sum" };

    protected override double Collect(double had, double comes) => comes;
}

/// <summary>Gradients of two backward passes, not set to zero between them.</summary>
public sealed class TwiceBackwardDemo : ComputationGraphDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "computation-graph.broken-twice" };

    protected override void Backward(Tensor output)
    {
        output.backward(retain_graph: true);
        output.backward();
    }
}

/// <summary>Operations that wait for all others before them.</summary>
public sealed class OneByOneGraphDemo : ComputationGraphDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "computation-graph.broken-queue" };

    protected override int Round(int latestInput, int before) => before + 1;
}

/// <summary>Finite differences of one width, whatever is asked for.</summary>
public sealed class OneWidthGraphDemo : ComputationGraphDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "computation-graph.broken-width" };

    protected override double WidthUsed(double width) => 1e-5;
}
