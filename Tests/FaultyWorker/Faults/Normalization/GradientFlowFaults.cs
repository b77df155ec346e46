using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.Normalization;
using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Faults.Normalization;

/// <summary>Weights that start at the same scale, whatever the gain.</summary>
public sealed class SameGainDemo : GradientFlowDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "gradient-flow.broken-gain" };

    protected override double Spread(double gain, int fanIn) => 1 / Math.Sqrt(fanIn);
}

/// <summary>Layers without an activation, whatever was chosen.</summary>
public sealed class NoActivationDemo : GradientFlowDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "gradient-flow.broken-activation" };

    protected override Tensor Activate(string activation, Tensor z) => z * 1;
}

/// <summary>Residual layers that forget their shortcut.</summary>
public sealed class NoShortcutDemo : GradientFlowDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "gradient-flow.broken-shortcut" };

    protected override Tensor Join(Tensor input, Tensor branch) => branch;
}
