using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.NeuralNetworks;

/// <summary>The library's slope of sigmoid where it takes the value.</summary>
public sealed class SlopeFromValueKey() : KeyReference("activation-functions", "slope-from-value", "y")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var input = tensor(of["y"], ScalarType.Float64).logit().requires_grad_();
        input.sigmoid().backward();
        return input.grad!.item<double>();
    }
}

/// <summary>Units in a row, each fed with what makes it put out the value; every link between them adds a constant, so that the chain rule sees the slopes alone.</summary>
public sealed class ThroughTanhKey() : KeyReference("activation-functions", "through-tanh", "y", "n")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var place = Math.Atanh(of["y"]);
        var input = tensor(place, ScalarType.Float64).requires_grad_();
        var carried = input;
        for (var unit = 0; unit < of["n"]; unit++)
        {
            carried = (carried - carried.detach() + place).tanh();
        }

        carried.backward();
        return input.grad!.item<double>();
    }
}

/// <summary>The matrices of the layer as it was, their entries counted, and what one hidden unit of the gated one takes of them.</summary>
public sealed class GatedWidthKey() : KeyReference("activation-functions", "gated-width", "d")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var width = (long)Math.Round(100 * of["d"]);
        var (up, down) = (zeros(1).expand(4 * width, width), zeros(1).expand(width, 4 * width));
        var perUnit = zeros(1).expand(3, width);
        return (double)(up.numel() + down.numel()) / perUnit.numel();
    }
}
