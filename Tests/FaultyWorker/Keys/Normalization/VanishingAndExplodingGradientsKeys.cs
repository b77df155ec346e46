using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.Normalization;

/// <summary>Sends a gradient of 1 back through layer after layer: the library differentiates ReLU over inputs of either sign, and the gain multiplies what comes out.</summary>
public sealed class DepthProductKey() : KeyReference("vanishing-and-exploding-gradients", "depth-product", "g", "d")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var square = 1.0;
        for (var layer = 0; layer < of["d"]; layer++)
        {
            var inputs = linspace(-4, 4, 1000, ScalarType.Float64).requires_grad_();
            var back = autograd.grad([inputs.relu().sum()], [inputs])[0] * of["g"];
            square *= back.square().mean().item<double>();
        }

        return Math.Sqrt(square);
    }
}

/// <summary>The library's own gain for ReLU, and the number of inputs as it reads it off a layer.</summary>
public sealed class StartSpreadKey() : KeyReference("vanishing-and-exploding-gradients", "start-spread", "n", "m")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        using var layer = nn.Linear((long)of["n"], (long)of["m"]);
        var (fanIn, _) = nn.init.CalculateFanInAndFanOut(layer.weight!);
        return nn.init.calculate_gain(nn.init.NonlinearityType.ReLU) / Math.Sqrt(fanIn);
    }
}
