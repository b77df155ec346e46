using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>
/// A stack of linear layers beside the one layer that it equals, and XOR, which no linear layer can separate: nets of one hidden layer, with an activation and without,
/// of several widths and from many starts, all trained at once as a stack of matrices.
/// </summary>
public class LinearCollapseDemo : IDemo
{
    private const int Starts = 20, Steps = 400, Features = 4, Widest = 16;
    private const double Rate = 0.05;

    private static readonly int[] Widths = [1, 2, 4, 8, Widest];

    private static readonly IntegerSetting Layers = new("layers", new("Layers in the stack", "叠加的层数"), 3, 1, 100);
    private static readonly NumberSetting Slope = new("slope", new("Slope of each layer", "每层的斜率"), 2, -3, 3, 0.1);
    private static readonly NumberSetting Intercept = new("intercept", new("Intercept of each layer", "每层的截距"), 3, -5, 5, 0.1);
    private static readonly ChoiceSetting Activation = new(
        "activation", new("Activation between the layers", "层间的激活函数"), "relu",
        [
            new("relu", new("ReLU", "ReLU")), new("tanh", new("tanh", "tanh")), new("sigmoid", new("Sigmoid", "Sigmoid")), new("square", new("Square, x²", "平方 x²")),
            new("double", new("Doubling, 2x (linear)", "乘以 2（线性）")),
        ]);
    private static readonly ChoiceSetting Width = new(
        "width", new("Hidden units of the XOR net shown", "所示 XOR 网络的隐藏单元数"), $"{Widest}", [.. Widths.Select(width => new SettingOption($"{width}", new($"{width}", $"{width}")))]);

    private static readonly FigureDeclaration Functions = new(
        "functions", FigureKind.Lines, new("The stack as a function", "叠加后的函数"), new(new("Input x", "输入 x")), new(new("Output", "输出")));
    private static readonly FigureDeclaration Losses = new(
        "losses", FigureKind.Lines, new($"XOR: mean loss of {Starts} starts", $"XOR：{Starts} 个起点的平均损失"), new(new("Step", "步")), new(new("Cross-entropy loss", "交叉熵损失"), Logarithmic: true));
    private static readonly FigureDeclaration Solved = new(
        "solved", FigureKind.Bars, new($"XOR: how many of {Starts} starts get all four points right", $"XOR：{Starts} 个起点中四个点全对的个数"), new(new("Hidden units", "隐藏单元数")), new(new("Starts", "起点数"), Min: 0, Max: Starts),
        [.. Widths.Select(width => new Text($"{width}", $"{width}"))]);
    private static readonly FigureDeclaration Plane = new(
        "plane", FigureKind.Heatmap, new("XOR: probability of 1 given by the best net shown, with activation", "XOR：有激活函数的最佳网络给出的“输出 1”的概率"), new(new("First input", "第一个输入")), new(new("Second input", "第二个输入")));

    public virtual DemoDeclaration Declaration { get; } = new(
        "linear-collapse", 1, new("What linear layers collapse to", "线性层叠加的结果"),
        new("A stack of linear layers against the one layer that it equals; XOR with an activation and without.", "一叠线性层与等价的单层对照；有无激活函数时的 XOR。"),
        UsesSeed: true, [Layers, Slope, Intercept, Activation, Width], [Functions, Losses, Solved, Plane],
        [
            Facts.Number("composed.slope", "Slope of the one layer", "单层的斜率"),
            Facts.Number("composed.intercept", "Intercept of the one layer", "单层的截距"),
            Facts.Integer("linear.solved", "Starts without activation that solve XOR, width chosen", "无激活函数时解决 XOR 的起点数（所选宽度）"),
            Facts.Number("linear.loss", "Mean loss without activation at the end", "无激活函数时最终的平均损失"),
            Facts.Number("composed.difference", "Largest relative difference of stack and one layer", "叠加与单层的最大相对差异"),
            Facts.Number("matrix.difference", "The same for random layers of four units", "对四个单元的随机层的同一差异"),
            Facts.Number("activated.bend", "How far the stack with activation is from a straight line, as a share of its range", "有激活函数时偏离直线的程度（占取值范围的比例）"),
            Facts.Integer("linear.right", "Most points right without activation", "无激活函数时最多答对的点数"),
            Facts.Number("net.loss", "Mean loss with activation at the end, width chosen", "有激活函数时最终的平均损失（所选宽度）"),
            .. Widths.Select(width => Facts.Integer($"solved.{width}", $"Starts with {width} hidden units that solve XOR", $"{width} 个隐藏单元时解决 XOR 的起点数")),
        ]);

    public Text Run(DemoRun run)
    {
        var (layers, kind, width) = (run[Layers], run[Activation], int.Parse(run[Width]));
        Tensor Active(Tensor x) => Activate(kind, x);
        using var _ = no_grad();
        var one = (W: tensor(run[Slope], ScalarType.Float64).reshape(1, 1), b: tensor(run[Intercept], ScalarType.Float64).reshape(1));
        var (composed, bend, difference) = Stack(run, [.. Enumerable.Repeat(one, layers)], Active);
        run.SeedTorch("layers");
        var random = Enumerable.Range(0, layers).Select(_ => nn.Linear(Features, Features, dtype: ScalarType.Float64)).Select(layer => (layer.weight!.detach(), layer.bias!.detach())).ToArray();
        var (_, _, matrices) = Stack(null, random, Active);

        run.Plan(2 * Steps);
        var linear = Train(run, Widths, NoActivation, width, new("without activation", "无激活函数"));
        var net = Train(run, Widths, Active, width, new("with activation", "有激活函数"));
        run.Bars(Solved, "with", new("with activation", "有激活函数"), Widths.Select((_, place) => (double)net.Solved[place]));
        run.Bars(Solved, "without", new("without activation", "无激活函数"), Widths.Select((_, place) => (double)linear.Solved[place]));
        double[] places = [.. Enumerable.Range(0, 26).Select(place => -0.25 + 0.06 * place)];
        var points = tensor([.. places.SelectMany(y => places.SelectMany(x => new[] { x, y }))], [places.Length * places.Length, 2], ScalarType.Float64).clone();
        var shown = net.Best(points).sigmoid().data<double>().ToArray();
        run.Grid(Plane, places, places, (x, y) => Math.Round(shown[(int)Math.Round((y + 0.25) / 0.06) * places.Length + (int)Math.Round((x + 0.25) / 0.06)], 3));

        var (slope, intercept, linearSolved) = (composed.W.item<double>(), composed.b.item<double>(), linear.Solved[Array.IndexOf(Widths, width)]);
        run.Fact("composed.slope", slope);
        run.Fact("composed.intercept", intercept);
        run.Fact("composed.difference", difference);
        run.Fact("matrix.difference", matrices);
        run.Fact("activated.bend", bend);
        run.Fact("linear.solved", linearSolved);
        run.Fact("linear.right", linear.MostRight);
        run.Fact("linear.loss", linear.Loss);
        run.Fact("net.loss", net.Loss);
        foreach (var (of, place) in Widths.Select((of, place) => (of, place)))
        {
            run.Fact($"solved.{of}", net.Solved[place]);
        }

        static string Line(double slope, double intercept) => $"{Say.Number(slope)}x {(intercept < 0 ? "−" : "+")} {Say.Number(Math.Abs(intercept))}";
        var (each, whole, solved) = (Line(run[Slope], run[Intercept]), Line(slope, intercept), net.Solved[Array.IndexOf(Widths, width)]);
        return new(
            $"{layers} {(layers == 1 ? "layer" : "layers")} of {each} come to one layer: {whole}, with a relative difference of {Say.Number(difference)}. "
            + $"XOR without activation: {linearSolved} of {Starts} starts solve it, loss {Say.Number(linear.Loss)}. "
            + $"With the activation: {solved} of {Starts} at hidden width {width}{(width == 2 ? "" : $", {net.Solved[1]} at width 2")}.",
            $"{layers} 个 {each} 叠加起来就是一层：{whole}，相对差异 {Say.Number(difference)}。"
            + $"XOR 无激活函数时，{Starts} 个起点中有 {linearSolved} 个解决，损失 {Say.Number(linear.Loss)}。"
            + $"有激活函数时，隐藏宽度 {width} 有 {solved} 个解决{(width == 2 ? "" : $"，宽度 2 有 {net.Solved[1]} 个")}。");
    }

    /// <summary>The one layer that two layers come to: W₂(W₁x + b₁) + b₂.</summary>
    protected virtual (Tensor W, Tensor b) Compose((Tensor W, Tensor b) first, (Tensor W, Tensor b) second) => (second.W.mm(first.W), second.W.mv(first.b) + second.b);

    protected virtual Tensor Activate(string kind, Tensor x) => kind switch { "relu" => x.relu(), "tanh" => x.tanh(), "sigmoid" => x.sigmoid(), "square" => x.square(), _ => 2 * x };

    /// <summary>What stands between the layers of the net without activation.</summary>
    protected virtual Tensor NoActivation(Tensor x) => x;

    /// <summary>The stack layer by layer, beside the one layer composed of it, and with the activation between the layers.</summary>
    private ((Tensor W, Tensor b) Composed, double Bend, double Difference) Stack(DemoRun? run, (Tensor W, Tensor b)[] layers, Func<Tensor, Tensor> activate)
    {
        var composed = layers.Aggregate(Compose);
        var x = linspace(-3, 3, 61, ScalarType.Float64).unsqueeze(1).expand(61, layers[0].W.shape[0]).contiguous();
        var (plain, active) = (x, x);
        foreach (var ((W, b), place) in layers.Select((layer, place) => (layer, place)))
        {
            plain = nn.functional.linear(plain, W, b);
            active = nn.functional.linear(place == 0 ? active : activate(active), W, b);
        }

        var one = nn.functional.linear(x, composed.W, composed.b);
        double[] Column(Tensor t) => [.. t.select(1, 0).contiguous().data<double>()];
        var (at, curve) = (Column(x), Column(active));
        run?.Series(Functions, "stack", new("the layers one after the other", "逐层计算")).Replace(at.Zip(Column(plain)));
        run?.Series(Functions, "one", new("one layer", "一层")).Replace(at.Zip(Column(one)).Where((_, place) => place % 6 == 0));
        run?.Series(Functions, "active", new("with the activation between them", "层间加激活函数")).Replace(at.Zip(curve));
        var (range, straight) = (curve.Max() - curve.Min(), at.Select(value => curve[0] + (curve[^1] - curve[0]) * (value + 3) / 6));
        var bend = !double.IsFinite(range) ? double.PositiveInfinity : range > 0 ? curve.Zip(straight, (value, line) => Math.Abs(value - line)).Max() / range : 0;
        return (composed, bend, ((plain - one).abs().max() / one.abs().max().clamp_min(1)).item<double>());
    }

    private sealed record Outcome(int[] Solved, int MostRight, double Loss, Func<Tensor, Tensor> Best);

    /// <summary>Nets of one hidden layer for XOR, every width from every start. Units beyond a net's width are silenced.</summary>
    private static Outcome Train(DemoRun run, int[] widths, Func<Tensor, Tensor> activate, int shown, Text name)
    {
        var (random, nets) = (run.Random("starts"), widths.Length * Starts);
        int[] ofNet = [.. widths.SelectMany(width => Enumerable.Repeat(width, Starts))];
        Parameter Drawn(long[] shape, Func<int, double> bound) => new(tensor(
            [.. ofNet.SelectMany(width => Enumerable.Range(0, (int)(shape[1] * shape[2])).Select(_ => (2 * random.NextDouble() - 1) * bound(width)))], shape, ScalarType.Float64).clone());
        var (w1, b1) = (Drawn([nets, 2, Widest], _ => 1 / Math.Sqrt(2)), Drawn([nets, 1, Widest], _ => 1 / Math.Sqrt(2)));
        var (w2, b2) = (Drawn([nets, Widest, 1], width => 1 / Math.Sqrt(width)), Drawn([nets, 1, 1], width => 1 / Math.Sqrt(width)));
        var mask = tensor([.. ofNet.SelectMany(width => Enumerable.Range(0, Widest).Select(unit => unit < width ? 1.0 : 0.0))], [nets, 1, Widest], ScalarType.Float64).clone();
        var inputs = tensor(new double[] { 0, 0, 0, 1, 1, 0, 1, 1 }, [1, 4, 2], ScalarType.Float64).expand(nets, 4, 2).contiguous();
        var targets = tensor(new double[] { 0, 1, 1, 0 }, [1, 4, 1], ScalarType.Float64).expand(nets, 4, 1).contiguous();
        Tensor Outputs(Tensor x) => (activate(x.bmm(w1) + b1) * mask).bmm(w2) + b2;
        using var optimizer = optim.Adam([w1, b1, w2, b2], Rate);
        var (curve, first, loss) = (run.Series(Losses, name.En, name), Array.IndexOf(widths, shown) * Starts, 0.0);
        foreach (var step in run.Steps(Steps))
        {
            using var _ = enable_grad();
            optimizer.zero_grad();
            var losses = nn.functional.binary_cross_entropy_with_logits(Outputs(inputs), targets, reduction: nn.Reduction.None).mean([1L, 2L]);
            losses.sum().backward();
            optimizer.step();
            loss = losses.narrow(0, first, Starts).mean().item<double>();
            curve.Add(step + 1, loss);
        }

        var outputs = Outputs(inputs);
        var right = (outputs > 0).to_type(ScalarType.Float64).eq(targets).to_type(ScalarType.Int64).sum([1L, 2L]).data<long>().ToArray();
        var final = nn.functional.binary_cross_entropy_with_logits(outputs, targets, reduction: nn.Reduction.None).mean([1L, 2L]).data<double>().ToArray();
        var best = Enumerable.Range(first, Starts).MinBy(net => final[net]);
        return new(
            [.. widths.Select((_, place) => right.Skip(place * Starts).Take(Starts).Count(points => points == 4))], (int)right.Skip(first).Take(Starts).Max(), loss,
            points => ((activate(points.mm(w1[best]) + b1[best]) * mask[best]).mm(w2[best]) + b2[best]).reshape(-1));
    }
}
