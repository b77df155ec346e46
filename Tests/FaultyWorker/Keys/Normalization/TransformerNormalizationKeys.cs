using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.Normalization;

/// <summary>Each mean as a linear map of all sentences, those that do not reach the position with weight zero: its variance is w wᵀ.</summary>
public sealed class FewReachItKey() : KeyReference("transformer-normalization", "few-reach-it", "n", "k")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var all = ones((long)Math.Round(of["n"]), ScalarType.Float64);
        var reach = (arange(all.numel(), ScalarType.Float64) < of["k"]).to_type(ScalarType.Float64);
        return ((reach / reach.sum()).norm() / (all / all.sum()).norm()).item<double>();
    }
}

/// <summary>The mean over a sentence from the covariance matrix of its words, against that of independent ones.</summary>
public sealed class EffectiveWordsKey() : KeyReference("transformer-normalization", "effective-words", "t", "rho")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var words = (long)Math.Round(of["t"]);
        var independent = eye(words, dtype: ScalarType.Float64);
        var covariance = of["rho"] * ones(words, words, ScalarType.Float64) + (1 - of["rho"]) * independent;
        var weights = full(1, words, 1.0 / words, ScalarType.Float64);
        return (weights.mm(covariance).mm(weights.t()) / weights.mm(independent).mm(weights.t())).sqrt().item<double>();
    }
}

/// <summary>The library's layer norm of the features and their negatives: their mean is zero, so that their variance is the mean square.</summary>
public sealed class RmsKey() : KeyReference("transformer-normalization", "rms", "a", "b")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        using var _ = no_grad();
        using var layer = nn.LayerNorm([4], eps: 0, dtype: ScalarType.Float64);
        return layer.call(tensor([of["a"], of["b"], -of["a"], -of["b"]]))[1].item<double>();
    }
}
