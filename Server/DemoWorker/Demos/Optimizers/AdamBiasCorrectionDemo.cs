using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Optimizers;

/// <summary>
/// Adam written out (Kingma and Ba 2015, algorithm 1) beside the library's, on least squares with mini-batches, and beside the step that the same moments would
/// give without bias correction. In Float64: in Float32 the two would differ by rounding alone.
/// </summary>
public class AdamBiasCorrectionDemo : IDemo
{
    private const int Parameters = 20, Examples = 256, Batch = 32;
    private const double Epsilon = 1e-8;

    private static readonly NumberSetting Beta1 = new("beta1", new("β₁, memory of the gradients", "β₁（梯度的记忆）"), 0.9, 0, 0.99, 0.01);
    private static readonly NumberSetting Beta2 = new("beta2", new("β₂, memory of the squared gradients", "β₂（梯度平方的记忆）"), 0.999, 0.5, 0.9999, 0.001);
    private static readonly NumberSetting LearningRate = new("learningRate", new("Learning rate", "学习率"), 0.001, 0.0001, 0.1, 0.0001, Logarithmic: true);
    private static readonly IntegerSetting Steps = new("steps", new("Steps", "步数"), 200, 10, 500);

    private static readonly Axis StepAxis = new(new("Step", "步"));
    private static readonly FigureDeclaration StepSize = new(
        "stepSize", FigureKind.Lines, new("How far a parameter moves at most", "参数一步最多移动的距离"),
        StepAxis, new(new("Largest step of any parameter ÷ learning rate", "各参数中最大的步长 ÷ 学习率"), Logarithmic: true));
    private static readonly FigureDeclaration Difference = new(
        "difference", FigureKind.Lines, new("Hand-written against library", "手写实现与库实现的差异"),
        StepAxis, new(new("Largest difference ÷ largest parameter", "最大差异 ÷ 最大参数"), Logarithmic: true));

    public virtual DemoDeclaration Declaration { get; } = new(
        "adam-bias-correction", 1, new("Adam's bias correction", "Adam 的偏差修正"),
        new("Adam written out against the library's, and its steps with and without the correction.", "把 Adam 手写出来与库实现对照，并比较有无修正时的步长。"),
        UsesSeed: true, [Beta1, Beta2, LearningRate, Steps], [StepSize, Difference],
        [
            Facts.Number("hand.difference", "Largest relative difference of hand-written and library Adam", "手写与库实现 Adam 的最大相对差异"),
            Facts.Number("first.corrected", "First step with correction, in learning rates", "有修正时的第一步（以学习率为单位）"),
            Facts.Number("first.uncorrected", "First step without correction, in learning rates", "无修正时的第一步（以学习率为单位）"),
            Facts.Number("first.ratio", "First step without correction, divided by with", "第一步：无修正与有修正之比"),
            Facts.Number("first.predicted", "(1 − β₁) / √(1 − β₂)", "(1 − β₁) / √(1 − β₂)"),
            Facts.Number("largest.corrected", "Largest step of any parameter with correction, in learning rates", "有修正时任一参数的最大一步（以学习率为单位）"),
            Facts.Number("largest.uncorrected", "Largest step of any parameter without correction, in learning rates", "无修正时任一参数的最大一步（以学习率为单位）"),
        ]);

    public Text Run(DemoRun run)
    {
        var (beta1, beta2, rate, steps) = (run[Beta1], run[Beta2], run[LearningRate], run[Steps]);
        var (data, batches) = (run.Random("data"), run.Random("batches"));
        var inputs = Samples.Gaussian(data, ScalarType.Float64, Examples, Parameters);
        var targets = inputs.mm(Samples.Gaussian(data, ScalarType.Float64, Parameters, 1)) + 0.5 * Samples.Gaussian(data, ScalarType.Float64, Examples, 1);
        var hand = Samples.Gaussian(run.Random("start"), ScalarType.Float64, Parameters, 1);
        var (mean, square) = (zeros_like(hand), zeros_like(hand));
        using var library = new Parameter(hand.clone());
        using var optimizer = optim.Adam([library], rate, beta1, beta2, Epsilon);
        var corrected = run.Series(StepSize, "corrected", new("with correction", "有修正"));
        var uncorrected = run.Series(StepSize, "uncorrected", new("without correction", "无修正"));
        var differences = run.Series(Difference, "difference", new("difference", "差异"));
        var (worst, firstWith, firstWithout, mostWith, mostWithout) = (0.0, 0.0, 0.0, 0.0, 0.0);

        run.Plan(steps);
        foreach (var step in run.Steps(steps))
        {
            var index = Samples.Indices(batches, Batch, Examples);
            var (x, y) = (inputs.index_select(0, index), targets.index_select(0, index));
            Tensor Gradient(Tensor at) => x.t().mm(x.mm(at) - y) / Batch;

            library.grad = Gradient(library.detach());
            optimizer.step();

            var gradient = Gradient(hand);
            mean.mul_(Memory(beta1)).add_(gradient * (1 - beta1));
            square.mul_(Memory(beta2)).add_(gradient.square() * (1 - beta2));
            var with = mean / Correction(beta1, step + 1) / ((square / Correction(beta2, step + 1)).sqrt() + Epsilon);
            var without = mean / (square.sqrt() + Epsilon);
            hand.sub_(with * rate);

            (firstWith, firstWithout) = step == 0 ? (with.abs().mean().item<double>(), without.abs().mean().item<double>()) : (firstWith, firstWithout);
            var (withMost, withoutMost) = (with.abs().max().item<double>(), without.abs().max().item<double>());
            (mostWith, mostWithout) = (Math.Max(mostWith, withMost), Math.Max(mostWithout, withoutMost));
            var difference = ((hand - library.detach()).abs().max() / library.detach().abs().max()).item<double>();
            worst = Math.Max(worst, difference);
            corrected.Add(step + 1, withMost);
            uncorrected.Add(step + 1, withoutMost);
            differences.Add(step + 1, difference);
        }

        var predicted = (1 - beta1) / Math.Sqrt(1 - beta2);
        run.Fact("hand.difference", worst);
        run.Fact("first.corrected", firstWith);
        run.Fact("first.uncorrected", firstWithout);
        run.Fact("first.ratio", firstWithout / firstWith);
        run.Fact("first.predicted", predicted);
        run.Fact("largest.corrected", mostWith);
        run.Fact("largest.uncorrected", mostWithout);
        return new(
            $"The first step is {Say.Number(firstWith)} × the learning rate with correction and {Say.Number(firstWithout)} × without; (1 − β₁)/√(1 − β₂) is {Say.Number(predicted)}. "
            + $"No parameter ever moved more than {Say.Number(mostWith)} × the learning rate with correction; without it would have been {Say.Number(mostWithout)} ×. "
            + $"Hand-written and library Adam differ by {Say.Number(worst)} at most.",
            $"第一步有修正时是学习率的 {Say.Number(firstWith)} 倍，无修正时是 {Say.Number(firstWithout)} 倍，而 (1 − β₁)/√(1 − β₂) 给出 {Say.Number(predicted)}。"
            + $"有修正时，任一参数一步最多移动学习率的 {Say.Number(mostWith)} 倍；无修正时会达到 {Say.Number(mostWithout)} 倍。手写与库实现的 Adam 最多相差 {Say.Number(worst)}。");
    }

    /// <summary>How much of a running mean each step keeps.</summary>
    protected virtual double Memory(double beta) => beta;

    /// <summary>What a running mean that starts at zero has seen of its input after so many steps.</summary>
    protected virtual double Correction(double beta, int step) => 1 - Math.Pow(beta, step);
}
