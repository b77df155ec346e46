using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Normalization;

/// <summary>One deep ReLU net, plain and with batch normalization, from the same first weights and on the same batches: how the loss falls, and how large the
/// gradient of each layer's output is before the first step. Beside it batch normalization written out (Ioffe and Szegedy 2015, algorithm 1).</summary>
public class BatchNormTrainingDemo : IDemo
{
    private const int Width = 32, TrainingPoints = 512, TestPoints = 1000, ProbePoints = 256, JudgeEvery = 5, Last = 10;
    private const double Spread = 0.15, Epsilon = 1e-5, MostDrawn = 100;

    private static readonly IntegerSetting Depth = new("depth", new("Hidden layers", "隐藏层数"), 10, 2, 30);
    private static readonly NumberSetting LearningRate = new("learningRate", new("Learning rate", "学习率"), 1, 0.01, 3, 0.01, Logarithmic: true);
    private static readonly NumberSetting Gain = new(
        "gain", new("Scale of the first weights", "初始权重的尺度"), 1, 0.1, 10, 0.1, Logarithmic: true, Help: new("1 is Kaiming's.", "1 即 Kaiming 初始化。"));
    private static readonly BooleanSetting Shortcuts = new("shortcuts", new("Shortcuts around the hidden layers", "隐藏层加捷径连接"), false);
    private static readonly IntegerSetting Batch = new("batch", new("Batch size", "批大小"), 64, 2, 256);
    private static readonly IntegerSetting StepCount = new("steps", new("Training steps", "训练步数"), 150, 10, 300, 10);

    private static readonly Axis Steps = new(new("Step", "步"));
    private static readonly FigureDeclaration Loss = new(
        "loss", FigureKind.Lines, new("Training loss", "训练损失"), Steps, new(new("Cross-entropy loss", "交叉熵损失"), Logarithmic: true));
    private static readonly FigureDeclaration Accuracy = new(
        "accuracy", FigureKind.Lines, new("Accuracy on new points", "新数据上的准确率"), Steps, new(new("Share of right answers", "正确比例"), Min: 0, Max: 1));
    private static readonly FigureDeclaration Gradients = new(
        "gradients", FigureKind.Lines, new("Gradient of each hidden layer's output, before the first step", "训练开始前，各隐藏层输出的梯度"),
        new(new("Hidden layer, from the input", "隐藏层（从输入端数起）")), new(new("Norm ÷ norm at the last hidden layer", "范数 ÷ 最后一个隐藏层的范数"), Logarithmic: true));

    private static readonly Text PlainName = new("plain", "不加 BN"), NormalizedName = new("batch norm", "加 BN");

    public virtual DemoDeclaration Declaration { get; } = new(
        "batch-norm-training", 1, new("Training with batch normalization", "用批归一化训练"),
        new("A deep net with and without batch normalization: loss, and gradients layer by layer.", "一个深层网络，加与不加批归一化：损失，以及逐层的梯度。"),
        UsesSeed: true, [Depth, LearningRate, Gain, Shortcuts, Batch, StepCount], [Loss, Accuracy, Gradients],
        [
            Facts.Number("plain.loss", "Plain net: training loss at the end", "不加 BN：最终训练损失"),
            Facts.Number("bn.loss", "Batch norm: training loss at the end", "加 BN：最终训练损失"),
            Facts.Number("plain.accuracy", "Plain net: accuracy on new points", "不加 BN：新数据上的准确率"),
            Facts.Number("bn.accuracy", "Batch norm: accuracy on new points", "加 BN：新数据上的准确率"),
            Facts.Number("plain.growth", "Plain net: growth of the gradient per layer towards the input, at the start", "不加 BN：训练开始前梯度朝输入端每层的增长倍数"),
            Facts.Number("bn.growth", "Batch norm: growth of the gradient per layer towards the input, at the start", "加 BN：训练开始前梯度朝输入端每层的增长倍数"),
            Facts.Number("plain.biasGradient", "Plain net: share of the first gradient's norm that is in the hidden biases", "不加 BN：首个梯度的范数中隐藏层偏置所占的比例"),
            Facts.Number("bn.biasGradient", "Batch norm: share of the first gradient's norm that is in the hidden biases", "加 BN：首个梯度的范数中隐藏层偏置所占的比例"),
            Facts.Number("hand.difference", "Largest difference of hand-written and library batch norm", "手写与库实现 BN 的最大差异"),
        ]);

    public Text Run(DemoRun run)
    {
        var train = Samples.Moons(run.Random("train"), TrainingPoints, Spread);
        var test = Samples.Moons(run.Random("test"), TestPoints, Spread);
        run.Plan(2 * run[StepCount]);
        var plain = Train(run, "plain", PlainName, train, test, normalize: false);
        var normalized = Train(run, "bn", NormalizedName, train, test, normalize: true);
        var difference = Difference(run);
        run.Fact("hand.difference", difference);
        return new(
            $"Plain: training loss {Say.Number(plain.Loss)}, {Say.Percent(plain.Accuracy)} right on new points. With batch norm: {Say.Number(normalized.Loss)} and {Say.Percent(normalized.Accuracy)}. "
            + $"Before the first step the gradient changes by a factor of {Say.Number(plain.Growth)} per layer towards the input in the plain net and of {Say.Number(normalized.Growth)} with batch norm.",
            $"不加 BN：训练损失 {Say.Number(plain.Loss)}，新数据上准确率 {Say.Percent(plain.Accuracy)}。加 BN：{Say.Number(normalized.Loss)} 和 {Say.Percent(normalized.Accuracy)}。"
            + $"训练开始前，梯度朝输入端每过一层，不加 BN 时变为 {Say.Number(plain.Growth)} 倍，加 BN 时变为 {Say.Number(normalized.Growth)} 倍。");
    }

    /// <summary>What stands between a hidden layer's weighted sums and its ReLU.</summary>
    protected virtual nn.Module<Tensor, Tensor> Normalization(int width) => nn.BatchNorm1d(width, Epsilon);

    /// <summary>What is added up is divided by the batch size less this.</summary>
    protected virtual int Correction => 0;

    private Result Train(DemoRun run, string id, Text name, LabelledPoints train, LabelledPoints test, bool normalize)
    {
        run.SeedTorch("net");
        using var net = new Stack(run[Depth], run[Gain], run[Shortcuts], () => normalize ? Normalization(Width) : nn.Identity());
        var (growth, share) = Probe(run, id, name, net, train.Draw(run.Random("probe"), ProbePoints));
        using var optimizer = optim.SGD(net.parameters(), run[LearningRate]);
        var (batches, losses) = (run.Random("batches"), new Queue<double>());
        var (lossCurve, accuracyCurve) = (run.Series(Loss, id, name), run.Series(Accuracy, id, name));
        var accuracy = 0.0;
        foreach (var step in run.Steps(run[StepCount], name))
        {
            net.train();
            optimizer.zero_grad();
            var loss = Nets.BinaryLoss(net, train.Draw(batches, run[Batch]));
            loss.backward();
            optimizer.step();
            losses.Enqueue(loss.item<float>());
            lossCurve.Add(step + 1, losses.Last() <= MostDrawn ? losses.Last() : double.NaN);
            if ((step + 1) % JudgeEvery == 0)
            {
                net.eval();
                accuracy = Nets.JudgeBinary(net, test).Accuracy;
                accuracyCurve.Add(step + 1, accuracy);
            }
        }

        var result = new Result(losses.Skip(losses.Count - Last).Average(), accuracy, growth);
        run.Fact($"{id}.loss", result.Loss);
        run.Fact($"{id}.accuracy", result.Accuracy);
        run.Fact($"{id}.growth", result.Growth);
        run.Fact($"{id}.biasGradient", share);
        return result;
    }

    /// <summary>One backward pass before the first step: how the gradient of the hidden outputs grows per layer towards the input (a straight line through the
    /// logarithms), and the hidden biases' share of the whole gradient's norm.</summary>
    private static (double Growth, double Share) Probe(DemoRun run, string id, Text name, Stack net, LabelledPoints points)
    {
        using var scope = NewDisposeScope();
        net.train();
        using var targets = points.Targets;
        var outputs = new List<Tensor>();
        var loss = nn.functional.binary_cross_entropy_with_logits(net.Forward(points.Inputs, outputs), targets);
        outputs.ForEach(output => output.retain_grad());
        loss.backward();
        var norms = outputs.Select(output => Math.Sqrt(Squares(output.grad!))).ToArray();
        run.Series(Gradients, id, name).Replace(norms.Select((norm, layer) => (layer + 1.0, norm / norms[^1])));
        var share = Math.Sqrt(net.HiddenBiases.Sum(bias => Squares(bias.grad!)) / net.parameters().Sum(parameter => Squares(parameter.grad!)));
        var (middle, mean) = ((norms.Length + 1) / 2.0, norms.Average(Math.Log));
        var slope = norms.Select((norm, layer) => (layer + 1 - middle) * (Math.Log(norm) - mean)).Sum() / norms.Select((_, layer) => Math.Pow(layer + 1 - middle, 2)).Sum();
        net.zero_grad();
        return (Math.Exp(-slope), share);
    }

    /// <summary>In Float64: in Float32 the squares of small numbers would be zero.</summary>
    private static double Squares(Tensor numbers) => numbers.to_type(ScalarType.Float64).square().sum().item<double>();

    /// <summary>Batch normalization written out, with γ and β, against the library's, in Float64.</summary>
    private double Difference(DemoRun run)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var random = run.Random("hand");
        var x = 3 + 2 * Samples.Gaussian(random, ScalarType.Float64, run[Batch], Width);
        using var library = nn.BatchNorm1d(Width, Epsilon, dtype: ScalarType.Float64);
        library.weight!.copy_(Samples.Gaussian(random, ScalarType.Float64, Width));
        library.bias!.copy_(Samples.Gaussian(random, ScalarType.Float64, Width));
        var mean = x.sum([0L]) / run[Batch];
        var variance = (x - mean).square().sum([0L]) / (run[Batch] - Correction);
        var hand = library.weight * (x - mean) / (variance + Epsilon).sqrt() + library.bias;
        return (hand - library.call(x)).abs().max().item<double>();
    }

    private sealed record Result(double Loss, double Accuracy, double Growth);
}
