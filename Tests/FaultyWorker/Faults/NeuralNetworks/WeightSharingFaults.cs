using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.NeuralNetworks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace QuizHub.FaultyWorker.Faults.NeuralNetworks;

/// <summary>Global pooling that looks at one corner only.</summary>
public sealed class CornerPoolingDemo : WeightSharingDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "weight-sharing.broken-pooling" };

    protected override Module<Tensor, Tensor> GlobalPooling() => MaxPool2d(1, stride: 13);
}

/// <summary>Patterns that stay in the middle, whatever shift is asked for.</summary>
public sealed class UnmovedPatternsDemo : WeightSharingDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "weight-sharing.broken-shift" };

    protected override int Moved(int shift) => 0;
}

/// <summary>Convolutions that see where a pixel is as well as what it is.</summary>
public sealed class PlaceInPixelsDemo : WeightSharingDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "weight-sharing.broken-place" };

    protected override Tensor Seen(Tensor images) => images + 0.05 * arange(images.shape[1], ScalarType.Float32);
}

/// <summary>Images without noise, whatever is asked for.</summary>
public sealed class NoiselessPatternsDemo : WeightSharingDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "weight-sharing.broken-noise" };

    protected override double Disturbed(double noise) => 0;
}
