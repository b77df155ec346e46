using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.Optimizers;

/// <summary>Steps the library's SGD with a steady gradient of 1 until the velocity is full; what the step is at rate 1 tells the rate that is asked for.</summary>
public sealed class SwitchOnRateKey() : KeyReference("sgd", "switch-on-rate", "lr", "beta")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        using var weight = new Parameter(zeros(1, ScalarType.Float64));
        using var optimizer = optim.SGD([weight], 1, momentum: of["beta"]);
        var before = 0.0;
        for (var step = 0; step < 2000; step++)
        {
            before = weight.item<double>();
            weight.grad = ones(1, ScalarType.Float64);
            optimizer.step();
        }

        return of["lr"] / (before - weight.item<double>());
    }
}

/// <summary>The mean as a linear map: its variance is w Σ wᵀ, with independent examples on Σ's diagonal.</summary>
public sealed class BatchErrorKey() : KeyReference("sgd", "batch-error", "sigma", "k")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var examples = (long)Math.Round(of["k"] * of["k"]);
        var weights = full(1, examples, 1.0 / examples, ScalarType.Float64);
        return weights.mm(eye(examples, dtype: ScalarType.Float64) * (of["sigma"] * of["sigma"])).mm(weights.t()).sqrt().item<double>();
    }
}
