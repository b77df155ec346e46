using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Optimizers;

/// <summary>
/// Plain descent and momentum on the valley ½(x² + κy²), first with exact gradients from (1, 1), then with gradients from examples: each example's valley has the
/// same shape around a centre of its own, and the centres' mean is the origin.
/// </summary>
public class SgdVariantsDemo : IDemo
{
    private const int Examples = 256, ExamplesSeen = 20 * Examples, MostUpdates = 5000, FloorUpdates = 1500;

    private static readonly IntegerSetting BatchSize = new("batchSize", new("Batch size", "批大小"), 32, 1, Examples);
    private static readonly NumberSetting LearningRate = new("learningRate", new("Learning rate", "学习率"), 0.02, 0.0001, 1, 0.001, Logarithmic: true);
    private static readonly NumberSetting Beta = new("momentum", new("Momentum β", "动量 β"), 0.9, 0, 0.99, 0.01);
    private static readonly NumberSetting ConditionNumber = new(
        "conditionNumber", new("Condition number κ", "条件数 κ"), 50, 1, 1000, 1, Logarithmic: true,
        new("How much steeper the valley is across than along.", "谷的横向比纵向陡多少倍。"));
    private static readonly NumberSetting Noise = new(
        "noise", new("Spread of the examples", "样本的离散程度"), 0.1, 0, 1, 0.01, Help: new("0: every example has the same gradient.", "0 表示所有样本的梯度都相同。"));

    private static readonly Axis LossAxis = new(new("Loss", "损失"), Logarithmic: true);
    private static readonly FigureDeclaration LossByUpdates = new(
        "lossByUpdates", FigureKind.Lines, new("Loss with exact gradients", "使用精确梯度时的损失"), new(new("Updates", "更新次数")), LossAxis);
    private static readonly FigureDeclaration ValleyPath = new(
        "path", FigureKind.Path, new("The way through the valley (shade: log₁₀ of the loss)", "在谷中走过的路径（底色：损失的 log₁₀）"),
        new(new("x, along the valley", "x（沿谷方向）")), new(new("y, across the valley", "y（横穿方向）")));
    private static readonly FigureDeclaration LossByExamples = new(
        "lossByExamples", FigureKind.Lines, new("Loss against data read", "损失与读取的数据量"), new(new("Examples seen", "已用样本数")), LossAxis);
    private static readonly FigureDeclaration NoiseFloor = new(
        "noiseFloor", FigureKind.Bars, new("Noise floor at equal learning rate", "相同学习率下的噪声底"), null,
        new(new("Mean squared distance from the minimum", "到最小点的均方距离")), [new("without momentum", "无动量"), new("with momentum", "有动量")]);

    public virtual DemoDeclaration Declaration { get; } = new(
        "sgd-variants", 1, new("SGD and momentum in a narrow valley", "狭长谷地里的 SGD 与动量"),
        new("Batch size, learning rate and momentum on a quadratic whose shape you choose.", "在一个形状可调的二次函数上比较批大小、学习率和动量。"),
        UsesSeed: true, [BatchSize, LearningRate, Beta, ConditionNumber, Noise], [LossByUpdates, ValleyPath, LossByExamples, NoiseFloor],
        [
            Facts.Integer("plain.updates", "Updates of plain descent until the loss is a millionth (5000: never)", "普通下降使损失降到百万分之一的更新次数（5000 表示未达到）"),
            Facts.Integer("momentum.updates", "Updates with momentum (5000: never)", "带动量的更新次数（5000 表示未达到）"),
            Facts.Truth("plain.reached", "Plain descent got there", "普通下降达到目标"),
            Facts.Truth("momentum.reached", "Momentum got there", "带动量达到目标"),
            Facts.Number("ratio", "Updates with momentum, divided by those without", "带动量与不带动量的更新次数之比"),
            Facts.Number("single.variance", "Variance of one example's gradient", "单样本梯度的方差"),
            Facts.Number("mini.variance", "Variance of a mini-batch's gradient", "小批量梯度的方差"),
            Facts.Number("variance.ratio", "Variance of one example's, divided by a mini-batch's", "单样本与小批量的梯度方差之比"),
            Facts.Number("plain.noiseFloor", "Noise floor without momentum", "无动量的噪声底"),
            Facts.Number("momentum.noiseFloor", "Noise floor with momentum", "有动量的噪声底"),
            Facts.Number("noise.ratio", "Noise floor with momentum, divided by without", "有动量与无动量的噪声底之比"),
            Facts.Number("single.loss", "Loss of single-example descent after 20 epochs", "单样本下降 20 轮后的损失"),
            Facts.Number("mini.loss", "Loss of mini-batch descent after 20 epochs", "小批量下降 20 轮后的损失"),
            Facts.Number("full.loss", "Loss of full-batch descent after 20 epochs", "全批量下降 20 轮后的损失"),
        ]);

    public Text Run(DemoRun run)
    {
        var (rate, beta, kappa, batch) = (run[LearningRate], run[Beta], run[ConditionNumber], run[BatchSize]);
        var valley = new Valley(kappa, Valley.Spread(run.Random("centres"), Examples, run[Noise]), at => optim.SGD([at], rate), at => Momentum(at, rate, beta), DifferentExamples);
        run.Plan(600 + Examples / batch * 40 + ExamplesSeen + 2 * FloorUpdates);

        var ticks = Enumerable.Range(-15, 31).Select(tick => tick / 10.0).ToList();
        run.Grid(ValleyPath, ticks, ticks, (x, y) => Math.Log10(valley.Loss(x, y) + 0.01));
        var plain = Arrive(run, valley, valley.Plain, "plain", new("plain descent", "普通梯度下降"));
        var momentum = Arrive(run, valley, valley.Momentum, "momentum", new($"momentum {Say.Number(beta)}", $"动量法（β = {Say.Number(beta)}）"));
        run.Fact("ratio", (double)momentum.Updates / plain.Updates);

        var (single, mini) = (valley.Variance(run.Random("variance"), 1), valley.Variance(run.Random("variance"), batch));
        run.Fact("single.variance", single);
        run.Fact("mini.variance", mini);
        run.Fact("variance.ratio", single / mini);

        run.Fact("full.loss", Read(run, valley, valley.Plain, Examples, "full", new("full batch", "全批量")));
        run.Fact("mini.loss", Read(run, valley, valley.Plain, batch, "mini", new($"mini-batch of {batch}", $"小批量（{batch}）")));
        Read(run, valley, valley.Momentum, batch, "momentum", new($"mini-batch of {batch} with momentum", $"小批量（{batch}）加动量"));
        run.Fact("single.loss", Read(run, valley, valley.Plain, 1, "single", new("one example", "单样本")));

        var (without, with) = (valley.Floor(run, valley.Plain, batch, FloorUpdates), valley.Floor(run, valley.Momentum, batch, FloorUpdates));
        run.Bars(NoiseFloor, "floor", new("noise floor", "噪声底"), without, with);
        run.Fact("plain.noiseFloor", without);
        run.Fact("momentum.noiseFloor", with);
        run.Fact("noise.ratio", with / without);
        return new(
            $"At condition number {Say.Number(kappa)} and learning rate {Say.Number(rate)}, {plain.Said.En} and {momentum.Said.En}. The gradient of one example has "
            + $"{Say.Number(single / mini)} times the variance of a mini-batch of {batch}. The noise floor is {Say.Number(with)} with momentum and {Say.Number(without)} without.",
            $"条件数为 {Say.Number(kappa)}、学习率为 {Say.Number(rate)} 时，{plain.Said.Zh}，{momentum.Said.Zh}。单样本梯度的方差是大小为 {batch} 的小批量的 "
            + $"{Say.Number(single / mini)} 倍。有动量时噪声底为 {Say.Number(with)}，无动量时为 {Say.Number(without)}。");
    }

    protected virtual optim.Optimizer Momentum(Parameter at, double rate, double beta) => optim.SGD([at], rate, momentum: beta);

    protected virtual int DifferentExamples(int batch) => batch;

    /// <summary>Descends from (1, 1) with exact gradients until the loss is a millionth of where it began.</summary>
    private static (int Updates, Text Said) Arrive(DemoRun run, Valley valley, Method method, string id, Text name)
    {
        var (losses, path, start, updates, loss) = (run.Series(LossByUpdates, id, name), run.Series(ValleyPath, id, name), valley.Loss(1, 1), 0, valley.Loss(1, 1));
        losses.Add(0, start);
        path.Add(1, 1);
        foreach (var at in valley.Descend(run, method, ones(1, 2, ScalarType.Float64), MostUpdates, _ => valley.Minimum))
        {
            var (x, y) = (at[0, 0].item<double>(), at[0, 1].item<double>());
            (updates, loss) = (updates + 1, valley.Loss(x, y));
            var over = loss <= 1e-6 * start || !(loss < 1e12 * start);
            if (updates <= 200 || updates % 25 == 0 || over)
            {
                losses.Add(updates, loss);
            }

            if (updates <= 200 && Math.Abs(x) < 3 && Math.Abs(y) < 3)
            {
                path.Add(x, y);
            }

            if (over)
            {
                break;
            }
        }

        var reached = loss <= 1e-6 * start;
        run.Fact(id + ".updates", reached ? updates : MostUpdates);
        run.Fact(id + ".reached", reached);
        return reached ? (updates, new($"{name.En} needed {updates} updates", $"{name.Zh}用了 {updates} 次更新"))
            : updates < MostUpdates ? (MostUpdates, new($"{name.En} diverged", $"{name.Zh}发散了"))
            : (MostUpdates, new($"{name.En} had not arrived after {MostUpdates} updates", $"{name.Zh}在 {MostUpdates} 次更新后仍未到达"));
    }

    /// <summary>Descends from (1, 1) until 20 epochs' worth of examples are read; the mean loss over the last tenth, infinite when it diverged.</summary>
    private static double Read(DemoRun run, Valley valley, Method method, int batch, string id, Text name)
    {
        var (random, series, losses, updates) = (run.Random("batches"), run.Series(LossByExamples, id, name), new List<double>(), ExamplesSeen / batch);
        foreach (var at in valley.Descend(run, method, ones(1, 2, ScalarType.Float64), updates, _ => batch == Examples ? valley.Minimum : valley.BatchCentres(random, 1, batch)))
        {
            losses.Add(valley.Loss(at[0, 0].item<double>(), at[0, 1].item<double>()));
            if (Series.Draws(losses.Count - 1, updates))
            {
                series.Add((double)losses.Count * batch, losses[^1]);
            }
        }

        var late = losses.TakeLast(Math.Max(1, updates / 10)).Average();
        return double.IsFinite(late) ? late : double.PositiveInfinity;
    }
}
