using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.Normalization;

/// <summary>All pairs of numbers that a matrix product multiplies, laid out as a cube by broadcasting and counted before anything is summed.</summary>
public sealed class CountProductsKey() : KeyReference("tensor-products", "count-products", "n", "c", "m")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var (n, c, m) = ((long)Math.Round(of["n"]), (long)Math.Round(of["c"]), (long)Math.Round(of["m"]));
        return (ones(n, c, 1) * ones(1, c, m)).sum().item<float>();
    }
}

/// <summary>The library's own product of the two stacks; its numbers are counted.</summary>
public sealed class BroadcastElementsKey() : KeyReference("tensor-products", "broadcast-elements", "b", "k", "n", "m")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var (b, k, n, m) = ((long)of["b"], (long)of["k"], (long)of["n"], (long)of["m"]);
        return ones(b, 1, n, 5).matmul(ones(k, 5, m)).numel();
    }
}
