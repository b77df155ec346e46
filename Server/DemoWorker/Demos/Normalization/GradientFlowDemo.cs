using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Normalization;

/// <summary>
/// What is left of the gradient at each layer of a net that has just been initialised: plain, and with two kinds of shortcut. Gradients of the activations, because those of
/// the weights also carry the size of what comes in, and the two can cancel. In Float64: in Float32 a deep net overflows.
/// </summary>
public class GradientFlowDemo : IDemo
{
    private const int Batch = 64;

    private static readonly ChoiceSetting Activation = new("activation", new("Activation", "激活函数"), "relu",
        [new("relu", new("ReLU", "ReLU")), new("tanh", new("tanh", "tanh")), new("sigmoid", new("sigmoid", "sigmoid")), new("linear", new("none (linear)", "无（线性）"))]);
    private static readonly NumberSetting Gain = new(
        "gain", new("Initialization gain", "初始化增益"), 1, 0.25, 25, 0.05, Logarithmic: true,
        Help: new("Weights start with standard deviation gain ÷ √width.", "权重初值的标准差为 增益 ÷ √宽度。"));
    private static readonly IntegerSetting Depth = new("depth", new("Layers", "层数"), 20, 2, 60);
    private static readonly IntegerSetting Width = new("width", new("Units per layer", "每层神经元数"), 64, 16, 128, 16);
    private static readonly NumberSetting BranchPower = new(
        "branchPower", new("Scaled residual branch: divide by depth to the power", "缩放的残差分支：除以深度的几次方"), 0.5, 0, 1, 0.25,
        Help: new("0.5 divides each branch by √depth; 0 leaves it as it is.", "0.5 表示每个分支除以 √深度；0 表示不缩放。"));

    private static readonly Axis LayerAxis = new(new("Layer (0 = input)", "层（0 为输入）"));
    private static readonly FigureDeclaration Gradients = new(
        "gradients", FigureKind.Lines, new("Gradient with respect to the activations", "对激活值的梯度"), LayerAxis, new(new("Norm ÷ norm at the last layer", "范数 ÷ 最后一层的范数"), Logarithmic: true));
    private static readonly FigureDeclaration Activations = new(
        "activations", FigureKind.Lines, new("Size of the activations", "激活值的大小"), LayerAxis, new(new("Root mean square", "均方根"), Logarithmic: true));
    private static readonly FigureDeclaration WeightGradients = new(
        "weightGradients", FigureKind.Lines, new("Gradient with respect to the weights", "对权重的梯度"), LayerAxis, new(new("Norm", "范数"), Logarithmic: true));

    public virtual DemoDeclaration Declaration { get; } = new(
        "gradient-flow", 1, new("Gradient flow", "梯度传播"),
        new("How the gradient shrinks or grows from layer to layer in a net that has just been initialised.", "在刚初始化的网络里，梯度逐层怎样变小或变大。"),
        UsesSeed: true, [Activation, Gain, Depth, Width, BranchPower], [Gradients, Activations, WeightGradients],
        [
            Facts.Number("plain.factor", "Plain net: factor per layer, toward the input", "普通网络：往输入方向每过一层的倍数"),
            Facts.Number("plain.ratio", "Plain net: gradient at the input ÷ at the last layer", "普通网络：输入处的梯度 ÷ 最后一层的梯度"),
            Facts.Number("predicted.factor", "Gain × root mean square of the activation's derivative", "增益 × 激活函数导数的均方根"),
            Facts.Number("weight.factor", "Plain net: factor per layer of the weights' gradient", "普通网络：权重梯度每过一层的倍数"),
            Facts.Number("unscaled.factor", "Shortcuts, branch unscaled: factor per layer", "残差分支不缩放：每过一层的倍数"),
            Facts.Number("unscaled.ratio", "Shortcuts, branch unscaled: gradient at the input ÷ at the last layer", "残差分支不缩放：输入处的梯度 ÷ 最后一层的梯度"),
            Facts.Number("scaled.factor", "Shortcuts, branch scaled: factor per layer", "残差分支缩放：每过一层的倍数"),
            Facts.Number("scaled.ratio", "Shortcuts, branch scaled: gradient at the input ÷ at the last layer", "残差分支缩放：输入处的梯度 ÷ 最后一层的梯度"),
        ]);

    public Text Run(DemoRun run)
    {
        var (width, depth, random) = (run[Width], run[Depth], run.Random("weights"));
        var input = Samples.Gaussian(run.Random("inputs"), ScalarType.Float64, Batch, width);
        var readout = Samples.Gaussian(run.Random("readout"), ScalarType.Float64, width, 1);
        var weights = Enumerable.Range(0, depth).Select(_ => Samples.Gaussian(random, ScalarType.Float64, width, width) * Spread(run[Gain], width)).ToList();

        var plain = Flow(run, "plain", new("plain", "普通网络"), input, readout, weights, null);
        var unscaled = Flow(run, "unscaled", new("shortcuts, branch as it is", "残差，分支不缩放"), input, readout, weights, 1);
        var scaled = Flow(run, "scaled", new("shortcuts, branch scaled down", "残差，分支缩放"), input, readout, weights, Math.Pow(depth, -run[BranchPower]));
        run.Fact("plain.factor", plain.Factor);
        run.Fact("plain.ratio", plain.Ratio);
        run.Fact("predicted.factor", run[Gain] * plain.Derivative);
        run.Fact("weight.factor", plain.WeightFactor);
        run.Fact("unscaled.factor", unscaled.Factor);
        run.Fact("unscaled.ratio", unscaled.Ratio);
        run.Fact("scaled.factor", scaled.Factor);
        run.Fact("scaled.ratio", scaled.Ratio);
        return new(
            $"Per layer toward the input, the plain net multiplies the gradient by {Say.Number(plain.Factor)}; gain × derivative predicts {Say.Number(run[Gain] * plain.Derivative)}. "
            + $"After {depth} layers {Say.Number(plain.Ratio)} times the gradient is left: {Verdict(plain.Ratio).En}. "
            + $"With shortcuts it is {Say.Number(unscaled.Ratio)} times, and {Say.Number(scaled.Ratio)} times when each branch is scaled down.",
            $"往输入方向每过一层，普通网络的梯度变为 {Say.Number(plain.Factor)} 倍；“增益 × 导数”的预测是 {Say.Number(run[Gain] * plain.Derivative)}。"
            + $"过了 {depth} 层，梯度变为原来的 {Say.Number(plain.Ratio)} 倍：{Verdict(plain.Ratio).Zh}。加上残差连接是 {Say.Number(unscaled.Ratio)} 倍，再把每个分支缩小则是 {Say.Number(scaled.Ratio)} 倍。");
    }

    /// <summary>The standard deviation that weights start with.</summary>
    protected virtual double Spread(double gain, int fanIn) => gain / Math.Sqrt(fanIn);

    /// <summary>A layer with a shortcut around it.</summary>
    protected virtual Tensor Join(Tensor input, Tensor branch) => input + branch;

    protected virtual Tensor Activate(string activation, Tensor z) => activation switch
    {
        "relu" => z.relu(),
        "tanh" => z.tanh(),
        "sigmoid" => z.sigmoid(),
        _ => z * 1,
    };

    private static Tensor Derivative(string activation, Tensor z) => activation switch
    {
        "relu" => (z > 0).to_type(ScalarType.Float64),
        "tanh" => 1 - z.tanh().square(),
        "sigmoid" => z.sigmoid() * (1 - z.sigmoid()),
        _ => ones_like(z),
    };

    private static Text Verdict(double ratio) => ratio switch
    {
        0 => new("every path is dead", "所有通路都已失活"),
        < 0.1 => new("it vanishes", "梯度消失"),
        > 10 => new("it explodes", "梯度爆炸"),
        _ => new("it neither vanishes nor explodes", "既没有消失，也没有爆炸"),
    };

    /// <summary>Runs the net once, and its gradient back to every layer. The loss is a fixed weighted sum of the last layer, so that no loss adds a factor of its own.</summary>
    /// <param name="branch">What each layer's output is multiplied by before it is added to its input; null for a net without shortcuts.</param>
    private FlowResult Flow(DemoRun run, string id, Text name, Tensor input, Tensor readout, List<Tensor> weights, double? branch)
    {
        run.ThrowIfStopped();
        using var scope = NewDisposeScope();
        var own = weights.Select(weight => weight.detach().clone().requires_grad_()).ToList();
        var layers = new List<Tensor> { input.detach().clone().requires_grad_() };
        var squares = 0.0;
        foreach (var weight in own)
        {
            var z = layers[^1].mm(weight);
            squares += Math.Log(Derivative(run[Activation], z.detach()).square().mean().item<double>());
            var output = Activate(run[Activation], z);
            layers.Add(branch is { } scale ? Join(layers[^1], scale * output) : output);
        }

        var all = autograd.grad([layers[^1].mm(readout).sum() / Batch], [.. layers, .. own]);
        var gradients = all.Take(layers.Count).Select(Norm).ToArray();
        var weightGradients = all.Skip(layers.Count).Select(Norm).ToArray();
        run.Series(Gradients, id, name).Replace(gradients.Select((norm, layer) => ((double)layer, norm / gradients[^1])));
        run.Series(Activations, id, name).Replace(layers.Select((layer, index) => ((double)index, layer.square().mean().sqrt().item<double>())));
        run.Series(WeightGradients, id, name).Replace(weightGradients.Select((norm, layer) => (layer + 1.0, norm)));
        return new(FactorTowardInput(gradients), gradients[0] / gradients[^1], FactorTowardInput(weightGradients), Math.Exp(squares / own.Count / 2));
    }

    private static double Norm(Tensor tensor) => tensor.norm().item<double>();

    /// <summary>From a straight line through the logarithms: what the norm is multiplied by from one layer to the one before it.</summary>
    private static double FactorTowardInput(double[] norms)
    {
        if (norms.Any(norm => norm <= 0))
        {
            return 0;
        }

        var (middle, mean) = ((norms.Length - 1) / 2.0, norms.Average(Math.Log));
        return Math.Exp(-norms.Select((norm, layer) => (layer - middle) * (Math.Log(norm) - mean)).Sum() / norms.Select((_, layer) => (layer - middle) * (layer - middle)).Sum());
    }

    /// <param name="Derivative">Root mean square of the activation's derivative, over all layers.</param>
    private sealed record FlowResult(double Factor, double Ratio, double WeightFactor, double Derivative);
}
