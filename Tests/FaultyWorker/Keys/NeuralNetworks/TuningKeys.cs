using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.NeuralNetworks;

/// <summary>Writes out every combination with every seed, and counts the rows.</summary>
public sealed class HowManyRunsKey() : KeyReference("tuning", "how-many-runs", "k", "v", "s")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var axes = Enumerable.Repeat(of["v"], (int)of["k"]).Append(of["s"]).Select(values => arange((long)values)).ToArray();
        return cartesian_prod(axes).shape[0];
    }
}

/// <summary>The chain that is still without a hit after each draw, as a product of matrices over the states "no hit" and "hit".</summary>
public sealed class ChanceOfAHitKey() : KeyReference("tuning", "chance-of-a-hit", "q", "n")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var good = of["q"] / 100;
        var draw = tensor([1 - good, good, 0, 1], [2, 2], ScalarType.Float64);
        var after = Enumerable.Repeat(draw, (int)of["n"]).Aggregate((sofar, next) => sofar.mm(next));
        return 100 * after[0, 1].item<double>();
    }
}

/// <summary>What the library's dropout passes on of a unit that it keeps.</summary>
public sealed class ScaledUpKey() : KeyReference("tuning", "scaled-up", "a", "p")
{
    protected override double Key(IReadOnlyDictionary<string, double> of) =>
        nn.functional.dropout(full(1000, of["a"], ScalarType.Float64), of["p"], training: true).max().item<double>();
}
