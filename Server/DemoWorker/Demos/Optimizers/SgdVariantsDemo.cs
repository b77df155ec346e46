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
    private const int Examples = 256;
    private const int ExamplesSeen = 20 * Examples;
    private const int MostUpdates = 5000;
    private const int FloorUpdates = 1500;
    private const int Walkers = 32;

    private static readonly IntegerSetting BatchSize = new("batchSize", new("Batch size", "批大小"), 32, 1, Examples);
    private static readonly NumberSetting LearningRate = new("learningRate", new("Learning rate", "学习率"), 0.02, 0.0001, 1, 0.001, Logarithmic: true);
    private static readonly NumberSetting MomentumBeta = new("momentum", new("Momentum β", "动量 β"), 0.9, 0, 0.99, 0.01);
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
        "noiseFloor", FigureKind.Bars, new("Noise floor at equal learning rate", "相同学习率下的噪声底"),
        null, new(new("Mean squared distance from the minimum", "到最小点的均方距离")), [new("plain", "无动量"), new("momentum", "有动量")]);

    private static readonly Text Plain = new("Plain descent", "普通梯度下降");
    private static readonly Text WithMomentum = new("With momentum", "带动量");
    private static readonly Text Updates = new("updates", "次更新");

    public virtual DemoDeclaration Declaration { get; } = new(
        "sgd-variants", 1,
        new("SGD and momentum in a narrow valley", "狭长谷地里的 SGD 与动量"),
        new("Batch size, learning rate and momentum on a quadratic whose shape you choose.", "在一个形状可调的二次函数上比较批大小、学习率和动量。"),
        UsesSeed: true,
        [BatchSize, LearningRate, MomentumBeta, ConditionNumber, Noise],
        [LossByUpdates, ValleyPath, LossByExamples, NoiseFloor],
        [
            new("plain.updates", FactType.Integer, new("Updates of plain descent to a millionth of the loss (5000: never)", "普通下降使损失降到百万分之一的更新次数（5000 表示未达到）"), Updates),
            new("momentum.updates", FactType.Integer, new("Updates with momentum (5000: never)", "带动量的更新次数（5000 表示未达到）"), Updates),
            new("plain.reached", FactType.Boolean, new("Plain descent got there", "普通下降达到目标")),
            new("momentum.reached", FactType.Boolean, new("Momentum got there", "带动量达到目标")),
            new("ratio", FactType.Number, new("Updates with momentum, divided by plain", "带动量与普通下降的更新次数之比")),
            new("single.variance", FactType.Number, new("Variance of one example's gradient", "单样本梯度的方差")),
            new("mini.variance", FactType.Number, new("Variance of a mini-batch's gradient", "小批量梯度的方差")),
            new("variance.ratio", FactType.Number, new("Single over mini-batch variance", "单样本与小批量的方差之比")),
            new("plain.noiseFloor", FactType.Number, new("Noise floor without momentum", "无动量的噪声底")),
            new("momentum.noiseFloor", FactType.Number, new("Noise floor with momentum", "有动量的噪声底")),
            new("noise.ratio", FactType.Number, new("Noise floor with momentum, divided by without", "有动量与无动量的噪声底之比")),
            new("single.loss", FactType.Number, new("Loss of single-example descent after 20 epochs", "单样本下降 20 轮后的损失")),
            new("mini.loss", FactType.Number, new("Loss of mini-batch descent after 20 epochs", "小批量下降 20 轮后的损失")),
            new("full.loss", FactType.Number, new("Loss of full-batch descent after 20 epochs", "全批量下降 20 轮后的损失")),
        ]);

    public Text Run(DemoRun run)
    {
        var (rate, beta, kappa, batch) = (run[LearningRate], run[MomentumBeta], run[ConditionNumber], run[BatchSize]);
        using var curvature = tensor(new[] { 1, kappa });
        using var centres = Centres(run);
        run.Plan(600 + Examples * 20 + 2.0 * ExamplesSeen / batch + 2 * FloorUpdates);

        var ticks = Enumerable.Range(-15, 31).Select(i => i / 10.0).ToList();
        run.Grid(ValleyPath, ticks, ticks, (x, y) => Math.Log10(Loss(x, y, kappa) + 0.01));
        var plain = Arrive(run, "plain", Plain, at => optim.SGD([at], rate), kappa);
        var momentum = Arrive(run, "momentum", WithMomentum, at => Momentum(at, rate, beta), kappa);
        var ratio = (double)momentum.Updates / plain.Updates;
        run.Fact("plain.updates", plain.Updates);
        run.Fact("momentum.updates", momentum.Updates);
        run.Fact("plain.reached", plain.Reached);
        run.Fact("momentum.reached", momentum.Reached);
        run.Fact("ratio", ratio);

        var single = Variance(run.Random("single variance"), centres, curvature, 1);
        var mini = Variance(run.Random("mini variance"), centres, curvature, batch);
        run.Fact("single.variance", single);
        run.Fact("mini.variance", mini);
        run.Fact("variance.ratio", single / mini);

        run.Fact("full.loss", Read(run, "full", new("Full batch", "全批量"), Examples, centres, curvature, at => optim.SGD([at], rate)));
        run.Fact("mini.loss", Read(run, "mini", new($"Mini-batch of {batch}", $"小批量（{batch}）"), batch, centres, curvature, at => optim.SGD([at], rate)));
        Read(run, "momentum", new($"Mini-batch of {batch} with momentum", $"小批量（{batch}）加动量"), batch, centres, curvature, at => Momentum(at, rate, beta));
        run.Fact("single.loss", Read(run, "single", new("One example", "单样本"), 1, centres, curvature, at => optim.SGD([at], rate)));

        var plainFloor = Floor(run, batch, centres, curvature, at => optim.SGD([at], rate));
        var momentumFloor = Floor(run, batch, centres, curvature, at => Momentum(at, rate, beta));
        run.Bars(NoiseFloor, "floor", new("Noise floor", "噪声底"), plainFloor, momentumFloor);
        run.Fact("plain.noiseFloor", plainFloor);
        run.Fact("momentum.noiseFloor", momentumFloor);
        run.Fact("noise.ratio", momentumFloor / plainFloor);
        return new(
            $"At condition number {Say.Number(kappa)} and learning rate {Say.Number(rate)}, plain descent {plain.Outcome.En} and momentum {Say.Number(beta)} {momentum.Outcome.En}. "
            + $"A mini-batch of {batch} has {Say.Number(mini / single)} of one example's gradient variance. With momentum the noise floor is {Say.Number(momentumFloor)}, without {Say.Number(plainFloor)}.",
            $"条件数为 {Say.Number(kappa)}、学习率为 {Say.Number(rate)} 时，普通梯度下降{plain.Outcome.Zh}，动量 {Say.Number(beta)} {momentum.Outcome.Zh}。"
            + $"大小为 {batch} 的小批量，梯度方差是单样本的 {Say.Number(mini / single)} 倍。有动量时噪声底为 {Say.Number(momentumFloor)}，无动量时为 {Say.Number(plainFloor)}。");
    }

    protected virtual optim.Optimizer Momentum(Parameter at, double rate, double beta) => optim.SGD([at], rate, momentum: beta);

    private static double Loss(double x, double y, double kappa) => 0.5 * (x * x + kappa * y * y);

    /// <summary>The examples' centres: mean exactly 0, standard deviation exactly the setting, in both directions.</summary>
    private static Tensor Centres(DemoRun run)
    {
        using var scope = NewDisposeScope();
        var drawn = Samples.Gaussian(run.Random("centres"), ScalarType.Float64, Examples, 2);
        var centred = drawn - drawn.mean([0L]);
        return (centred / centred.square().mean([0L]).sqrt() * run[Noise]).MoveToOuterDisposeScope();
    }

    /// <summary>Descends with exact gradients until the loss is a millionth of where it began.</summary>
    private static Arrival Arrive(DemoRun run, string id, Text name, Func<Parameter, optim.Optimizer> make, double kappa)
    {
        using var at = new Parameter(ones(2, ScalarType.Float64));
        using var optimizer = make(at);
        var (losses, path, start) = (run.Series(LossByUpdates, id, name), run.Series(ValleyPath, id, name), Loss(1, 1, kappa));
        losses.Add(0, start);
        path.Add(1, 1);
        foreach (var step in run.Steps(MostUpdates))
        {
            var (x, y) = (at[0].item<double>(), at[1].item<double>());
            at.grad = tensor(new[] { x, kappa * y });
            optimizer.step();
            (x, y) = (at[0].item<double>(), at[1].item<double>());
            var loss = Loss(x, y, kappa);
            if (step < 200 || step % 25 == 0)
            {
                losses.Add(step + 1, loss);
            }

            if (step < 200 && Math.Abs(x) < 3 && Math.Abs(y) < 3)
            {
                path.Add(x, y);
            }

            if (loss <= 1e-6 * start)
            {
                losses.Add(step + 1, loss);
                return new(step + 1, true, new($"needed {step + 1} updates", $"用了 {step + 1} 次更新"));
            }

            if (!(loss < 1e12 * start))
            {
                return new(MostUpdates, false, new("diverged", "发散了"));
            }
        }

        return new(MostUpdates, false, new($"had not arrived after {MostUpdates} updates", $"在 {MostUpdates} 次更新后仍未到达"));
    }

    /// <summary>How much the gradient of a batch varies around the full one, both directions added: the place does not matter, as all valleys have one shape.</summary>
    private static double Variance(Random random, Tensor centres, Tensor curvature, int batch)
    {
        using var scope = NewDisposeScope();
        const int draws = 8192;
        return (curvature * BatchCentres(random, centres, draws, batch)).square().mean([0L]).sum().item<double>();
    }

    /// <summary>Descends until 20 epochs' worth of examples are read; returns the mean loss over the last tenth, infinite when it diverged.</summary>
    private static double Read(DemoRun run, string id, Text name, int batch, Tensor centres, Tensor curvature, Func<Parameter, optim.Optimizer> make)
    {
        using var at = new Parameter(ones(2, ScalarType.Float64));
        using var optimizer = make(at);
        var (random, updates, kappa) = (run.Random("batches"), ExamplesSeen / batch, curvature[1].item<double>());
        using var drawn = batch == Examples ? zeros(updates, 2, ScalarType.Float64) : BatchCentres(random, centres, updates, batch);
        var (series, late, lateCount) = (run.Series(LossByExamples, id, name), 0.0, 0);
        foreach (var step in run.Steps(updates))
        {
            at.grad = curvature * (at.detach() - drawn[step]);
            optimizer.step();
            var loss = Loss(at[0].item<double>(), at[1].item<double>(), kappa);
            if (!double.IsFinite(loss))
            {
                return double.PositiveInfinity;
            }

            if (Series.Draws(step, updates))
            {
                series.Add((step + 1.0) * batch, loss);
            }

            if (step >= updates - Math.Max(1, updates / 10))
            {
                (late, lateCount) = (late + loss, lateCount + 1);
            }
        }

        return late / lateCount;
    }

    /// <summary>Mean squared distance from the minimum, where walkers that start in it are carried to by the noise.</summary>
    private static double Floor(DemoRun run, int batch, Tensor centres, Tensor curvature, Func<Parameter, optim.Optimizer> make)
    {
        using var at = new Parameter(zeros(Walkers, 2, ScalarType.Float64));
        using var optimizer = make(at);
        var (random, sum) = (run.Random("floor"), 0.0);
        foreach (var step in run.Steps(FloorUpdates))
        {
            at.grad = curvature * (at.detach() - BatchCentres(random, centres, Walkers, batch));
            optimizer.step();
            if (step >= FloorUpdates / 2)
            {
                sum += at.detach().square().sum().item<double>();
            }
        }

        var floor = sum / (FloorUpdates - FloorUpdates / 2) / Walkers;
        return double.IsFinite(floor) ? floor : double.PositiveInfinity;
    }

    /// <summary>Mean centres of batches drawn with replacement: [count, 2].</summary>
    private static Tensor BatchCentres(Random random, Tensor centres, int count, int batch)
    {
        using var index = Samples.Indices(random, count * batch, Examples);
        return centres.index_select(0, index).view(count, batch, 2).mean([1L]);
    }

    private sealed record Arrival(int Updates, bool Reached, Text Outcome);
}
