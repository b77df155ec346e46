using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.NeuralNetworks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Faults.NeuralNetworks;

/// <summary>Clipping that clips nothing.</summary>
public sealed class NoClippingDemo : GradientClippingDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "gradient-clipping.broken-clipping" };

    protected override void ClipNorm(List<Parameter> weights, double threshold)
    {
    }
}

/// <summary>Clipping by norm that cuts off each entry by itself.</summary>
public sealed class EntryByEntryDemo : GradientClippingDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "gradient-clipping.broken-norm" };

    protected override void ClipNorm(List<Parameter> weights, double threshold) => ClipValue(weights, threshold);
}

/// <summary>A recurrence that starts at the same radius, whatever was chosen.</summary>
public sealed class SameRadiusDemo : GradientClippingDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "gradient-clipping.broken-radius" };

    protected override double StartRadius(double radius) => 1;
}

/// <summary>A recurrence that nothing bounds, whatever was chosen.</summary>
public sealed class UnboundedDemo : GradientClippingDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "gradient-clipping.broken-activation" };

    protected override Tensor Activate(string activation, Tensor z) => z;
}
