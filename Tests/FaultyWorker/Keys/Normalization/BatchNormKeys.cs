using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.Normalization;

/// <summary>The library's own layer in training mode, with γ and β set.</summary>
public sealed class ByHandKey() : KeyReference("batch-norm", "by-hand", "x", "g", "b")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        using var _ = no_grad();
        using var layer = nn.BatchNorm1d(1, eps: 0, dtype: ScalarType.Float64);
        layer.weight!.fill_(of["g"]);
        layer.bias!.fill_(of["b"]);
        return layer.call(tensor([0, 4, 8, of["x"]]).unsqueeze(1))[3, 0].item<double>();
    }
}

/// <summary>Differentiates through the library's own layer, with the weights as they were and enlarged: how far a step turns them is gradient over length.</summary>
public sealed class ScaleAndRateKey() : KeyReference("batch-norm", "scale-and-rate", "a")
{
    protected override double Key(IReadOnlyDictionary<string, double> of) => Turn(of["a"]) / Turn(1);

    private static double Turn(double scale)
    {
        using var layer = nn.BatchNorm1d(1, eps: 0, dtype: ScalarType.Float64);
        var examples = arange(24, ScalarType.Float64).square().sin().reshape(8, 3);
        var wanted = arange(8, ScalarType.Float64).cos().unsqueeze(1);
        var weights = (tensor([0.3, -0.7, 0.5]).unsqueeze(1) * scale).detach().requires_grad_();
        (layer.call(examples.mm(weights)) - wanted).square().mean().backward();
        return (weights.grad!.norm() / weights.norm()).item<double>();
    }
}
