using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Keys.NeuralNetworks;

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
