using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.NeuralNetworks;

/// <summary>Pools the window by both of the library's functions.</summary>
public sealed class HowFarApartKey() : KeyReference("pooling", "how-far-apart", "a", "b", "c", "d")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var window = tensor([of["a"], of["d"], of["b"], of["c"]], [1, 1, 2, 2]);
        return (nn.functional.max_pool2d(window, 2) - nn.functional.avg_pool2d(window, 2)).item<double>();
    }
}

/// <summary>Sends gradients back through both of the library's layers and counts the inputs at which they arrive.</summary>
public sealed class GradientReachKey() : KeyReference("pooling", "gradient-reach", "k", "m")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var (window, side) = ((long)of["k"], (long)(of["k"] * of["m"]));
        return Reached(nn.AvgPool2d(window), side) - Reached(nn.MaxPool2d(window), side);
    }

    private static long Reached(nn.Module<Tensor, Tensor> layer, long side)
    {
        using var map = arange(side * side, ScalarType.Float64).sin().reshape(1, 1, side, side).requires_grad_();
        layer.call(map).sum().backward();
        return map.grad!.count_nonzero().item<long>();
    }
}
