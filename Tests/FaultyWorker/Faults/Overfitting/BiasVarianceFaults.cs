using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.Overfitting;
using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Faults.Overfitting;

/// <summary>A standard deviation that is passed off as the variance.</summary>
public sealed class RootVarianceDemo : BiasVarianceDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "bias-variance.broken-root" };

    protected override double VarianceOf(Tensor fits) => Math.Sqrt(base.VarianceOf(fits));
}
