using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.Overfitting;

/// <summary>The joint distribution of right or wrong answer and kept or flipped label as an outer product; an answer counts as right on its diagonal.</summary>
public sealed class AccuracyUnderNoiseKey() : KeyReference("overfitting", "accuracy-under-noise", "a", "p")
{
    protected override double Key(IReadOnlyDictionary<string, double> of) =>
        outer(tensor([of["a"], 1 - of["a"]]), tensor([1 - of["p"], of["p"]])).trace().item<double>();
}

/// <summary>The hat matrix H of the fit itself: training residuals are (I − H)ε, test residuals ε′ − Hε, and the trace of each product its expected square.</summary>
public sealed class GapWidthKey() : KeyReference("overfitting-vs-underfitting", "gap-width", "d", "n", "v")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var (count, degree) = ((long)Math.Round(of["n"]), (long)Math.Round(of["d"]));
        var basis = vander(linspace(-1, 1, count, ScalarType.Float64), degree + 1);
        var hat = basis.mm(linalg.pinv(basis));
        var left = eye(count, dtype: ScalarType.Float64) - hat;
        var train = left.mm(left.t()).trace();
        var test = count + hat.mm(hat.t()).trace();
        return ((test - train) * of["v"] / count).item<double>();
    }
}

/// <summary>The target's two distributions, mixed by the library's own interpolation.</summary>
public sealed class SmoothedTargetKey() : KeyReference("overfitting", "smoothed-target", "k")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var classes = (long)Math.Round(of["k"]);
        var uniform = zeros(classes, ScalarType.Float64).softmax(0);
        return eye(classes, dtype: ScalarType.Float64)[0].lerp(uniform, tensor(0.1, ScalarType.Float64))[0].item<double>();
    }
}
