using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.Overfitting;

/// <summary>The mean squared error over four equally likely cases that have just these moments: prediction one deviation up or down, noise likewise.</summary>
public sealed class AddUpKey() : KeyReference("bias-and-variance", "add-up", "b", "s", "e")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var sides = tensor([-1.0, 1.0]);
        var predictions = (of["b"] + of["s"] * sides).unsqueeze(0);
        var values = (of["e"] * sides).unsqueeze(1);
        return (predictions - values).square().mean().item<double>();
    }
}

/// <summary>The expected square of bias plus mean deviation plus noise, from the deviations' covariance matrix.</summary>
public sealed class AveragingFitsKey() : KeyReference("bias-and-variance", "averaging-fits", "b", "v", "k", "e")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var fits = (long)Math.Round(of["k"]);
        var covariance = diag(cat([full(fits, of["v"], ScalarType.Float64), full(1, of["e"], ScalarType.Float64)]));
        var weights = cat([full(fits, 1.0 / fits, ScalarType.Float64), full(1, -1.0, ScalarType.Float64)]).unsqueeze(0);
        var bias = tensor(Math.Sqrt(of["b"]), ScalarType.Float64);
        return (bias.square() + weights.mm(covariance).mm(weights.t()).squeeze()).item<double>();
    }
}
