using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.NeuralNetworks;

/// <summary>Multiplies a Float32 tensor until it is infinite, and counts.</summary>
public sealed class OverflowDepthKey() : KeyReference("detecting-exploding-gradients", "overflow-depth", "f")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var size = ones(1, ScalarType.Float32);
        var layers = 0;
        while (size.isfinite().item<bool>())
        {
            size.mul_(of["f"]);
            layers++;
        }

        return layers;
    }
}
