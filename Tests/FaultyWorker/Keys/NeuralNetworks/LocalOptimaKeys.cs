using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.NeuralNetworks;

/// <summary>The library's own eigenvalues.</summary>
public sealed class SmallestEigenvalueKey() : KeyReference("local-optima", "smallest-eigenvalue", "a", "b", "c")
{
    protected override double Key(IReadOnlyDictionary<string, double> of) =>
        linalg.eigvalsh(tensor([of["a"], of["b"], of["b"], of["c"]], [2, 2], ScalarType.Float64)).min().item<double>();
}

/// <summary>Every pattern of signs, written out and counted.</summary>
public sealed class SignsAsCoinsKey() : KeyReference("local-optima", "signs-as-coins", "n")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var patterns = cartesian_prod(Enumerable.Range(0, (int)of["n"]).Select(_ => tensor(new[] { -1.0, 1.0 })).ToArray());
        var (lowest, highest) = (patterns.amin([1L]), patterns.amax([1L]));
        return 100 * lowest.ne(highest).to_type(ScalarType.Float64).mean().item<double>();
    }
}

/// <summary>Steps of gradient descent on quadratics: the largest curvature at which a step does not lead farther out than it began, by bisection.</summary>
public sealed class SharpAsAllowedKey() : KeyReference("local-optima", "sharp-as-allowed", "r")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var (low, high) = (0.0, 1000.0);
        for (var halving = 0; halving < 60; halving++)
        {
            var middle = (low + high) / 2;
            (low, high) = After(middle, of["r"]) <= 1 ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>How far out a step from 1 ends.</summary>
    private static double After(double curvature, double rate)
    {
        var place = tensor(1.0, ScalarType.Float64).requires_grad_();
        (curvature * place.square() / 2).backward();
        return (place - rate * place.grad!).abs().item<double>();
    }
}
