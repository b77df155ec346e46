using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.Normalization;

/// <summary>Sets the library's running variance and shows its layer one batch with just that sum of squares.</summary>
public sealed class NextVarianceKey() : KeyReference("batch-norm-inference", "next-variance", "r", "n", "s")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        using var layer = nn.BatchNorm1d(1, dtype: ScalarType.Float64);
        layer.running_var!.fill_(of["r"]);
        var batch = linspace(0, 1, (long)Math.Round(of["n"]), ScalarType.Float64);
        var centered = batch - batch.mean();
        layer.call((centered * (of["s"] / centered.square().sum()).sqrt() + 5).unsqueeze(1));
        return layer.running_var![0].item<double>();
    }
}

/// <summary>Shows the library's layer so many batches whose mean is 1.</summary>
public sealed class WayOfTheMeanKey() : KeyReference("batch-norm-inference", "way-of-the-mean", "p", "t")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        using var layer = nn.BatchNorm1d(1, momentum: of["p"], dtype: ScalarType.Float64);
        for (var batch = 0; batch < (int)Math.Round(of["t"]); batch++)
        {
            layer.call(tensor([0.0, 2.0]).unsqueeze(1));
        }

        return layer.running_mean![0].item<double>();
    }
}
