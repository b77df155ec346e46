using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace QuizHub.FaultyWorker.Keys.NeuralNetworks;

/// <summary>Both layers as the library makes them, the dense one as wide as what the convolution really puts out, and their weights counted.</summary>
public sealed class DenseFactorKey() : KeyReference("why-cnn-everywhere", "dense-factor", "n", "f")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var (side, kernel) = ((long)Math.Round(of["n"]), (long)Math.Round(of["f"]));
        using var convolution = Conv2d(1, 8, kernel, padding: kernel / 2);
        var image = zeros(1, 1, side, side);
        var outputs = convolution.call(image).numel();
        using var dense = Linear(image.numel(), outputs, hasBias: false);
        return dense.weight!.numel() / (double)convolution.weight!.numel();
    }
}

/// <summary>Cuts the windows out by the library, gives each a weight per value and a bias, and lets the layer run.</summary>
public sealed class NotSharedKey() : KeyReference("why-cnn-everywhere", "not-shared", "n", "f")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var (side, kernel) = ((long)Math.Round(of["n"]), (long)Math.Round(of["f"]));
        var windows = ones(side, side).unfold(0, kernel, 1).unfold(1, kernel, 1).reshape(-1, 1, kernel * kernel);
        var (weights, biases) = (ones(windows.shape[0], windows.shape[2], 1), ones(windows.shape[0], 1, 1));
        var outputs = windows.bmm(weights) + biases;
        return outputs.numel() == windows.shape[0] ? weights.numel() + biases.numel() : double.NaN;
    }
}
