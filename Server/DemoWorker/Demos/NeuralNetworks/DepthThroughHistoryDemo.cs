using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using TorchSharp.Modules;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>One deep, narrow net per idea that was to make depth trainable, each with the initialization that belongs to it (or all with the library's default), trained alike.
/// No normalization layers: they would hide what the ideas differ in.</summary>
public class DepthThroughHistoryDemo : IDemo
{
    private const int Width = 24, Examples = 256, Batch = 64;
    private const double PreluStart = 0.25;

    /// <summary>In the order of publication.</summary>
    private static readonly (string Id, Text Name, string Year)[] Generations =
    [
        ("sigmoid", new("sigmoid", "sigmoid"), "< 2010"), ("tanh", new("tanh", "tanh"), "< 2010"), ("relu", new("ReLU", "ReLU"), "2010"),
        ("leakyRelu", new("Leaky ReLU", "Leaky ReLU"), "2013"), ("prelu", new("PReLU", "PReLU"), "2015"), ("highway", new("highway", "highway"), "2015"),
        ("elu", new("ELU", "ELU"), "2015"), ("resnet", new("ResNet", "ResNet"), "2015"), ("selu", new("SELU", "SELU"), "2017"),
    ];

    private static readonly ChoicesSetting Chosen = new(
        "generations", new("Generations", "各代方法"), [.. Generations.Select(one => one.Id)], [.. Generations.Select(one => new SettingOption(one.Id, one.Name))]);
    private static readonly ChoiceSetting Initialization = new("initialization", new("Initialization", "初始化"), "own",
        [new("own", new("each generation's own", "各代自己的初始化")), new("library", new("PyTorch's default for all", "全部用 PyTorch 的默认值"))]);
    private static readonly IntegerSetting Depth = new("depth", new("Hidden layers of equal width", "等宽隐藏层数"), 20, 1, 40);
    private static readonly NumberSetting LearningRate = new("learningRate", new("Learning rate (Adam)", "学习率（Adam）"), 0.003, 0.0001, 0.1, 0.0001, Logarithmic: true);
    private static readonly IntegerSetting StepCount = new("steps", new("Training steps", "训练步数"), 150, 10, 300, 10);

    private static readonly FigureDeclaration Losses = new(
        "losses", FigureKind.Lines, new("Training loss", "训练损失"), new(new("Training step", "训练步")), new(new("Cross-entropy of the batch", "批上的交叉熵"), Logarithmic: true));
    private static readonly FigureDeclaration Gradients = new(
        "gradients", FigureKind.Lines, new("Before training: gradient of each layer's weights", "训练前：各层权重的梯度"),
        new(new("Layer (1 = nearest to the input)", "层（1 最靠近输入）")), new(new("Norm", "范数"), Logarithmic: true));
    private static readonly FigureDeclaration Timeline = new("timeline", FigureKind.Table, new("By year of publication", "按发表年份"));

    public virtual DemoDeclaration Declaration { get; } = new(
        "depth-through-history", 1, new("Depth through history", "深度的历史"),
        new("One deep net for each idea that made depth trainable, side by side.", "让深层网络变得可训练的每个想法，各建一个深层网络来比较。"),
        UsesSeed: true, [Chosen, Initialization, Depth, LearningRate, StepCount], [Losses, Gradients, Timeline],
        [
            .. Generations.Select(one => Facts.Number($"{one.Id}.loss", $"{one.Name.En}: training loss at the end", $"{one.Name.Zh}：最终训练损失")),
            .. Generations.Select(one => Facts.Number($"{one.Id}.gradient", $"{one.Name.En}: gradient of the first layer's weights at the start", $"{one.Name.Zh}：训练前第一层权重的梯度范数")),
        ]);

    public Text Run(DemoRun run)
    {
        var points = Samples.Moons(run.Random("data"), Examples, 0.15);
        var chosen = Generations.Where(one => run[Chosen].Contains(one.Id)).ToList();
        var results = new Dictionary<string, (double Loss, double Gradient)>();
        run.Plan(chosen.Count * run[StepCount]);
        foreach (var (id, name, _) in chosen)
        {
            results[id] = Train(run, id, name, points);
        }

        foreach (var (id, _, _) in Generations)
        {
            var (loss, gradient) = results.GetValueOrDefault(id, (double.NaN, double.NaN));
            run.Fact($"{id}.loss", loss);
            run.Fact($"{id}.gradient", gradient);
        }

        run.Table(
            Timeline, [new("Idea", "想法"), new("Year", "年份"), new("First layer's gradient at the start", "训练前第一层的梯度"), new("Loss at the end", "最终损失")],
            chosen.Select(one => (IReadOnlyList<string>)[one.Name.En, one.Year, Say.Number(results[one.Id].Gradient), Say.Number(results[one.Id].Loss)]));
        Text List(IEnumerable<(string Id, Text Name, string Year)> some) => new(
            string.Join(", ", some.Select(one => $"{one.Name.En} ({Say.Number(results[one.Id].Loss)})")), string.Join("、", some.Select(one => $"{one.Name.Zh}（{Say.Number(results[one.Id].Loss)}）")));
        var (learned, stuck) = (List(chosen.Where(one => results[one.Id].Loss < 0.45)), List(chosen.Where(one => !(results[one.Id].Loss < 0.45))));
        return new(
            $"{run[Depth]} layers, {run[StepCount]} steps; guessing has a loss of 0.693. Below 0.45: {(learned.En.Length > 0 ? learned.En : "none")}. Not below: {(stuck.En.Length > 0 ? stuck.En : "none")}.",
            $"{run[Depth]} 层，训练 {run[StepCount]} 步；随机猜测的损失是 0.693。低于 0.45 的：{(learned.Zh.Length > 0 ? learned.Zh : "无")}。未低于的：{(stuck.Zh.Length > 0 ? stuck.Zh : "无")}。");
    }

    /// <summary>The standard deviation that a generation's weights start with.</summary>
    protected virtual double OwnSpread(string id, int depth) => id switch
    {
        "sigmoid" or "tanh" or "selu" => 1 / Math.Sqrt(Width),
        "prelu" => Math.Sqrt(2 / (1 + PreluStart * PreluStart) / Width),
        "resnet" => Math.Sqrt(2.0 / Width / depth),
        _ => Math.Sqrt(2.0 / Width),
    };

    protected virtual bool UsesLibrary(string initialization) => initialization == "library";

    protected virtual Tensor Activate(string id, Tensor z, Tensor slope) => id switch
    {
        "sigmoid" => z.sigmoid(),
        "tanh" => z.tanh(),
        "leakyRelu" => F.leaky_relu(z, 0.01),
        "prelu" => F.prelu(z, slope),
        "elu" => F.elu(z, 1),
        "selu" => F.selu(z),
        _ => z.relu(),
    };

    /// <summary>A highway layer: the gate decides how much comes from the transformation, the rest is carried over.</summary>
    protected virtual Tensor Carry(Tensor gate, Tensor transformed, Tensor x) => gate * transformed + (1 - gate) * x;

    protected virtual Tensor Shortcut(Tensor x, Tensor branch) => x + branch;

    private Tensor Forward(string id, Weights of, Tensor x)
    {
        x = x.mm(of.Into);
        var (hidden, biases, gates, gateBiases) = (of.Hidden.unbind(), of.Biases.unbind(), of.Gates.unbind(), of.GateBiases.unbind());
        for (var layer = 0; layer < hidden.Length; layer++)
        {
            x = id switch
            {
                "resnet" => Shortcut(x, x.relu().mm(hidden[layer]) + biases[layer]),
                "highway" => Carry((x.mm(gates[layer]) + gateBiases[layer]).sigmoid(), (x.mm(hidden[layer]) + biases[layer]).relu(), x),
                _ => Activate(id, x.mm(hidden[layer]) + biases[layer], of.Slope),
            };
        }

        return x.mm(of.OutOf);
    }

    private (double Loss, double Gradient) Train(DemoRun run, string id, Text name, LabelledPoints points)
    {
        var (batches, of) = (run.Random("batches"), Make(run, id));
        using var optimizer = optim.Adam(of.All(id), run[LearningRate]);
        var curve = run.Series(Losses, id, name);
        var gradient = double.NaN;
        foreach (var step in run.Steps(run[StepCount], name))
        {
            var batch = points.Draw(batches, Batch);
            optimizer.zero_grad();
            var loss = F.binary_cross_entropy_with_logits(Forward(id, of, batch.Inputs), batch.Targets);
            loss.backward();
            if (step == 0)
            {
                var norms = of.Hidden.grad!.to_type(ScalarType.Float64).square().sum([1L, 2L]).sqrt().data<double>().ToArray();
                run.Series(Gradients, id, name).Replace(norms.Select((norm, layer) => (layer + 1.0, norm)));
                gradient = norms[0];
            }

            optimizer.step();
            curve.Add(step, loss.item<float>());
        }

        using var scope = NewDisposeScope();
        using var _ = no_grad();
        return (F.binary_cross_entropy_with_logits(Forward(id, of, points.Inputs), points.Targets).item<float>(), gradient);
    }

    private Weights Make(DemoRun run, string id)
    {
        var (random, depth, library) = (run.Random("weights"), run[Depth], UsesLibrary(run[Initialization]));
        Tensor Normal(double spread, params long[] shape) => Samples.Gaussian(random, ScalarType.Float32, shape) * spread;
        Tensor Uniform(params long[] shape)
        {
            var numbers = Enumerable.Range(0, (int)shape.Aggregate(1L, (product, size) => product * size)).Select(_ => (float)(2 * random.NextDouble() - 1)).ToArray();
            return tensor(numbers, shape) * (1 / Math.Sqrt(Width));
        }

        return new(
            new(Normal(Math.Sqrt(0.5), 2, Width)),
            new(library ? Uniform(depth, Width, Width) : Normal(OwnSpread(id, depth), depth, Width, Width)),
            new(library ? Uniform(depth, Width) : zeros(depth, Width)),
            new(id == "highway" ? Uniform(depth, Width, Width) : zeros(depth, 1, 1)),
            new(library ? zeros(depth, Width) : full(depth, Width, -2.0)),
            new(full(1, PreluStart)),
            new(Normal(1 / Math.Sqrt(Width), Width, 1)));
    }

    private sealed record Weights(Parameter Into, Parameter Hidden, Parameter Biases, Parameter Gates, Parameter GateBiases, Parameter Slope, Parameter OutOf)
    {
        /// <summary>Those that take part.</summary>
        public IEnumerable<Parameter> All(string id) =>
            [Into, Hidden, Biases, OutOf, .. id == "highway" ? [Gates, GateBiases] : Array.Empty<Parameter>(), .. id == "prelu" ? [Slope] : Array.Empty<Parameter>()];
    }
}
