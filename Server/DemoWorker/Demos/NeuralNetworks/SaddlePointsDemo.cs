using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>
/// Two looks at one belief. A model: random symmetric matrices as curvature at stationary points, and how many of those are minima. And real nets: the same wide and
/// the same narrow net trained from several starts, and how far apart they end. The first is no evidence about nets; the second is, for this net and these data.
/// </summary>
public class SaddlePointsDemo : IDemo
{
    private const int MostDimensions = 10, Chunk = 2000, Examples = 200;
    private const double Noise = 0.15, LearningRate = 0.02;

    private static readonly IntegerSetting Dimension = new("dimension", new("Dimensions, up to", "维数（最高）"), 6, 1, MostDimensions);
    private static readonly IntegerSetting Trials = new("trials", new("Random quadratics per dimension", "每个维数的随机二次函数个数"), 4000, 100, 20_000, 100);
    private static readonly NumberSetting Lift = new(
        "lift", new("Curvature added in all directions", "各方向统一加上的曲率"), 0, 0, 3, 0.1,
        Help: new("In units in which the eigenvalues of a large matrix lie between −2 and 2. Zero favours no direction: as many upward as downward.", "以大矩阵的特征值落在 −2 与 2 之间为单位。零表示向上与向下同样可能。"));
    private static readonly IntegerSetting Width = new("width", new("Hidden units of the wide net", "宽网络的隐藏神经元数"), 64, 2, 256);
    private static readonly IntegerSetting Narrow = new("narrow", new("Hidden units of the narrow net", "窄网络的隐藏神经元数"), 3, 1, 64);
    private static readonly IntegerSetting Starts = new("starts", new("Starts", "起点数"), 10, 2, 30);
    private static readonly IntegerSetting StepCount = new("steps", new("Training steps", "训练步数"), 600, 10, 1000, 10);

    private static readonly FigureDeclaration Shares = new(
        "shares", FigureKind.Lines, new("Minima among random stationary points", "随机驻点中极小点的比例"), new(new("Dimensions", "维数")), new(new("Share", "比例"), Logarithmic: true));
    private static readonly FigureDeclaration Downward = new(
        "downward", FigureKind.Histogram, new("How many directions lead down", "有多少方向向下"), new(new("Share of directions", "方向的比例")), new(new("Share of points", "驻点的比例"), Min: 0));
    private static readonly FigureDeclaration Training = new(
        "training", FigureKind.Lines, new("Best and worst start during training", "训练中最好与最差的起点"), new(new("Step", "步")), new(new("Training loss", "训练损失"), Logarithmic: true));
    private static readonly FigureDeclaration Finals = new(
        "finals", FigureKind.Bars, new("Loss at the end, start by start, sorted", "各起点的最终损失（排序后）"), new(new("Start", "起点")), new(new("Training loss", "训练损失"), Min: 0));

    public virtual DemoDeclaration Declaration { get; } = new(
        "saddle-points", 1, new("Minima and saddle points", "极小点与鞍点"),
        new("How rare minima are among random quadratics, and how far apart trainings from different starts end.", "随机二次函数中极小点有多稀少，以及从不同起点训练的结果相差多远。"),
        UsesSeed: true, [Dimension, Trials, Lift, Width, Narrow, Starts, StepCount], [Shares, Downward, Training, Finals],
        [
            .. Enumerable.Range(1, MostDimensions).Select(size => Facts.Number($"minima.n{size}", $"Share of minima in {size} dimensions", $"{size} 维中极小点的比例")),
            Facts.Number("minima.last", "Share of minima in the highest dimension", "最高维数中极小点的比例"),
            Facts.Number("saddles.last", "Share of saddle points in the highest dimension", "最高维数中鞍点的比例"),
            Facts.Number("loss.start", "Mean loss before training, wide net", "宽网络训练前的平均损失"),
            .. new[] { ("wide", "Wide net", "宽网络"), ("narrow", "Narrow net", "窄网络") }.SelectMany(net => new[]
            {
                Facts.Number($"{net.Item1}.lowest", $"{net.Item2}: lowest loss at the end", $"{net.Item3}：最低的最终损失"),
                Facts.Number($"{net.Item1}.highest", $"{net.Item2}: highest loss at the end", $"{net.Item3}：最高的最终损失"),
                Facts.Number($"{net.Item1}.range", $"{net.Item2}: highest minus lowest", $"{net.Item3}：最高减最低"),
            }),
        ]);

    public Text Run(DemoRun run)
    {
        var (count, points) = (run[Dimension], Samples.Moons(run.Random("data"), Examples, Noise));
        run.Plan(count * Math.Ceiling(run[Trials] / (double)Chunk) + 2 * run[StepCount]);
        var (last, saddles) = (double.NaN, double.NaN);
        for (var size = 1; size <= MostDimensions; size++)
        {
            var (minima, mixed) = size <= count ? Count(run, size) : (double.NaN, double.NaN);
            run.Fact($"minima.n{size}", minima);
            (last, saddles) = size == count ? (minima, mixed) : (last, saddles);
        }

        var (start, wide) = Train(run, "wide", new($"{run[Width]} units", $"{run[Width]} 个神经元"), run[Width], points);
        var (_, narrow) = Train(run, "narrow", new($"{run[Narrow]} units", $"{run[Narrow]} 个神经元"), run[Narrow], points);
        run.Fact("minima.last", last);
        run.Fact("saddles.last", saddles);
        run.Fact("loss.start", start);
        foreach (var (id, losses) in new[] { ("wide", wide), ("narrow", narrow) })
        {
            run.Fact($"{id}.lowest", losses.Min());
            run.Fact($"{id}.highest", losses.Max());
            run.Fact($"{id}.range", losses.Max() - losses.Min());
        }

        string Range(double[] losses, string and) => $"{Say.Number(losses.Min())} {and} {Say.Number(losses.Max())}";
        return new(
            $"Of {run[Trials]} random stationary points in {count} dimension{(count == 1 ? "" : "s")}, {Say.Percent(last)} are minima and {Say.Percent(saddles)} saddle points: a model, no evidence about nets. "
            + $"From a loss of {Say.Number(start)}, {run[Starts]} starts ended between {Range(wide, "and")} with {run[Width]} hidden units, and between {Range(narrow, "and")} with {run[Narrow]}.",
            $"{count} 维的 {run[Trials]} 个随机驻点中，极小点占 {Say.Percent(last)}，鞍点占 {Say.Percent(saddles)}：这只是模型，不是关于网络的证据。"
            + $"损失从 {Say.Number(start)} 出发，{run[Starts]} 个起点训练后，{run[Width]} 个隐藏神经元时落在 {Range(wide, "与")} 之间，{run[Narrow]} 个时落在 {Range(narrow, "与")} 之间。");
    }

    /// <summary>The curvature of a random quadratic from a matrix of independent standard normal numbers: symmetric, no direction favoured.</summary>
    protected virtual Tensor Curvature(Tensor drawn) => (drawn + drawn.transpose(1, 2)) / Math.Sqrt(2 * drawn.shape[1]);

    /// <summary>What is really added to the curvature.</summary>
    protected virtual double Lifted(double lift) => lift;

    protected virtual double Rate => LearningRate;

    /// <summary>The shares of minima and of saddle points among the stationary points of random quadratics.</summary>
    private (double Minima, double Saddles) Count(DemoRun run, int size)
    {
        var random = run.Random($"curvature {size}");
        var (left, minima, saddles, downward) = (run[Trials], 0L, 0L, new double[size + 1]);
        foreach (var _ in run.Steps((run[Trials] + Chunk - 1) / Chunk, new("Random quadratics", "随机二次函数")))
        {
            var here = Math.Min(left, Chunk);
            var matrices = Curvature(Samples.Gaussian(random, ScalarType.Float64, here, size, size)) + Lifted(run[Lift]) * eye(size, dtype: ScalarType.Float64);
            var negative = linalg.eigvalsh(matrices).lt(0).sum(1).data<long>().ToArray();
            left -= here;
            minima += negative.Count(down => down == 0);
            saddles += negative.Count(down => down > 0 && down < size);
            foreach (var down in negative)
            {
                downward[down]++;
            }
        }

        run.Series(Shares, "minima", new("Measured", "测得")).Add(size, minima / (double)run[Trials]);
        if (size == run[Dimension])
        {
            run.Series(Downward, "downward", new($"{size} dimensions", $"{size} 维")).Replace(downward.Select((points, bin) => (bin / (double)size, points / run[Trials])));
        }

        return (minima / (double)run[Trials], saddles / (double)run[Trials]);
    }

    /// <summary>Trains the net from all starts side by side: the sum of their losses falls apart into gradients that know nothing of each other.</summary>
    private (double Start, double[] Losses) Train(DemoRun run, string id, Text name, int width, LabelledPoints points)
    {
        var (random, starts) = (run.Random(id), run[Starts]);
        Parameter Uniform(int fanIn, params long[] shape) => new(tensor(
            Enumerable.Range(0, (int)shape.Aggregate((a, b) => a * b)).Select(_ => (float)((2 * random.NextDouble() - 1) / Math.Sqrt(fanIn))).ToArray(), shape).clone());
        using var weights1 = Uniform(2, starts, 2, width);
        using var biases1 = Uniform(2, starts, 1, width);
        using var weights2 = Uniform(width, starts, width, 1);
        using var biases2 = Uniform(width, starts, 1, 1);
        using var optimizer = optim.Adam([weights1, biases1, weights2, biases2], Rate);
        using var inputs = points.Inputs.unsqueeze(0).expand(starts, Examples, 2).contiguous();
        using var targets = points.Targets.unsqueeze(0).expand(starts, Examples, 1).contiguous();
        Tensor Losses() => nn.functional.binary_cross_entropy_with_logits(
            (inputs.bmm(weights1) + biases1).tanh().bmm(weights2) + biases2, targets, reduction: nn.Reduction.None).mean([1L, 2L]);

        var (best, worst) = (run.Series(Training, id + "Best", new($"{name.En}, best", $"{name.Zh}，最好")), run.Series(Training, id + "Worst", new($"{name.En}, worst", $"{name.Zh}，最差")));
        var start = 0.0;
        foreach (var step in run.Steps(run[StepCount], name))
        {
            optimizer.zero_grad();
            var losses = Losses();
            losses.sum().backward();
            optimizer.step();
            start = step == 0 ? losses.mean().item<float>() : start;
            if (Series.Draws(step, run[StepCount]))
            {
                best.Add(step, losses.min().item<float>());
                worst.Add(step, losses.max().item<float>());
            }
        }

        using var _ = no_grad();
        using var last = Losses();
        double[] ends = [.. last.data<float>().ToArray().Select(loss => (double)loss).Order()];
        run.Series(Finals, id, name).Replace(ends.Select((loss, index) => (index + 1.0, loss)));
        return (start, ends);
    }
}
