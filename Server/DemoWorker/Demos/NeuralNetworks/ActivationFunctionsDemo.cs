using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>Activation functions and their slopes by automatic differentiation; then one net per function, equal but for it, trained by plain SGD: how many of its
/// units' slopes are next to nothing before and after.</summary>
public class ActivationFunctionsDemo : IDemo
{
    private const int Examples = 200, Batch = 20, Width = 32, CurvePoints = 241;
    private const double Flat = 0.005, Noise = 0.2;

    private static readonly Activation[] All = [Activation.Sigmoid, Activation.Tanh, Activation.Relu, Activation.LeakyRelu, Activation.Elu, Activation.Swish];

    private static readonly ChoicesSetting Functions = new(
        "functions", new("Functions", "函数"), ["sigmoid", "tanh", "relu", "leakyRelu"], [.. All.Select(function => function.Option)]);
    private static readonly NumberSetting Range = new("range", new("Curves from −x to x", "曲线范围：从 −x 到 x"), 6, 1, 20, 1);
    private static readonly NumberSetting LearningRate = new("learningRate", new("Learning rate", "学习率"), 3, 0.001, 10, 0.001, Logarithmic: true);
    private static readonly NumberSetting WeightScale = new(
        "weightScale", new("First weights multiplied by", "初始权重的倍数"), 1, 0.1, 30, 0.1, Logarithmic: true, Help: new("1 is the library's own initialization.", "1 即库的默认初始化。"));
    private static readonly IntegerSetting StepCount = new("steps", new("Training steps", "训练步数"), 300, 10, 1000, 10);

    private static readonly Axis Input = new(new("Input x", "输入 x"));
    private static readonly FigureDeclaration Curves = new("curves", FigureKind.Lines, new("The functions", "函数本身"), Input, new(new("f(x)", "f(x)")));
    private static readonly FigureDeclaration Slopes = new("slopes", FigureKind.Lines, new("Their slopes", "函数的斜率"), Input, new(new("f′(x)", "f′(x)")));
    private static readonly FigureDeclaration Shares = new(
        "shares", FigureKind.Bars, new("Where the slope is below 0.005 in the hidden layers", "隐藏层中斜率低于 0.005 的比例"), null, new(new("Share", "比例"), Min: 0, Max: 1),
        [.. All.Select(function => function.Name)]);
    private static readonly FigureDeclaration Losses = new(
        "losses", FigureKind.Lines, new("Training", "训练过程"), new(new("Step", "步")), new(new("Loss on all training points", "全部训练点上的损失"), Logarithmic: true));

    public virtual DemoDeclaration Declaration { get; } = new(
        "activation-functions", 1, new("Activation functions", "激活函数"),
        new("Their curves and slopes, and how many units saturate or die in training.", "函数曲线与斜率，以及训练中有多少神经元饱和或死亡。"),
        UsesSeed: true, [Functions, Range, LearningRate, WeightScale, StepCount], [Curves, Slopes, Shares, Losses],
        [
            .. All.SelectMany(function => new[]
            {
                Facts.Number($"{function.Id}.maxSlope", $"{function.Name.En}: largest slope in the range", $"{function.Name.Zh}：范围内的最大斜率"),
                Facts.Number($"{function.Id}.lowest", $"{function.Name.En}: lowest value in the range", $"{function.Name.Zh}：范围内的最小值"),
                Facts.Number($"{function.Id}.highest", $"{function.Name.En}: highest value in the range", $"{function.Name.Zh}：范围内的最大值"),
                Facts.Number($"{function.Id}.mean", $"{function.Name.En}: mean hidden output before training", $"{function.Name.Zh}：训练前隐藏层输出的均值"),
                Facts.Number($"{function.Id}.flatBefore", $"{function.Name.En}: share of unit and example with slope below 0.005, before", $"{function.Name.Zh}：训练前斜率低于 0.005 的（神经元，样本）比例"),
                Facts.Number($"{function.Id}.flat", $"{function.Name.En}: the same after training", $"{function.Name.Zh}：训练后的同一比例"),
                Facts.Number($"{function.Id}.dead", $"{function.Name.En}: share of units flat for every example, after training", $"{function.Name.Zh}：训练后对所有样本都平坦的神经元比例"),
                Facts.Number($"{function.Id}.loss", $"{function.Name.En}: loss at the end", $"{function.Name.Zh}：最终损失"),
            }),
        ]);

    public Text Run(DemoRun run)
    {
        var chosen = All.Where(function => run[Functions].Contains(function.Id)).Select(Used).ToList();
        var points = Samples.Moons(run.Random("data"), Examples, Noise);
        run.Plan(chosen.Count * run[StepCount]);
        var results = new Dictionary<string, Result>();
        foreach (var function in chosen)
        {
            results[function.Id] = Train(run, function, points, Draw(run, function));
        }

        double[] ByFunction(Func<Result, double> value) => [.. All.Select(function => results.TryGetValue(function.Id, out var result) ? value(result) : double.NaN)];
        run.Bars(Shares, "before", new("Pairs of unit and example, before", "（神经元，样本）对，训练前"), ByFunction(result => result.FlatBefore));
        run.Bars(Shares, "after", new("Pairs, after training", "（神经元，样本）对，训练后"), ByFunction(result => result.Flat));
        run.Bars(Shares, "dead", new("Units flat for every example", "对所有样本都平坦的神经元"), ByFunction(result => result.Dead));
        foreach (var id in All.Select(function => function.Id))
        {
            var result = results.GetValueOrDefault(id, Result.NotRun);
            run.Fact($"{id}.maxSlope", result.Curve.MaxSlope);
            run.Fact($"{id}.lowest", result.Curve.Lowest);
            run.Fact($"{id}.highest", result.Curve.Highest);
            run.Fact($"{id}.mean", result.Mean);
            run.Fact($"{id}.flatBefore", result.FlatBefore);
            run.Fact($"{id}.flat", result.Flat);
            run.Fact($"{id}.dead", result.Dead);
            run.Fact($"{id}.loss", result.Loss);
        }

        return new(
            string.Join(" ", chosen.Select(function => (function, results[function.Id])).Select(one =>
                $"{one.function.Name.En}: largest slope {Say.Number(one.Item2.Curve.MaxSlope)}, flat for {Say.Percent(one.Item2.Flat)} of unit and example, {Say.Percent(one.Item2.Dead)} of the units flat for every example, loss {Say.Number(one.Item2.Loss)}.")),
            string.Join("", chosen.Select(function => (function, results[function.Id])).Select(one =>
                $"{one.function.Name.Zh}：最大斜率 {Say.Number(one.Item2.Curve.MaxSlope)}，{Say.Percent(one.Item2.Flat)} 的（神经元，样本）对处于平坦段，{Say.Percent(one.Item2.Dead)} 的神经元对所有样本都平坦，损失 {Say.Number(one.Item2.Loss)}。")));
    }

    /// <summary>The function that is really applied under the name.</summary>
    protected virtual Activation Used(Activation function) => function;

    /// <summary>The rate at which the nets are really trained.</summary>
    protected virtual double Rate(double chosen) => chosen;

    private static Curve Draw(DemoRun run, Activation function)
    {
        using var scope = NewDisposeScope();
        var inputs = linspace(-run[Range], run[Range], CurvePoints, ScalarType.Float64);
        var (values, slopes) = (function.Of(inputs), function.Slopes(inputs));
        var (xs, ys, ds) = (inputs.data<double>().ToArray(), values.data<double>().ToArray(), slopes.data<double>().ToArray());
        run.Series(Curves, function.Id, function.Name).Replace(xs.Zip(ys));
        run.Series(Slopes, function.Id, function.Name).Replace(xs.Zip(ds));
        return new(ds.Max(), ys.Min(), ys.Max());
    }

    private Result Train(DemoRun run, Activation function, LabelledPoints points, Curve curve)
    {
        run.SeedTorch("net");
        using var net = Nets.Mlp(2, Width, Width, 1);
        Linear[] layers = [.. net.children().OfType<Linear>()];
        using (no_grad())
        {
            foreach (var layer in layers.SkipLast(1))
            {
                layer.weight.mul_(run[WeightScale]);
            }
        }

        var batches = run.Random("batches");
        using var optimizer = optim.SGD(net.parameters(), Rate(run[LearningRate]));
        var series = run.Series(Losses, function.Id, function.Name);
        var (mean, flatBefore, _) = Look(function, layers, points);
        foreach (var step in run.Steps(run[StepCount], function.Name))
        {
            optimizer.zero_grad();
            var batch = points.Draw(batches, Batch);
            Loss(function, layers, batch).backward();
            optimizer.step();
            if (Series.Draws(step, run[StepCount]))
            {
                series.Add(step + 1, Loss(function, layers, points).item<float>());
            }
        }

        var (_, flat, dead) = Look(function, layers, points);
        using var last = Loss(function, layers, points);
        var loss = last.item<float>();
        return new(curve, mean, flatBefore, flat, dead, float.IsFinite(loss) ? loss : double.PositiveInfinity);
    }

    /// <summary>The mean output of the hidden units, the share of unit and example with next to no slope, and the share of units that have none for any example.</summary>
    private static (double Mean, double Flat, double Dead) Look(Activation function, Linear[] layers, LabelledPoints points)
    {
        using var scope = NewDisposeScope();
        var sums = Sums(function, layers, points.Inputs).SkipLast(1).Select(sum => sum.detach()).ToList();
        var flat = cat([.. sums.Select(sum => function.Slopes(sum).abs().lt(Flat))], 1);
        Tensor Share(Tensor truths) => truths.to_type(ScalarType.Float64).mean();
        return (cat([.. sums.Select(function.Of)], 1).to_type(ScalarType.Float64).mean().item<double>(), Share(flat).item<double>(), Share(flat.all(0)).item<double>());
    }

    private static Tensor Loss(Activation function, Linear[] layers, LabelledPoints points) =>
        nn.functional.binary_cross_entropy_with_logits(Sums(function, layers, points.Inputs).Last(), points.Targets);

    /// <summary>Each layer's weighted sums.</summary>
    private static IEnumerable<Tensor> Sums(Activation function, Linear[] layers, Tensor inputs)
    {
        var carried = inputs;
        foreach (var layer in layers)
        {
            var sums = layer.call(carried);
            yield return sums;
            carried = function.Of(sums);
        }
    }

    private sealed record Curve(double MaxSlope, double Lowest, double Highest);

    private sealed record Result(Curve Curve, double Mean, double FlatBefore, double Flat, double Dead, double Loss)
    {
        public static Result NotRun { get; } = new(new(double.NaN, double.NaN, double.NaN), double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
    }
}
