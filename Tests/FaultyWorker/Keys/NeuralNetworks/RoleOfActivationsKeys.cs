using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.NeuralNetworks;

/// <summary>The slope of the library's own Swish.</summary>
public sealed class SwishSlopeKey() : KeyReference("role-of-activations", "swish-slope", "x")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var input = tensor(of["x"], ScalarType.Float64).requires_grad_();
        nn.functional.silu(input).backward();
        return input.grad!.item<double>();
    }
}

/// <summary>Builds the layer and counts: one multiplication per weight, and the evaluations by the size of the output.</summary>
public sealed class ActivationShareKey() : KeyReference("role-of-activations", "activation-share", "n", "c")
{
    private const long Units = 7;

    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        using var layer = nn.Linear((long)of["n"], Units);
        var evaluations = layer.call(ones(1, (long)of["n"])).relu().numel() * of["c"];
        return 100 * evaluations / (layer.weight!.numel() + evaluations);
    }
}
