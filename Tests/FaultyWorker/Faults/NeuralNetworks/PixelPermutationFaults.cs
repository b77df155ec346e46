using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.NeuralNetworks;
using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Faults.NeuralNetworks;

/// <summary>A shuffle that leaves everything where it was.</summary>
public sealed class UnshuffledPixelsDemo : PixelPermutationDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "pixel-permutation.broken-order" };

    protected override long[] Shuffled(Random random, string kind) => base.Shuffled(random, "kept");
}

/// <summary>Test images in another order than the training images.</summary>
public sealed class OtherOrderInTestDemo : PixelPermutationDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "pixel-permutation.broken-test" };

    protected override Tensor InTest(Tensor order) => order.flip(0);
}

/// <summary>Weights that stay where they were when their pixels move.</summary>
public sealed class UnmovedColumnsDemo : PixelPermutationDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "pixel-permutation.broken-columns" };

    protected override Tensor Columns(Tensor weight, Tensor index) => weight.clone();
}
