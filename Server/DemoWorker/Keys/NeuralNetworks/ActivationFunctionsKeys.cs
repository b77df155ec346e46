using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Keys.NeuralNetworks;

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
