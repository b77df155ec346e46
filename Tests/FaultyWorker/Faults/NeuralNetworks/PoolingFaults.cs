using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.NeuralNetworks;
using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Faults.NeuralNetworks;

/// <summary>The loops take a window's first value for its maximum.</summary>
public sealed class FirstValueDemo : PoolingDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "pooling.broken-window" };

    protected override double OfWindow(IReadOnlyList<double> values, bool isMax) => values[0];
}

/// <summary>Maximum and mean exchanged.</summary>
public sealed class ExchangedPoolingDemo : PoolingDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "pooling.broken-kind" };

    protected override Tensor Library(Tensor images, string kind, long window, long stride) => base.Library(images, kind == "max" ? "mean" : "max", window, stride);
}

/// <summary>The window moves twice as far as it should.</summary>
public sealed class DoubleStrideDemo : PoolingDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "pooling.broken-stride" };

    protected override Tensor Library(Tensor images, string kind, long window, long stride) => base.Library(images, kind, window, 2 * stride);
}

/// <summary>One window over a whole scene.</summary>
public sealed class GlobalPoolingDemo : PoolingDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "pooling.broken-global" };

    protected override Tensor Library(Tensor images, string kind, long window, long stride) => base.Library(images, kind, Math.Min(24, images.shape[2]), 24);
}
