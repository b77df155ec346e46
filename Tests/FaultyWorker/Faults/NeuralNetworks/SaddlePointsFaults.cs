using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.NeuralNetworks;
using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Faults.NeuralNetworks;

/// <summary>Curvatures that are squares: upward in every direction.</summary>
public sealed class UpwardQuadraticsDemo : SaddlePointsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "saddle-points.broken-curvature" };

    protected override Tensor Curvature(Tensor drawn) => drawn.bmm(drawn.transpose(1, 2));
}

/// <summary>Added curvature that is not added.</summary>
public sealed class UnliftedDemo : SaddlePointsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "saddle-points.broken-lift" };

    protected override double Lifted(double lift) => 0;
}

/// <summary>Nets that stay where they started.</summary>
public sealed class UntrainedDemo : SaddlePointsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "saddle-points.broken-training" };

    protected override double Rate => 0;
}
