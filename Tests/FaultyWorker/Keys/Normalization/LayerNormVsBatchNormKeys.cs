using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.Normalization;

/// <summary>The library's layer on a batch in which the example is one of two.</summary>
public sealed class FourthFeatureKey() : KeyReference("layer-norm-vs-batch-norm", "fourth-feature", "x")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        using var layer = nn.LayerNorm([4], eps: 0, dtype: ScalarType.Float64);
        return layer.call(tensor([0, 0, 4, of["x"], 9, 1, 2, 8], 2, 4))[0, 3].item<double>();
    }
}

/// <summary>Builds the layer and counts.</summary>
public sealed class NumbersToLearnKey() : KeyReference("layer-norm-vs-batch-norm", "numbers-to-learn", "c", "h")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var (channels, side) = ((long)Math.Round(of["c"]), (long)Math.Round(of["h"]));
        using var layer = nn.LayerNorm([channels, side, side]);
        return layer.parameters().Sum(parameter => parameter.numel());
    }
}
