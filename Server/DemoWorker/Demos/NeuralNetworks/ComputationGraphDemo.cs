using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>
/// An expression as a graph of operations: its values forward, each operation run as soon as its inputs are ready, in an order drawn among those; and its gradients
/// backward, by the library, by the chain rule written out, and by finite differences of several widths.
/// </summary>
public class ComputationGraphDemo : IDemo
{
    private const int Points = 50;
    private const double Width = 1e-5;

    private static readonly ChoiceSetting Expression = new(
        "expression", new("Expression", "表达式"), "shared", [.. Expressions.All.Select(one => new SettingOption(one.Key, new(one.Value.Formula, one.Value.Formula)))]);
    private static readonly NumberSetting[] Inputs =
        [new("a", new("a", "a"), 2, -5, 5, 0.1), new("b", new("b", "b"), 3, -5, 5, 0.1), new("c", new("c", "c"), -4, -5, 5, 0.1)];

    private static readonly FigureDeclaration Drawn = new(
        "graph", FigureKind.Graph, new("Values forward, gradients backward (on the edges: each operation's own derivative)", "前向的值与反向的梯度（边上是该运算自身的导数）"));
    private static readonly FigureDeclaration Nodes = new("nodes", FigureKind.Table, new("Node by node", "逐个节点"));
    private static readonly FigureDeclaration Errors = new(
        "errors", FigureKind.Lines, new("How far finite differences are from the gradient", "有限差分与梯度相差多少"), new(new("Width h", "步长 h"), Logarithmic: true, Min: 1e-13, Max: 0.1),
        new(new("Largest error of a, b, c (relative)", "a、b、c 中最大的误差（相对）"), Logarithmic: true, Min: 1e-15, Max: 1));

    public virtual DemoDeclaration Declaration { get; } = new(
        "computation-graph", 1, new("A computation graph", "计算图"),
        new("Values forward and gradients backward through a small graph, against finite differences.", "在一张小图上前向求值、反向求梯度，并与有限差分对照。"),
        UsesSeed: true, [Expression, .. Inputs], [Drawn, Nodes, Errors],
        [
            Facts.Number("output", "Value of the expression", "表达式的值"),
            .. Expressions.Leaves.Select(leaf => Facts.Number($"gradient.{leaf}", $"Gradient with respect to {leaf}", $"对 {leaf} 的梯度")),
            .. Expressions.Leaves.Select(leaf => Facts.Integer($"paths.{leaf}", $"Paths from {leaf} to the output", $"从 {leaf} 到输出的路径数")),
            .. Expressions.Leaves.Select(leaf => Facts.Number($"onePath.{leaf}", $"Derivative along the last path from {leaf} alone", $"只沿 {leaf} 的最后一条路径的导数")),
            Facts.Number("paths.difference", "Largest difference of the gradient and the sum over paths", "梯度与各路径之和的最大差异"),
            Facts.Number("hand.difference", "Largest difference of library and written-out chain rule, over all nodes", "所有节点上库与手写链式法则的最大差异"),
            Facts.Integer("operations", "Operations in the graph", "图中的运算个数"),
            Facts.Integer("rounds", "Rounds, when all that is ready runs at once", "就绪的运算同时执行时所需的轮数"),
            Facts.Integer("widest", "Most operations in one round", "一轮中最多的运算个数"),
            Facts.Number("points.difference", "Largest relative error of finite differences at 50 random points", "50 个随机点上有限差分的最大相对误差"),
            Facts.Number("points.output", "Mean output at the random points", "随机点上的平均输出"),
            Facts.Number("error.wide", "Error of one-sided differences with h = 0.1", "h = 0.1 时单侧差分的误差"),
            Facts.Number("error.best", "Least error of one-sided differences over all widths", "各步长中单侧差分的最小误差"),
            Facts.Number("error.narrow", "Error of one-sided differences with h = 1e-13", "h = 1e-13 时单侧差分的误差"),
            Facts.Number("central.best", "Least error of central differences over all widths", "各步长中中心差分的最小误差"),
        ]);

    public Text Run(DemoRun run)
    {
        var operations = Expressions.All[run[Expression]].Operations;
        double[] at = [.. Inputs.Select(input => run[input])];

        // The library: forward, then backward.
        var tensors = Expressions.Leaves.Zip(at, (leaf, x) => (leaf, Tensor: tensor(x, ScalarType.Float64, requires_grad: true))).ToDictionary(one => one.leaf, one => one.Tensor);
        var output = Forward(operations, tensors);
        foreach (var between in tensors.Values.Where(one => one.requires_grad))
        {
            between.retain_grad();
        }

        Backward(output);
        double Gradient(string node) => tensors[node].grad?.item<double>() ?? 0;

        // By hand: what is ready runs, in an order that is drawn.
        var (values, random) = (Expressions.Leaves.Zip(at).ToDictionary(one => one.First, one => one.Second), run.Random("order"));
        var rounds = Expressions.Leaves.ToDictionary(leaf => leaf, _ => 0);
        var order = new List<Operation>();
        while (order.Count < operations.Length)
        {
            Operation[] ready = [.. operations.Where(one => !values.ContainsKey(one.Name) && one.Inputs.All(values.ContainsKey))];
            var next = ready[random.Next(ready.Length)];
            values[next.Name] = next.Value(Of(next, values));
            rounds[next.Name] = Round(next.Inputs.Max(input => rounds[input]), order.Count);
            order.Add(next);
        }

        var hand = values.Keys.ToDictionary(node => node, node => node == "f" ? 1.0 : 0.0);
        foreach (var one in order.AsEnumerable().Reverse())
        {
            foreach (var (input, slope) in one.Inputs.Zip(one.Slopes(Of(one, values), values[one.Name])))
            {
                hand[input] = Collect(hand[input], hand[one.Name] * slope);
            }
        }

        IEnumerable<double> Paths(string node) => node == "f" ? [1.0] : operations.SelectMany(one => one.Inputs
            .Select((input, place) => (input, slope: one.Slopes(Of(one, values), values[one.Name])[place])).Where(edge => edge.input == node)
            .SelectMany(edge => Paths(one.Name).Select(rest => edge.slope * rest)));
        Draw(run, operations, values, rounds, Gradient, hand);

        // Finite differences: further forward runs for every input, with that input moved to one side or to both.
        double Away(Dictionary<string, Tensor> where, double width, Tensor[] gradients, bool bothSides) => Expressions.Leaves.Zip(gradients, (leaf, gradient) =>
        {
            using var _ = no_grad();
            Tensor Moved(double by) => Forward(operations, Expressions.Leaves.ToDictionary(name => name, name => name == leaf ? where[name] + by : where[name]));
            var back = bothSides ? width : 0;
            var estimate = (Moved(width) - Moved(-back)) / (width + back);
            return ((estimate - gradient).abs() / gradient.abs().clamp_min(1)).max().item<double>();
        }).Max();

        double[] widths = [.. Enumerable.Range(1, 13).Select(power => Math.Pow(10, -power))];
        double[] Sweep(bool bothSides) =>
            [.. widths.Select(width => Away(tensors, WidthUsed(width), [.. Expressions.Leaves.Select(leaf => tensor(Gradient(leaf), ScalarType.Float64))], bothSides))];
        var (errors, central) = (Sweep(bothSides: false), Sweep(bothSides: true));
        run.Series(Errors, "oneSided", new("one-sided", "单侧")).Replace(widths.Zip(errors).Reverse());
        run.Series(Errors, "central", new("central", "中心")).Replace(widths.Zip(central).Reverse());

        // The same graph on many points at once: its edges carry tensors of any size.
        var many = Expressions.Leaves.ToDictionary(leaf => leaf, leaf => (4 * Uniform(run.Random(leaf)) - 2).requires_grad_());
        var outputs = Forward(operations, new(many));
        Backward(outputs.sum());

        run.Fact("output", values["f"]);
        foreach (var leaf in Expressions.Leaves)
        {
            run.Fact($"gradient.{leaf}", Gradient(leaf));
            run.Fact($"paths.{leaf}", Paths(leaf).Count());
            run.Fact($"onePath.{leaf}", Paths(leaf).Last() + 0.0);
        }

        var difference = values.Keys.Max(node => Math.Max(Relative(tensors[node].item<double>(), values[node]), Relative(Gradient(node), hand[node])));
        var points = Away(many, Width, [.. Expressions.Leaves.Select(leaf => many[leaf].grad!)], bothSides: true);
        run.Fact("paths.difference", Expressions.Leaves.Max(leaf => Relative(Gradient(leaf), Paths(leaf).Sum())));
        run.Fact("hand.difference", difference);
        run.Fact("operations", operations.Length);
        run.Fact("rounds", rounds.Values.Max());
        run.Fact("widest", rounds.Values.Where(round => round > 0).GroupBy(round => round).Max(round => round.Count()));
        run.Fact("points.difference", points);
        run.Fact("points.output", outputs.mean().item<double>());
        run.Fact("error.wide", errors[0]);
        run.Fact("error.best", errors.Min());
        run.Fact("error.narrow", errors[^1]);
        run.Fact("central.best", central.Min());
        var gradients = Expressions.Leaves.Select(leaf => $"∂f/∂{leaf} = {Say.Number(Gradient(leaf))}").ToList();
        var leafOfMost = Expressions.Leaves.MaxBy(leaf => Paths(leaf).Count())!;
        var along = Paths(leafOfMost).Select(one => Say.Number(one + 0.0)).ToList();
        return new(
            $"f = {Say.Number(values["f"])}; one backward pass gives {string.Join(", ", gradients)}. {operations.Length} operations run in {rounds.Values.Max()} rounds. "
            + (along.Count == 1 ? "From each input just one path leads to f. " : $"From {leafOfMost} {along.Count} paths lead to f, with {string.Join(" and ", along)}; the gradient is their sum. ")
            + $"One-sided finite differences come as near as {Say.Number(errors.Min())}; at h = 0.1 they are off by {Say.Number(errors[0])}, at h = 10⁻¹³ by {Say.Number(errors[^1])}.",
            $"f = {Say.Number(values["f"])}；一次反向传播得到 {string.Join("，", gradients)}。{operations.Length} 个运算用 {rounds.Values.Max()} 轮执行完。"
            + (along.Count == 1 ? "每个输入到 f 都只有一条路径。" : $"从 {leafOfMost} 到 f 有 {along.Count} 条路径，分别贡献 {string.Join(" 和 ", along)}，梯度是它们之和。")
            + $"单侧有限差分最接近时误差为 {Say.Number(errors.Min())}；h = 0.1 时误差为 {Say.Number(errors[0])}，h = 10⁻¹³ 时为 {Say.Number(errors[^1])}。");
    }

    /// <summary>The backward pass.</summary>
    protected virtual void Backward(Tensor output) => output.backward();

    /// <summary>What a node's gradient becomes when one more comes in.</summary>
    protected virtual double Collect(double had, double comes) => had + comes;

    /// <summary>The round in which an operation can run, from the round of its latest input and how many operations ran before.</summary>
    protected virtual int Round(int latestInput, int before) => latestInput + 1;

    /// <summary>The width of a finite difference.</summary>
    protected virtual double WidthUsed(double width) => width;

    private static Tensor Forward(Operation[] operations, Dictionary<string, Tensor> values)
    {
        foreach (var one in operations)
        {
            values[one.Name] = one.Library([.. one.Inputs.Select(input => values[input])]);
        }

        return values["f"];
    }

    private static double[] Of(Operation one, Dictionary<string, double> values) => [.. one.Inputs.Select(input => values[input])];

    private static double Relative(double one, double other) => Math.Abs(one - other) / Math.Max(1, Math.Abs(other));

    private static Tensor Uniform(Random random) => tensor([.. Enumerable.Range(0, Points).Select(_ => random.NextDouble())], [Points], ScalarType.Float64).clone();

    private static int Depth(Operation[] operations, string node) =>
        operations.FirstOrDefault(one => one.Name == node) is { } found ? 1 + found.Inputs.Max(input => Depth(operations, input)) : 0;

    private static void Draw(
        DemoRun run, Operation[] operations, Dictionary<string, double> values, Dictionary<string, int> rounds, Func<string, double> gradient, Dictionary<string, double> hand)
    {
        GraphNode Node(string name, string label, double x, double y) => new(name, label, x, y, Say.Number(values[name]), Say.Number(gradient(name)));
        run.Graph(
            Drawn,
            [
                .. Expressions.Leaves.Select((leaf, place) => Node(leaf, leaf, 0, place - 1)),
                .. operations.Select(one => Node(one.Name, $"{one.Name} = {one.Formula}", Depth(operations, one.Name), one.Y)),
            ],
            [.. operations.SelectMany(one => one.Inputs.Zip(one.Slopes(Of(one, values), values[one.Name]), (input, slope) => new GraphEdge(input, one.Name, Say.Number(slope))))]);
        run.Table(
            Nodes, [new("Node", "节点"), new("Round", "轮次"), new("Value", "值"), new("∇ library", "∇（库）"), new("∇ by hand", "∇（手算）")],
            rounds.Select(node => new[] { node.Key, Say.Number(node.Value), Say.Number(values[node.Key]), Say.Number(gradient(node.Key)), Say.Number(hand[node.Key]) }));
    }
}
