using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.NeuralNetworks;

/// <summary>The library's linear layers one after the other; the intercept is what they make of zero.</summary>
public sealed class ComposedInterceptKey() : KeyReference("why-nonlinearity", "composed-intercept", "w", "b")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        using var _ = no_grad();
        var layer = nn.Linear(1, 1, dtype: ScalarType.Float64);
        layer.weight!.fill_(of["w"]);
        layer.bias!.fill_(of["b"]);
        return layer.call(layer.call(layer.call(zeros(1, 1, ScalarType.Float64)))).item<double>();
    }
}

/// <summary>The rank of the product of random layers, by the library's singular values.</summary>
public sealed class BottleneckRankKey() : KeyReference("why-nonlinearity", "bottleneck-rank", "n", "k", "m")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var (n, k, m) = ((long)of["n"], (long)of["k"], (long)of["m"]);
        random.manual_seed(1);
        return linalg.matrix_rank(randn(m, k, ScalarType.Float64).mm(randn(k, n, ScalarType.Float64))).item<long>();
    }
}
