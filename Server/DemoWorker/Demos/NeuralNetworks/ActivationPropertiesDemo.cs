using System.Diagnostics;
using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>What an activation function must provide and what it need not: one net per function, equal but for it; how its slopes spread, how often a weighted sum
/// falls exactly on a kink, whether the function falls anywhere, and what it costs.</summary>
public class ActivationPropertiesDemo : IDemo
{
    private const int Examples = 200, TestExamples = 500, Width = 32, Repeats = 15;
    private const double Noise = 0.15, LearningRate = 0.01;

    private static readonly Activation[] All =
    [
        Activation.Identity, Activation.Relu, Activation.LeakyRelu, Activation.Absolute, Activation.Sigmoid, Activation.Tanh, Activation.Swish, Activation.Gelu,
    ];

    private static readonly ChoicesSetting Functions = new(
        "functions", new("Functions", "函数"), ["identity", "relu", "sigmoid", "tanh", "swish", "gelu"], [.. All.Select(function => function.Option)]);
    private static readonly NumberSetting Blank = new(
        "blank", new("Share of blank inputs", "空白输入的比例"), 0, 0, 1, 0.05, Help: new("Training points with both inputs exactly zero, such as empty pixels.", "两个输入都恰好为零的训练点，例如空白像素。"));
    private static readonly BooleanSetting ZeroBiases = new("zeroBiases", new("Biases start at zero", "偏置从零开始"), false);
    private static readonly IntegerSetting StepCount = new("steps", new("Training steps", "训练步数"), 200, 10, 500, 10);
    private static readonly IntegerSetting Elements = new("elements", new("Elements to time", "计时所用的元素数"), 200_000, 1000, 2_000_000, 1000);

    private static readonly IReadOnlyList<Text> Names = [.. All.Select(function => function.Name)];
    private static readonly Axis Share = new(new("Share", "比例"), Min: 0, Max: 1);
    private static readonly FigureDeclaration Accuracies = new("accuracies", FigureKind.Bars, new("Accuracy on new points", "新样本上的准确率"), null, Share, Names);
    private static readonly FigureDeclaration SlopeShares = new(
        "slopes", FigureKind.Histogram, new("Slopes that the trained net meets", "训练后网络实际遇到的斜率"), new(new("Slope f′", "斜率 f′")), Share);
    private static readonly FigureDeclaration Kinks = new(
        "kinks", FigureKind.Bars, new("Weighted sums exactly at a kink", "恰好落在折点上的加权和"), null, Share, Names);
    private static readonly FigureDeclaration Times = new("times", FigureKind.Bars, new("Time per element", "每个元素的用时"), null, new(new("Nanoseconds", "纳秒"), Min: 0), Names);

    public virtual DemoDeclaration Declaration { get; } = new(
        "activation-properties", 1, new("What an activation must provide", "激活函数需要提供什么"),
        new("Non-linear slopes, kinks that are never met, cost; and that rising everywhere is not needed.", "非线性的斜率、几乎碰不到的折点、计算开销；以及单调并非必需。"),
        UsesSeed: true, [Functions, Blank, ZeroBiases, StepCount, Elements], [Accuracies, SlopeShares, Kinks, Times],
        [
            .. All.SelectMany(function => new[]
            {
                Facts.Number($"{function.Id}.spread", $"{function.Name.En}: standard deviation of the slopes met", $"{function.Name.Zh}：遇到的斜率的标准差"),
                Facts.Number($"{function.Id}.falls", $"{function.Name.En}: share of −5 to 5 where it falls", $"{function.Name.Zh}：在 −5 到 5 中下降部分的比例"),
                Facts.Number($"{function.Id}.kinkShare", $"{function.Name.En}: share of weighted sums exactly at a kink", $"{function.Name.Zh}：恰好落在折点上的加权和的比例"),
                Facts.Number($"{function.Id}.kinkFirst", $"{function.Name.En}: the same in the first step", $"{function.Name.Zh}：第一步中的同一比例"),
                Facts.Number($"{function.Id}.accuracy", $"{function.Name.En}: accuracy on new points", $"{function.Name.Zh}：新样本上的准确率"),
                new($"{function.Id}.time", FactType.Number, new($"{function.Name.En}: time per element", $"{function.Name.Zh}：每个元素的用时"), new("ns", "纳秒"), Measured: true),
            }),
            Facts.Integer("sums", "Weighted sums looked at per function", "每个函数检查的加权和个数"),
        ]);

    public Text Run(DemoRun run)
    {
        var chosen = All.Where(function => run[Functions].Contains(function.Id)).Select(Used).ToList();
        var (points, test) = (Points(run), Samples.Moons(run.Random("test"), TestExamples, Noise));
        run.Plan(chosen.Count * run[StepCount]);
        var results = chosen.ToDictionary(function => function.Id, function => Train(run, function, points, test));
        double[] ByFunction(Func<Result, double> value) => [.. All.Select(function => results.TryGetValue(function.Id, out var result) ? value(result) : double.NaN)];
        run.Bars(Accuracies, "accuracy", new("Accuracy", "准确率"), ByFunction(result => result.Accuracy));
        run.Bars(Kinks, "first", new("In the first step", "第一步"), ByFunction(result => result.KinkFirst));
        run.Bars(Kinks, "all", new("In all of training", "整个训练"), ByFunction(result => result.KinkShare));
        run.Bars(Times, "time", new("Forward only", "仅前向"), ByFunction(result => result.Time));
        foreach (var id in All.Select(function => function.Id))
        {
            var result = results.GetValueOrDefault(id, Result.NotRun);
            run.Fact($"{id}.spread", result.Spread);
            run.Fact($"{id}.falls", result.Falls);
            run.Fact($"{id}.kinkShare", result.KinkShare);
            run.Fact($"{id}.kinkFirst", result.KinkFirst);
            run.Fact($"{id}.accuracy", result.Accuracy);
            run.Fact($"{id}.time", result.Time);
        }

        var sums = 2L * Examples * Width * run[StepCount];
        run.Fact("sums", sums);
        var listed = chosen.Select(function => (function.Name, Result: results[function.Id])).ToList();
        return new(
            $"Exactly at a kink, of {sums} weighted sums each: "
            + string.Join(", ", listed.Select(one => $"{one.Name.En} {Say.Percent(one.Result.KinkShare)}"))
            + ". Standard deviation of the slopes and accuracy on new points: "
            + string.Join(", ", listed.Select(one => $"{one.Name.En} {Say.Number(one.Result.Spread)} and {Say.Percent(one.Result.Accuracy)}")) + ".",
            $"各 {sums} 个加权和中恰好落在折点上的："
            + string.Join("，", listed.Select(one => $"{one.Name.Zh} {Say.Percent(one.Result.KinkShare)}"))
            + "。斜率的标准差与新样本准确率："
            + string.Join("，", listed.Select(one => $"{one.Name.Zh} {Say.Number(one.Result.Spread)} 与 {Say.Percent(one.Result.Accuracy)}")) + "。");
    }

    /// <summary>The function that is really applied under the name.</summary>
    protected virtual Activation Used(Activation function) => function;

    /// <summary>How near to a kink counts as being on it.</summary>
    protected virtual double Reach => 0;

    private static LabelledPoints Points(DemoRun run)
    {
        var points = Samples.Moons(run.Random("data"), Examples, Noise);
        var blanks = (int)Math.Round(run[Blank] * Examples);
        var keep = tensor(Enumerable.Range(0, Examples).Select(index => index < blanks ? 0f : 1f).ToArray()).unsqueeze(1);
        return points with { Inputs = points.Inputs * keep };
    }

    private Result Train(DemoRun run, Activation function, LabelledPoints points, LabelledPoints test)
    {
        run.SeedTorch("net");
        using var net = Nets.Mlp(2, Width, Width, 1);
        Linear[] layers = [.. net.children().OfType<Linear>()];
        if (run[ZeroBiases])
        {
            using var _ = no_grad();
            layers.ToList().ForEach(layer => layer.bias!.zero_());
        }

        using var optimizer = optim.Adam(net.parameters(), LearningRate);
        var (hits, first) = (0.0, 0.0);
        foreach (var step in run.Steps(run[StepCount], function.Name))
        {
            optimizer.zero_grad();
            var (hidden, logits) = Forward(function, layers, points.Inputs);
            nn.functional.binary_cross_entropy_with_logits(logits, points.Targets).backward();
            optimizer.step();
            var share = function.Kinks.Sum(kink => (hidden.detach() - kink).abs().le(Reach).to_type(ScalarType.Float64).mean().item<double>());
            hits += share;
            first = step == 0 ? share : first;
        }

        using var scope = NewDisposeScope();
        var slopes = function.Slopes(Forward(function, layers, points.Inputs).Hidden);
        Show(run, function, slopes);
        var right = (Forward(function, layers, test.Inputs).Logits > 0).to_type(ScalarType.Float32).eq(test.Targets).to_type(ScalarType.Float64).mean();
        var range = linspace(-5, 5, 1001, ScalarType.Float64);
        return new(
            slopes.to_type(ScalarType.Float64).std(false).item<double>(), function.Slopes(range).lt(0).to_type(ScalarType.Float64).mean().item<double>(),
            hits / run[StepCount], first, right.item<double>(), Time(function, run[Elements]));
    }

    private static (Tensor Hidden, Tensor Logits) Forward(Activation function, Linear[] layers, Tensor inputs)
    {
        var first = layers[0].call(inputs);
        var second = layers[1].call(function.Of(first));
        return (cat([first, second], 1), layers[2].call(function.Of(second)));
    }

    private static void Show(DemoRun run, Activation function, Tensor slopes)
    {
        const int Bins = 28;
        const double From = -1.1, BinWidth = 0.1;
        var counts = new double[Bins];
        foreach (var slope in slopes.data<float>().ToArray())
        {
            counts[Math.Clamp((int)Math.Round((slope - From) / BinWidth), 0, Bins - 1)]++;
        }

        run.Series(SlopeShares, function.Id, function.Name).Replace(counts.Select((count, bin) => (Math.Round(From + bin * BinWidth, 1), count / counts.Sum())));
    }

    /// <summary>The quickest of several passes over as many elements, per element, in nanoseconds.</summary>
    private static double Time(Activation function, int elements)
    {
        using var _ = no_grad();
        var inputs = linspace(-5, 5, elements);
        return Enumerable.Range(0, Repeats).Min(pass =>
        {
            using var scope = NewDisposeScope();
            var start = Stopwatch.GetTimestamp();
            function.Of(inputs);
            return Stopwatch.GetElapsedTime(start).TotalNanoseconds / elements;
        });
    }

    private sealed record Result(double Spread, double Falls, double KinkShare, double KinkFirst, double Accuracy, double Time)
    {
        public static Result NotRun { get; } = new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
    }
}
