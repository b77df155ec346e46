using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.NeuralNetworks;

/// <summary>The derivative of the library's cross-entropy by a weight, by its own backward pass.</summary>
public sealed class NeuronGradientKey() : KeyReference("glm-and-deep-learning", "neuron-gradient", "w", "x", "y")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var weight = tensor(of["w"], ScalarType.Float64, requires_grad: true);
        nn.functional.binary_cross_entropy_with_logits(weight * of["x"], tensor(of["y"], ScalarType.Float64)).backward();
        return weight.grad!.item<double>();
    }
}

/// <summary>Odds before and after, from the library's sigmoid.</summary>
public sealed class OddsFactorKey() : KeyReference("glm-and-deep-learning", "odds-factor", "w", "d")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var at = tensor([0.3, 0.3 + of["w"] * of["d"]], dtype: ScalarType.Float64).sigmoid();
        var odds = at / (1 - at);
        return (odds[1] / odds[0]).item<double>();
    }
}
