using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Normalization;

/// <summary>
/// A small classifier whose first layer is batch normalization, on data far from zero. Because that layer sees the data themselves, its running statistics have a known
/// goal. They are followed batch by batch beside the rule written out; then new points are classified as one should, and as one does who forgot to call eval().
/// </summary>
public class BatchNormRunningStatsDemo : IDemo
{
    private const int Points = 2000, TestPoints = 512, Features = 2, Rounds = 5, MostDrawn = 40;
    private const double Noise = 0.15, Place = 6, Scale = 3, Rate = 0.03;

    private static readonly NumberSetting Momentum = new(
        "momentum", new("Momentum (weight of the new value)", "momentum（新值的权重）"), 0.1, 0.001, 1, 0.001, Logarithmic: true);
    private static readonly IntegerSetting Batches = new("batches", new("Training batches", "训练批次数"), 200, 1, 500);
    private static readonly IntegerSetting BatchSize = new("batchSize", new("Batch size", "批大小"), 16, 2, 256);

    private static readonly Axis BatchAxis = new(new("Batches seen", "已见批次数"));
    private static readonly FigureDeclaration Means = new(
        "means", FigureKind.Lines, new("Mean of the first feature", "第一个特征的均值"), BatchAxis, new(new("Mean", "均值")));
    private static readonly FigureDeclaration Variances = new(
        "variances", FigureKind.Lines, new("Variance of the first feature", "第一个特征的方差"), BatchAxis, new(new("Variance", "方差")));
    private static readonly FigureDeclaration Outputs = new(
        "outputs", FigureKind.Scatter, new("One and the same point, classified again and again", "同一个点，反复分类"),
        new(new("Other points in its batch drawn anew", "重新抽取同批的其他点（次）")), new(new("Logit (above 0: class 1)", "logit（大于 0 判为第 1 类）")));
    private static readonly FigureDeclaration Accuracies = new(
        "accuracies", FigureKind.Bars, new("Accuracy on new points", "新数据上的准确率"), null, new(new("Share of right answers", "正确比例"), Min: 0, Max: 1),
        [new("eval", "eval"), new("train, mixed batches", "train，混合批次"), new("train, one class per batch", "train，每批只有一类")]);

    public virtual DemoDeclaration Declaration { get; } = new(
        "batch-norm-running-stats", 1, new("Running statistics, and a forgotten eval()", "滑动统计量，以及忘记调用 eval()"),
        new("How the statistics that batch norm keeps approach those of the data, and what it does when it does not use them.", "BN 保存的统计量怎样逼近数据的统计量，以及不用它们时会怎样。"),
        UsesSeed: true, [Momentum, Batches, BatchSize], [Means, Variances, Outputs, Accuracies],
        [
            Facts.Number("mean.share", "Running mean divided by the data's mean", "滑动均值与数据均值之比"),
            Facts.Number("share.predicted", "1 − (1 − momentum)^batches", "1 − (1 − momentum)^批次数"),
            Facts.Number("variance.ratio", "Running variance divided by the data's variance", "滑动方差与数据方差之比"),
            Facts.Number("hand.difference", "Largest relative difference of running statistics written out and the library's", "手写与库实现的滑动统计量的最大相对差异"),
            Facts.Number("eval.accuracy", "Accuracy with eval()", "调用 eval() 时的准确率"),
            Facts.Number("train.accuracy", "Accuracy without eval(), mixed batches", "未调用 eval()、混合批次时的准确率"),
            Facts.Number("oneClass.accuracy", "Accuracy without eval(), each batch of one class", "未调用 eval()、每批只有一类时的准确率"),
            Facts.Number("eval.changed", "With eval(): share of points whose class depended on the rest of the batch", "调用 eval() 时：判定随同批其他点而变的点的比例"),
            Facts.Number("train.changed", "Without eval(): share of points whose class depended on the rest of the batch", "未调用 eval() 时：判定随同批其他点而变的点的比例"),
        ]);

    public Text Run(DemoRun run)
    {
        var (size, momentum) = (run[BatchSize], run[Momentum]);
        var (data, test) = (Draw(run, "data", Points), Draw(run, "test", TestPoints));
        var (trueMean, trueVariance) = (data.Inputs.sum([0L]) / Points, data.Inputs.var(0, unbiased: false));
        run.SeedTorch("net");
        using var norm = nn.BatchNorm1d(Features, momentum: NewWeight(momentum), dtype: ScalarType.Float64);
        using var net = nn.Sequential(norm, nn.Linear(Features, 16, dtype: ScalarType.Float64), nn.Tanh(), nn.Linear(16, 1, dtype: ScalarType.Float64));
        using var optimizer = optim.Adam(net.parameters(), Rate);
        var (runningMean, runningVariance) = (zeros(Features, ScalarType.Float64), ones(Features, ScalarType.Float64));
        var (batches, worst) = (run.Random("batches"), 0.0);
        var (meanCurve, varianceCurve) = (run.Series(Means, "running", new("running", "滑动统计量")), run.Series(Variances, "running", new("running", "滑动统计量")));
        var (batchMeans, batchVariances) = (run.Series(Means, "batch", new("this batch", "当前批次")), run.Series(Variances, "batch", new("this batch", "当前批次")));
        var (goalMean, goalVariance) = (trueMean[0].item<double>(), trueVariance[0].item<double>());
        run.Plan(run[Batches]);
        foreach (var step in run.Steps(run[Batches]))
        {
            net.train();
            optimizer.zero_grad();
            var batch = data.Draw(batches, size);
            nn.functional.binary_cross_entropy_with_logits(net.call(batch.Inputs), batch.Targets.to_type(ScalarType.Float64)).backward();
            optimizer.step();
            var (mean, squares) = (batch.Inputs.sum([0L]) / size, (batch.Inputs - batch.Inputs.sum([0L]) / size).square().sum([0L]));
            Mix(runningMean, mean, momentum);
            Mix(runningVariance, squares / Divisor(size), momentum);
            worst = new[] { worst, Apart(runningMean, norm.running_mean!), Apart(runningVariance, norm.running_var!) }.Max();
            batchMeans.Add(step + 1, mean[0].item<double>());
            batchVariances.Add(step + 1, squares[0].item<double>() / size);
            meanCurve.Add(step + 1, norm.running_mean![0].item<double>());
            varianceCurve.Add(step + 1, norm.running_var![0].item<double>());
        }

        foreach (var (figure, goal) in new[] { (Means, goalMean), (Variances, goalVariance) })
        {
            run.Series(figure, "goal", new("all data", "全部数据")).Replace([(1, goal), (run[Batches], goal)]);
        }

        var (share, ratio) = (norm.running_mean![0].item<double>() / goalMean, norm.running_var![0].item<double>() / goalVariance);
        run.Fact("mean.share", share);
        run.Fact("share.predicted", 1 - Math.Pow(1 - momentum, run[Batches]));
        run.Fact("variance.ratio", ratio);
        run.Fact("hand.difference", worst);
        return Use(run, net, test, share, ratio);
    }

    /// <summary>The layer's own setting, whose rule is written out beside it.</summary>
    protected virtual double NewWeight(double momentum) => momentum;

    /// <summary>What the squares are divided by for the running variance.</summary>
    protected virtual int Divisor(int size) => size - 1;

    private static void Mix(Tensor running, Tensor value, double momentum) => running.mul_(1 - momentum).add_(value * momentum);

    /// <summary>Puts the net into the state in which it is used, or leaves it in that of training.</summary>
    protected virtual void SetMode(Sequential net, bool evaluation) => net.train(!evaluation);

    private Text Use(DemoRun run, Sequential net, LabelledPoints test, double share, double ratio)
    {
        using var _ = no_grad();
        var labels = test.Labels.data<long>().ToArray();
        var byClass = Enumerable.Range(0, TestPoints).OrderBy(index => labels[index]).ToArray();
        var (evaluated, evaluationChanged, sample) = Mixed(run, net, labels, test.Inputs, evaluation: true);
        var (forgotten, changed, _) = Mixed(run, net, labels, test.Inputs, evaluation: false, sample);
        SetMode(net, evaluation: false);
        var oneClass = InBatches.Right(InBatches.Classify(net, test.Inputs, byClass, run[BatchSize]), labels);
        run.Bars(Accuracies, "accuracy", new("Accuracy", "准确率"), evaluated, forgotten, oneClass);
        run.Fact("eval.accuracy", evaluated);
        run.Fact("train.accuracy", forgotten);
        run.Fact("oneClass.accuracy", oneClass);
        run.Fact("eval.changed", evaluationChanged);
        run.Fact("train.changed", changed);
        return new(
            $"Training batches: {run[Batches]}. The running mean is now {Say.Percent(share)} of the data's mean and the running variance {Say.Percent(ratio)} of the data's variance. New points: {Say.Percent(evaluated)} right with eval(). "
            + $"Without it {Say.Percent(forgotten)} in mixed batches and {Say.Percent(oneClass)} in batches of one class, and the class of {Say.Percent(changed)} of the points depended on the rest of the batch.",
            $"训练批次数：{run[Batches]}。滑动均值现为数据均值的 {Say.Percent(share)}，滑动方差是数据方差的 {Say.Percent(ratio)}。新数据：调用 eval() 时准确率 {Say.Percent(evaluated)}；"
            + $"忘记调用时，混合批次 {Say.Percent(forgotten)}，每批只有一类时 {Say.Percent(oneClass)}，并且有 {Say.Percent(changed)} 的点，判定结果取决于同批的其他点。");
    }

    /// <summary>Classifies all points several times, shuffled into batches anew: the mean accuracy, the share of points whose class was not always the same, and the
    /// point to be drawn, which is the most doubtful one unless it is given.</summary>
    private (double Accuracy, double Changed, int Sample) Mixed(DemoRun run, Sequential net, long[] labels, Tensor inputs, bool evaluation, int sample = -1)
    {
        SetMode(net, evaluation);
        var random = run.Random("mixing");
        var (accuracy, positive, first) = (0.0, new int[TestPoints], Array.Empty<double>());
        for (var round = 0; round < Rounds; round++)
        {
            run.ThrowIfStopped();
            var order = Enumerable.Range(0, TestPoints).ToArray();
            random.Shuffle(order);
            first = InBatches.Classify(net, inputs, order, run[BatchSize]);
            accuracy += InBatches.Right(first, labels) / Rounds;
            for (var i = 0; i < TestPoints; i++)
            {
                positive[i] += first[i] > 0 ? 1 : 0;
            }
        }

        sample = sample >= 0 ? sample : Enumerable.Range(0, TestPoints).MinBy(index => Math.Abs(first[index]));
        var series = run.Series(Outputs, evaluation ? "eval" : "train", evaluation ? new("with eval()", "调用 eval()") : new("without eval()", "未调用 eval()"));
        for (var draw = 0; draw < MostDrawn; draw++)
        {
            using var scope = NewDisposeScope();
            long[] mates = [sample, .. Enumerable.Range(0, run[BatchSize] - 1).Select(_ => (long)random.Next(TestPoints))];
            series.Add(draw + 1, net.call(inputs.index_select(0, tensor(mates)))[0, 0].item<double>());
        }

        return (accuracy, positive.Count(count => count is > 0 and < Rounds) / (double)TestPoints, sample);
    }

    private static double Apart(Tensor one, Tensor other) => ((one - other).abs() / other.abs().clamp_min(1e-3)).max().item<double>();

    /// <summary>Two moons, moved and stretched, in Float64.</summary>
    private static LabelledPoints Draw(DemoRun run, string purpose, int count)
    {
        var moons = Samples.Moons(run.Random(purpose), count, Noise);
        return new(moons.Inputs.to_type(ScalarType.Float64) * Scale + Place, moons.Labels);
    }
}
