using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Normalization;

/// <summary>
/// One example whose company in the batch is drawn anew again and again: what layer normalization and batch normalization make of it each time. Both are written out, with
/// their axes, beside the library's; RMSNorm, which is layer normalization without the mean, goes along.
/// </summary>
public class LayerNormVsBatchNormDemo : IDemo
{
    private const int Draws = 60;
    private const double Epsilon = 1e-5;

    private static readonly IntegerSetting BatchSize = new("batchSize", new("Batch size", "批大小"), 8, 1, 128);
    private static readonly IntegerSetting Features = new("features", new("Features", "特征数"), 16, 1, 256);
    private static readonly NumberSetting Spread = new(
        "spread", new("Spread of the others", "其他样本的离散程度"), 1, 0, 10, 0.1, Help: new("Standard deviation of the other examples' features.", "其他样本各特征的标准差。"));
    private static readonly NumberSetting Stretch = new(
        "stretch", new("The example multiplied by", "该样本乘以"), 5, 0.1, 100, 0.1, Logarithmic: true, Help: new("For a second pass of the same example.", "用于同一样本的第二次计算。"));

    private static readonly FigureDeclaration Outputs = new(
        "outputs", FigureKind.Lines, new("First feature of the example, in ever new company", "该样本的第一个特征，同批样本不断更换"),
        new(new("Other examples drawn anew", "重新抽取其他样本（次）")), new(new("Normalized value", "归一化之后的值")));
    private static readonly FigureDeclaration BySize = new(
        "bySize", FigureKind.Lines, new("How far the company moves the example's output", "同批样本使该样本的输出变动多少"),
        new(new("Batch size", "批大小"), Logarithmic: true), new(new("Root mean square of the change", "变动的均方根"), Logarithmic: true));
    private static readonly FigureDeclaration Axes = new(
        "axes", FigureKind.Table, new("How many numbers: means per batch, learned, running", "数的个数：每批的均值、可学习的、滑动的"));

    private static readonly int[] Sizes = [2, 4, 8, 16, 32, 64, 128];

    public virtual DemoDeclaration Declaration { get; } = new(
        "layer-norm-vs-batch-norm", 1, new("Layer norm against batch norm", "层归一化与批归一化"),
        new("One example's output while the rest of its batch changes.", "同批其他样本变化时，一个样本的输出。"),
        UsesSeed: true, [BatchSize, Features, Spread, Stretch], [Outputs, BySize, Axes],
        [
            Facts.Number("bn.moved", "Batch norm in training: change of the example's output by its company (root mean square)", "训练中的 BN：同批样本引起的输出变动（均方根）"),
            Facts.Number("ln.moved", "Layer norm: the same", "LN：同上"),
            Facts.Number("bnEval.moved", "Batch norm with eval(): the same", "调用 eval() 的 BN：同上"),
            Facts.Number("bn.atTwo", "Batch norm in training, batch of 2: the same", "训练中的 BN，批大小 2：同上"),
            Facts.Number("bn.atMost", "Batch norm in training, batch of 128: the same", "训练中的 BN，批大小 128：同上"),
            Facts.Number("bn.difference", "Largest difference of hand-written and library batch norm", "手写与库实现 BN 的最大差异"),
            Facts.Number("ln.difference", "Largest difference of hand-written and library layer norm", "手写与库实现 LN 的最大差异"),
            Facts.Number("ln.mean", "Mean of the example's features after layer norm", "LN 之后该样本各特征的均值"),
            Facts.Number("ln.deviation", "Their standard deviation", "它们的标准差"),
            Facts.Number("rms.mean", "Mean of the example's features after RMSNorm", "RMSNorm 之后该样本各特征的均值"),
            Facts.Number("rms.size", "Their root mean square", "它们的均方根"),
            Facts.Number("ln.stretched", "Layer norm: change of the output when the example is multiplied", "LN：该样本乘以倍数后输出的变动"),
            Facts.Number("bn.stretched", "Batch norm: change of the output when the example is multiplied", "BN：该样本乘以倍数后输出的变动"),
        ]);

    public Text Run(DemoRun run)
    {
        using var _ = no_grad();
        var (size, features) = (run[BatchSize], run[Features]);
        var random = run.Random("company");
        var sample = 1 + Samples.Gaussian(run.Random("sample"), ScalarType.Float64, 1, features);
        using var library = nn.BatchNorm1d(features, Epsilon, momentum: 1, dtype: ScalarType.Float64);
        using var layer = nn.LayerNorm([features], Epsilon, dtype: ScalarType.Float64);
        Tensor Company(int count) => run[Spread] * Samples.Gaussian(random, ScalarType.Float64, count, features);
        library.train();
        library.call(1 + Company(1000));
        var (bn, ln, eval) = (new Outcomes(), new Outcomes(), new Outcomes());
        var bnLine = run.Series(Outputs, "bn", new("batch norm, training", "BN（训练）"));
        var lnLine = run.Series(Outputs, "ln", new("layer norm", "LN"));
        var evalLine = run.Series(Outputs, "eval", new("batch norm, eval()", "BN（eval()）"));
        var worst = 0.0;
        run.Plan(Draws);
        foreach (var draw in run.Steps(Draws))
        {
            var batch = cat([sample, Company(size - 1)]);
            var (hand, own) = (OverBatch(batch), OverFeatures(batch));
            library.train(!Evaluation);
            lnLine.Add(draw + 1, ln.Take(own));
            evalLine.Add(draw + 1, eval.Take(library.call(batch)));
            worst = Math.Max(worst, (own - layer.call(batch)).abs().max().item<double>());
            if (size > 1)
            {
                bnLine.Add(draw + 1, bn.Take(hand));
            }
        }

        var bySize = Sizes.Select(count => Moved(count, Company, sample)).ToArray();
        run.Series(BySize, "bn", new("batch norm, training", "BN（训练）")).Replace(Sizes.Zip(bySize, (count, moved) => ((double)count, moved)));
        run.Series(BySize, "root", new("falling as 1 ÷ √(batch size)", "按 1 ÷ √批大小 下降")).Replace(Sizes.Select(count => ((double)count, bySize[^1] * Math.Sqrt((double)Sizes[^1] / count))));
        ShowAxes(run, features);
        library.train();
        var probe = cat([sample, Company(Math.Max(size, 2) - 1)]);
        var stretched = cat([sample * run[Stretch], probe[1..]]);
        var normal = OverFeatures(sample);
        var rms = WithoutMean(sample);
        run.Fact("bn.moved", bn.Moved);
        run.Fact("ln.moved", ln.Moved);
        run.Fact("bnEval.moved", eval.Moved);
        run.Fact("bn.atTwo", bySize[0]);
        run.Fact("bn.atMost", bySize[^1]);
        run.Fact("bn.difference", (OverBatch(probe) - library.call(probe)).abs().max().item<double>());
        run.Fact("ln.difference", worst);
        run.Fact("ln.mean", normal.mean().item<double>());
        run.Fact("ln.deviation", normal.square().mean().sqrt().item<double>());
        run.Fact("rms.mean", rms.mean().item<double>());
        run.Fact("rms.size", rms.square().mean().sqrt().item<double>());
        run.Fact("ln.stretched", Apart(OverFeatures(stretched)[0], normal[0]));
        run.Fact("bn.stretched", Apart(OverBatch(stretched)[0], OverBatch(probe)[0]));
        return features == 1
            ? new("With one feature there is nothing to normalize over: layer norm makes every example zero.", "只有一个特征时，LN 没有可供归一化的范围：每个样本都变成零。")
            : size == 1
            ? new($"A batch of one: batch norm has no variance to divide by in training, and frameworks refuse. Layer norm works as ever; its output moves by {Change(ln.Moved)}.",
                $"批大小为 1：训练中的 BN 没有方差可除，框架会拒绝。LN 照常工作，输出变动 {Change(ln.Moved)}。")
            : new(
                $"In ever new company of {size - 1} the same example's output moves by {Change(bn.Moved)} with batch norm in training, by {Change(eval.Moved)} with eval() and by {Change(ln.Moved)} with layer norm. "
                + $"In batches of 2 batch norm moves it by {Change(bySize[0])}, in batches of 128 by {Change(bySize[^1])}.",
                $"同批的另外 {size - 1} 个样本不断更换，同一个样本的输出变动：训练中的 BN 为 {Change(bn.Moved)}，调用 eval() 时为 {Change(eval.Moved)}，LN 为 {Change(ln.Moved)}。"
                + $"批大小为 2 时，BN 使它变动 {Change(bySize[0])}；批大小为 128 时为 {Change(bySize[^1])}。");
    }

    /// <summary>Batch normalization: each column of [examples, features] by its own mean and deviation.</summary>
    protected virtual Tensor OverBatch(Tensor x) => Normalized(x, 0);

    /// <summary>Layer normalization: each row by its own.</summary>
    protected virtual Tensor OverFeatures(Tensor x) => Normalized(x, 1);

    /// <summary>RMSNorm: layer normalization that subtracts nothing.</summary>
    protected virtual Tensor WithoutMean(Tensor x) => x / (x.square().mean([1L], keepdim: true) + Epsilon).sqrt();

    /// <summary>Whether the library's batch normalization is used as in inference.</summary>
    protected virtual bool Evaluation => true;

    protected static Tensor Normalized(Tensor x, long axis)
    {
        var centered = x - x.mean([axis], keepdim: true);
        return centered / (centered.square().mean([axis], keepdim: true) + Epsilon).sqrt();
    }

    private double Moved(int size, Func<int, Tensor> company, Tensor sample)
    {
        var outcomes = new Outcomes();
        for (var draw = 0; draw < Draws; draw++)
        {
            using var scope = NewDisposeScope();
            outcomes.Take(OverBatch(cat([sample, company(size - 1)])));
        }

        return outcomes.Moved;
    }

    private static double Apart(Tensor one, Tensor other) => (one - other).square().mean().sqrt().item<double>();

    /// <summary>What is rounding only is said to be nothing.</summary>
    private static string Change(double moved) => Say.Number(moved < 1e-9 ? 0 : moved);

    private static void ShowAxes(DemoRun run, int features)
    {
        string[] Row(string name, int means, int learned, int kept) => [name, $"{means}", $"{learned}", $"{kept}"];
        run.Table(
            Axes,
            [new("Layer", "层"), new("Means", "均值"), new("Learned", "可学习"), new("Running", "滑动")],
            [Row("BatchNorm1d", features, 2 * features, 2 * features), Row("LayerNorm", run[BatchSize], 2 * features, 0), Row("RMSNorm", 0, features, 0)]);
    }

    /// <summary>What one example came to, draw by draw.</summary>
    private sealed class Outcomes
    {
        private readonly List<double[]> _rows = [];

        /// <summary>The root of the variance over the draws, averaged over the features.</summary>
        public double Moved => _rows.Count == 0 ? double.NaN : Math.Sqrt(Enumerable.Range(0, _rows[0].Length).Average(feature =>
        {
            var mean = _rows.Average(row => row[feature]);
            return _rows.Average(row => Math.Pow(row[feature] - mean, 2));
        }));

        public double Take(Tensor normalized)
        {
            _rows.Add([.. normalized[0].data<double>()]);
            return _rows[^1][0];
        }
    }
}
