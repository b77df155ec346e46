using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>
/// A recurrent net that is to sum up a sequence, trained by SGD from the same weights three times: as it is, with the gradient scaled down to a threshold, and with each
/// of its entries cut off there. The recurrence starts as a multiple of the identity (Le, Jaitly and Hinton 2015), so its spectral radius is what was chosen.
/// </summary>
public class GradientClippingDemo : IDemo
{
    private const int Hidden = 16, Batch = 32;
    private const double TargetScale = 3;

    private static readonly ChoiceSetting Activation = new(
        "activation", new("Recurrence", "循环的激活函数"), "relu", [new("relu", new("ReLU", "ReLU")), new("linear", new("none (linear)", "无（线性）")), new("tanh", new("tanh", "tanh"))]);
    private static readonly NumberSetting Radius = new(
        "radius", new("Spectral radius of the recurrence at the start", "循环矩阵的初始谱半径"), 1.2, 0.5, 1.6, 0.05, Help: new("The recurrent weights start as this times the identity.", "循环权重的初值为此数乘以单位矩阵。"));
    private static readonly IntegerSetting Length = new("length", new("Sequence length", "序列长度"), 30, 2, 50);
    private static readonly NumberSetting Threshold = new("threshold", new("Clipping threshold", "裁剪阈值"), 1, 0.01, 1000, 0.01, Logarithmic: true);
    private static readonly NumberSetting LearningRate = new("learningRate", new("Learning rate", "学习率"), 0.05, 0.001, 0.5, 0.001, Logarithmic: true);
    private static readonly IntegerSetting StepCount = new("steps", new("Training steps", "训练步数"), 150, 10, 300, 10);

    private static readonly Axis StepAxis = new(new("Training step", "训练步"));
    private static readonly FigureDeclaration Losses = new(
        "losses", FigureKind.Lines, new("Loss (a curve ends where it overflows)", "损失（曲线在溢出处中断）"), StepAxis, new(new("Mean squared error", "均方误差"), Logarithmic: true));
    private static readonly FigureDeclaration Norms = new(
        "norms", FigureKind.Lines, new("Gradient norm before clipping", "裁剪前的梯度范数"), StepAxis, new(new("Norm over all weights", "全部权重的范数"), Logarithmic: true));
    private static readonly FigureDeclaration OverTime = new(
        "overTime", FigureKind.Lines, new("At the start: gradient with respect to the hidden state", "训练前：对隐藏状态的梯度"),
        new(new("Steps back in time", "往回的时间步数")), new(new("Norm ÷ norm at the last step", "范数 ÷ 最后一步的范数"), Logarithmic: true));

    public virtual DemoDeclaration Declaration { get; } = new(
        "gradient-clipping", 1, new("Gradient clipping", "梯度裁剪"),
        new("A recurrent net whose gradient grows with every step back in time, trained with and without clipping.", "一个梯度随时间回传而增大的循环网络：训练时裁剪与不裁剪的对比。"),
        UsesSeed: true, [Activation, Radius, Length, Threshold, LearningRate, StepCount], [Losses, Norms, OverTime],
        [
            Facts.Truth("plain.finite", "Without clipping: all losses finite", "不裁剪：损失始终有限"),
            Facts.Number("plain.loss", "Without clipping: loss at the end", "不裁剪：最终损失"),
            Facts.Truth("clipped.finite", "Clipped by norm: all losses finite", "按范数裁剪：损失始终有限"),
            Facts.Number("clipped.loss", "Clipped by norm: loss at the end", "按范数裁剪：最终损失"),
            Facts.Number("clipped.cosine", "Clipped by norm: cosine of the first gradient before and after", "按范数裁剪：首个梯度裁剪前后的夹角余弦"),
            Facts.Truth("byValue.finite", "Clipped by value: all losses finite", "按值裁剪：损失始终有限"),
            Facts.Number("byValue.loss", "Clipped by value: loss at the end", "按值裁剪：最终损失"),
            Facts.Number("byValue.cosine", "Clipped by value: cosine of the first gradient before and after", "按值裁剪：首个梯度裁剪前后的夹角余弦"),
            Facts.Integer("plain.steps", "Without clipping: steps until it overflowed, or all", "不裁剪：溢出前的步数，或全部步数"),
            Facts.Number("first.loss", "Loss before training", "训练前的损失"),
            Facts.Number("first.norm", "Gradient norm before training", "训练前的梯度范数"),
            Facts.Number("back.ratio", "At the start: gradient at the first time step ÷ at the last", "训练前：第一个时间步的梯度 ÷ 最后一个时间步的梯度"),
        ]);

    public Text Run(DemoRun run)
    {
        run.Plan(3 * run[StepCount]);
        var plain = Train(run, "plain", new("no clipping", "不裁剪"), null);
        var clipped = Train(run, "clipped", new("clipped by norm", "按范数裁剪"), ClipNorm);
        var byValue = Train(run, "byValue", new("clipped by value", "按值裁剪"), ClipValue);
        var back = BackThroughTime(run);
        run.Fact("plain.finite", plain.Finite);
        run.Fact("plain.loss", plain.Loss);
        run.Fact("clipped.finite", clipped.Finite);
        run.Fact("clipped.loss", clipped.Loss);
        run.Fact("clipped.cosine", clipped.Cosine);
        run.Fact("byValue.finite", byValue.Finite);
        run.Fact("byValue.loss", byValue.Loss);
        run.Fact("byValue.cosine", byValue.Cosine);
        run.Fact("plain.steps", (long)plain.Steps);
        run.Fact("first.loss", plain.FirstLoss);
        run.Fact("first.norm", plain.FirstNorm);
        run.Fact("back.ratio", back);
        return new(
            $"From the last of {run[Length]} time steps back to the first the gradient is multiplied by {Say.Number(back)}. Without clipping {Ending(plain).En}; "
            + $"clipped by norm {Ending(clipped).En}, clipped by value {Ending(byValue).En}. The first gradient has a norm of {Say.Number(plain.FirstNorm)}; "
            + $"clipping by norm keeps its direction, clipping by value turns it to a cosine of {Say.Number(byValue.Cosine)}.",
            $"从 {run[Length]} 个时间步的最后一步传回第一步，梯度变为 {Say.Number(back)} 倍。不裁剪时{Ending(plain).Zh}；按范数裁剪时{Ending(clipped).Zh}，按值裁剪时{Ending(byValue).Zh}。"
            + $"首个梯度的范数是 {Say.Number(plain.FirstNorm)}；按范数裁剪保持方向，按值裁剪后与原方向的夹角余弦是 {Say.Number(byValue.Cosine)}。");
    }

    protected virtual double StartRadius(double radius) => radius;

    protected virtual Tensor Activate(string activation, Tensor z) => activation switch { "relu" => z.relu(), "tanh" => z.tanh(), _ => z };

    /// <summary>Scales all gradients by the same factor, so that their norm together is the threshold at most.</summary>
    protected virtual void ClipNorm(List<Parameter> weights, double threshold) => nn.utils.clip_grad_norm_(weights, threshold);

    /// <summary>Cuts each entry of the gradients off at the threshold, by itself.</summary>
    protected virtual void ClipValue(List<Parameter> weights, double threshold) => nn.utils.clip_grad_value_(weights, threshold);

    private static Tensor Gradients(List<Parameter> weights) => cat([.. weights.Select(weight => weight.grad!.flatten())]).to_type(ScalarType.Float64);

    private static double Cosine(Tensor one, Tensor other) => (one.dot(other) / (one.norm() * other.norm())).item<double>();

    private static Text Ending(Trained trained) => trained.Finite
        ? new($"the loss ends at {Say.Number(trained.Loss)}", $"最终损失为 {Say.Number(trained.Loss)}")
        : new($"training overflows at step {trained.Steps}", $"第 {trained.Steps} 步溢出");

    /// <summary>Weights into, within and out of the recurrence.</summary>
    private List<Parameter> MakeWeights(DemoRun run)
    {
        var random = run.Random("weights");
        var into = Samples.Gaussian(random, ScalarType.Float32, 1, Hidden);
        var outOf = Samples.Gaussian(random, ScalarType.Float32, Hidden, 1) / Math.Sqrt(Hidden);
        return [new(into), new(eye(Hidden) * StartRadius(run[Radius])), new(outOf)];
    }

    /// <summary>The hidden states after each time step, and the output after the last.</summary>
    private (List<Tensor> States, Tensor Output) Forward(string activation, List<Parameter> weights, Tensor inputs)
    {
        var states = new List<Tensor> { zeros(Batch, Hidden) };
        for (var time = 0L; time < inputs.shape[1]; time++)
        {
            var z = inputs.narrow(1, time, 1).mm(weights[0]) + states[^1].mm(weights[1]);
            states.Add(Activate(activation, z));
        }

        return (states, states[^1].mm(weights[2]));
    }

    private static Tensor Loss(Tensor output, Tensor inputs) => (output - TargetScale * inputs.mean([1L], keepdim: true)).square().mean();

    private Trained Train(DemoRun run, string id, Text name, Action<List<Parameter>, double>? clip)
    {
        var (batches, weights) = (run.Random("batches"), MakeWeights(run));
        using var optimizer = optim.SGD(weights, run[LearningRate]);
        var (lossCurve, normCurve) = (run.Series(Losses, id, name), run.Series(Norms, id, name));
        var trained = new Trained(true, double.NaN, double.NaN, double.NaN, 1, 0);
        foreach (var step in run.Steps(run[StepCount], name))
        {
            optimizer.zero_grad();
            var inputs = Samples.Gaussian(batches, ScalarType.Float32, Batch, run[Length]);
            var loss = Loss(Forward(run[Activation], weights, inputs).Output, inputs);
            loss.backward();
            var before = Gradients(weights).clone();
            var (value, norm) = (loss.item<float>(), before.norm().item<double>());
            lossCurve.Add(step, value);
            normCurve.Add(step, norm);
            if (!float.IsFinite(value) || !double.IsFinite(norm))
            {
                return trained with { Finite = false, Loss = double.PositiveInfinity, Steps = step };
            }

            clip?.Invoke(weights, run[Threshold]);
            trained = step == 0
                ? trained with { FirstLoss = value, FirstNorm = norm, Loss = value, Cosine = norm > 0 ? Cosine(before, Gradients(weights)) : 1 }
                : trained with { Loss = value };
            optimizer.step();
        }

        return trained with { Steps = run[StepCount] };
    }

    /// <summary>The gradient with respect to the hidden state after each time step, from the last to the first, before any training.</summary>
    private double BackThroughTime(DemoRun run)
    {
        using var scope = NewDisposeScope();
        var inputs = Samples.Gaussian(run.Random("batches"), ScalarType.Float32, Batch, run[Length]);
        var (states, output) = Forward(run[Activation], MakeWeights(run), inputs);
        var gradients = autograd.grad([Loss(output, inputs)], [.. states.Skip(1)]);
        var norms = gradients.Reverse().Select(gradient => gradient.to_type(ScalarType.Float64).norm().item<double>()).ToArray();
        run.Series(OverTime, "start", new("before training", "训练前")).Replace(norms.Select((norm, back) => ((double)back, norm / norms[0])));
        return norms[^1] / norms[0];
    }

    /// <param name="Cosine">Of the first gradient before and after clipping.</param>
    private sealed record Trained(bool Finite, double Loss, double FirstLoss, double FirstNorm, double Cosine, int Steps);
}
