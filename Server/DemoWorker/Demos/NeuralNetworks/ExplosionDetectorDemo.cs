using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>A net that is trained until something is no longer a number, and the step at which each sign of it is first seen. In Float32, as nets are trained: the overflow
/// is what this is about.</summary>
public class ExplosionDetectorDemo : IDemo
{
    private const int Examples = 128, Features = 8, Width = 32;
    private const double Never = double.PositiveInfinity;

    private static readonly (string Id, Text Name)[] Places =
    [
        ("activation", new("an activation", "激活值")), ("loss", new("the loss", "损失")), ("gradient", new("the gradient", "梯度")),
        ("weight", new("a weight", "权重")), ("none", new("nothing", "无")),
    ];

    private static readonly Text[] Signs =
    [
        new("norm above threshold", "范数超过阈值"), new("loss 10 × its lowest", "损失达到最低值的 10 倍"), new("something infinite", "出现无穷大"), new("loss is NaN", "损失为 NaN"),
    ];

    private static readonly ChoiceSetting Activation = new("activation", new("Activation", "激活函数"), "relu", [new("relu", new("ReLU", "ReLU")), new("tanh", new("tanh", "tanh"))]);
    private static readonly NumberSetting Gain = new(
        "gain", new("Initialization gain", "初始化增益"), 1.41, 0.5, 20, 0.01, Logarithmic: true, Help: new("√2 ≈ 1.41 suits ReLU.", "ReLU 适合取 √2 ≈ 1.41。"));
    private static readonly IntegerSetting Depth = new("depth", new("Hidden layers", "隐藏层数"), 10, 1, 40);
    private static readonly NumberSetting LearningRate = new("learningRate", new("Learning rate at the start", "初始学习率"), 0.01, 0.0001, 1, 0.001, Logarithmic: true);
    private static readonly NumberSetting RateGrowth = new(
        "rateGrowth", new("Learning rate grows per step by the factor", "学习率每步乘以"), 1.05, 1, 1.2, 0.01, Help: new("1 keeps it constant.", "1 表示不变。"));
    private static readonly NumberSetting Threshold = new("threshold", new("Alarm when the gradient norm exceeds", "梯度范数超过此值时报警"), 100, 1, 1e6, 1, Logarithmic: true);
    private static readonly IntegerSetting StepCount = new("steps", new("Training steps at most", "最多训练步数"), 150, 10, 300, 10);

    private static readonly Axis StepAxis = new(new("Training step", "训练步"));
    private static readonly FigureDeclaration Norms = new(
        "norms", FigureKind.Lines, new("Gradient norm", "梯度范数"), StepAxis, new(new("Norm over all weights", "全部权重的范数"), Logarithmic: true));
    private static readonly FigureDeclaration Losses = new(
        "losses", FigureKind.Lines, new("Loss", "损失"), StepAxis, new(new("Mean squared error", "均方误差"), Logarithmic: true));
    private static readonly FigureDeclaration FirstSeen = new(
        "firstSeen", FigureKind.Bars, new("When each sign was first seen (no bar: never)", "每个迹象首次出现的时间（无柱：从未出现）"), null, new(new("Training step", "训练步"), Min: 0), Signs);

    public virtual DemoDeclaration Declaration { get; } = new(
        "explosion-detector", 1, new("Explosion detector", "梯度爆炸探测器"),
        new("A net is trained until something overflows: which sign is seen first?", "训练一个网络直到数值溢出：哪个迹象最先出现？"),
        UsesSeed: true, [Activation, Gain, Depth, LearningRate, RateGrowth, Threshold, StepCount], [Norms, Losses, FirstSeen],
        [
            Facts.Number("norm.first", "Gradient norm at the first step", "第一步的梯度范数"),
            Facts.Number("norm.step", "Step at which the norm first exceeded the threshold (∞: never)", "范数首次超过阈值的步（∞：从未）"),
            Facts.Number("jump.step", "Step at which the loss was first 10 times its lowest so far (∞: never)", "损失首次达到此前最低值 10 倍的步（∞：从未）"),
            Facts.Number("overflow.step", "Step at which something was first infinite or NaN (∞: never)", "首次出现无穷大或 NaN 的步（∞：从未）"),
            Facts.Number("nan.step", "Step at which the loss was first NaN (∞: never)", "损失首次为 NaN 的步（∞：从未）"),
            Facts.Label("overflow.place", "What overflowed first", "最先溢出的是什么"),
            Facts.Number("loss.first", "Loss at the first step", "第一步的损失"),
            Facts.Number("loss.last", "Loss at the last step", "最后一步的损失"),
            Facts.Truth("exploded", "Whether the loss became NaN", "损失是否变成 NaN"),
        ]);

    public Text Run(DemoRun run)
    {
        var inputs = Samples.Gaussian(run.Random("data"), ScalarType.Float32, Examples, Features);
        var targets = inputs.mm(Samples.Gaussian(run.Random("target"), ScalarType.Float32, Features, 1)).sin();
        var weights = MakeWeights(run);
        using var optimizer = optim.SGD(weights, run[LearningRate]);
        var (normCurve, lossCurve) = (run.Series(Norms, "norm", new("gradient norm", "梯度范数")), run.Series(Losses, "loss", new("loss", "损失")));
        var alarm = run.Series(Norms, "threshold", new("threshold", "阈值"));
        var (normStep, jumpStep, overflowStep, nanStep, place) = (Never, Never, Never, Never, "none");
        var (firstNorm, firstLoss, lastLoss, lowest) = (0.0, 0.0, 0.0, Never);

        run.Plan(run[StepCount]);
        foreach (var step in run.Steps(run[StepCount]))
        {
            optimizer.ParamGroups.First().LearningRate = run[LearningRate] * Math.Pow(run[RateGrowth], step);
            optimizer.zero_grad();
            var (output, activations) = Forward(run[Activation], inputs, weights);
            var loss = (output - targets).square().mean();
            loss.backward();
            var (lossValue, norm) = (loss.item<float>(), Norm(weights));
            if (step > 0)
            {
                // The update before made these weights; what it broke is seen only now.
                (overflowStep, place) = overflowStep == Never && !Finite(weights) ? (step, "weight") : (overflowStep, place);
            }

            (firstNorm, firstLoss) = step == 0 ? (norm, lossValue) : (firstNorm, firstLoss);
            lastLoss = lossValue;
            normCurve.Add(step, norm);
            lossCurve.Add(step, lossValue);
            alarm.Add(step, run[Threshold]);
            normStep = normStep == Never && Alarms(norm, run[Threshold]) ? step : normStep;
            jumpStep = jumpStep == Never && !(lossValue < 10 * lowest) ? step : jumpStep;
            lowest = Math.Min(lowest, lossValue);
            var broken = !Finite(activations) ? "activation" : !float.IsFinite(lossValue) ? "loss" : !double.IsFinite(norm) ? "gradient" : null;
            (overflowStep, place) = overflowStep == Never && broken is not null ? (step, broken) : (overflowStep, place);
            if (float.IsNaN(lossValue))
            {
                nanStep = step;
                break;
            }

            optimizer.step();
        }

        run.Bars(FirstSeen, "step", new("first seen", "首次出现"), [normStep, jumpStep, overflowStep, nanStep]);
        run.Fact("norm.first", firstNorm);
        run.Fact("norm.step", normStep);
        run.Fact("jump.step", jumpStep);
        run.Fact("overflow.step", overflowStep);
        run.Fact("nan.step", nanStep);
        run.Fact("overflow.place", place);
        run.Fact("loss.first", firstLoss);
        run.Fact("loss.last", lastLoss);
        run.Fact("exploded", nanStep < Never);
        return Outcome(run, normStep, jumpStep, overflowStep, nanStep, Places.Single(known => known.Id == place).Name, (firstLoss, lastLoss));
    }

    /// <summary>Whether the watch on the norm goes off. A norm that is no number must: NaN exceeds nothing.</summary>
    protected virtual bool Alarms(double norm, double threshold) => !(norm <= threshold);

    protected virtual double Spread(double gain, int fanIn) => gain / Math.Sqrt(fanIn);

    protected virtual Tensor Activate(string activation, Tensor z) => activation == "relu" ? z.relu() : z.tanh();

    private List<Parameter> MakeWeights(DemoRun run)
    {
        var (random, depth) = (run.Random("weights"), run[Depth]);
        var sizes = Enumerable.Repeat((long)Width, depth + 1).Prepend(Features).ToArray();
        sizes[^1] = 1;
        return [.. Enumerable.Range(0, depth + 1).Select(layer => new Parameter(
            Samples.Gaussian(random, ScalarType.Float32, sizes[layer], sizes[layer + 1]) * Spread(run[Gain], (int)sizes[layer])))];
    }

    private (Tensor Output, List<Tensor> Activations) Forward(string activation, Tensor inputs, List<Parameter> weights)
    {
        var activations = new List<Tensor> { inputs };
        foreach (var weight in weights.SkipLast(1))
        {
            activations.Add(Activate(activation, activations[^1].mm(weight)));
        }

        var output = activations[^1].mm(weights[^1]);
        return (output, [.. activations, output]);
    }

    private static double Norm(List<Parameter> weights) => Math.Sqrt(weights.Sum(weight => weight.grad!.to_type(ScalarType.Float64).square().sum().item<double>()));

    private static bool Finite(IEnumerable<Tensor> tensors) => tensors.All(tensor => tensor.isfinite().all().item<bool>());

    private static Text Outcome(DemoRun run, double norm, double jump, double overflow, double nan, Text place, (double First, double Last) loss)
    {
        static Text At(double step) => double.IsFinite(step) ? new($"at step {step}", $"第 {step} 步") : new("never", "从未出现");
        var signs = new Text(
            $"Gradient norm above {Say.Number(run[Threshold])}: {At(norm).En}; loss ten times its lowest: {At(jump).En}; NaN: {At(nan).En}.",
            $"梯度范数超过 {Say.Number(run[Threshold])}：{At(norm).Zh}；损失达到最低值的十倍：{At(jump).Zh}；NaN：{At(nan).Zh}。");
        return double.IsFinite(overflow)
            ? new($"{signs.En} First to overflow was {place.En}, {At(overflow).En}.", $"{signs.Zh}最先溢出的是{place.Zh}（{At(overflow).Zh}）。")
            : new($"{signs.En} Nothing overflowed; the loss went from {Say.Number(loss.First)} to {Say.Number(loss.Last)}.", $"{signs.Zh}没有发生溢出；损失从 {Say.Number(loss.First)} 变为 {Say.Number(loss.Last)}。");
    }
}
