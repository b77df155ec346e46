using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>Max and mean pooling of a small grid, window by window and by the library; where the gradient goes; what a shift by one pixel and pure noise become.</summary>
public class PoolingDemo : IDemo
{
    private const string Max = "max", Mean = "mean", Given = "grid", Random = "random";
    private const int Dots = 1000, SceneSize = 24, NoiseSize = 200, StepsShown = 16;

    private static readonly MatrixSetting Grid = new("grid", new("Grid", "网格"), [[1, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]], -99, 99, 8, 8);
    private static readonly ChoiceSetting Source = new("source", new("Input", "输入"), Given,
        [new(Given, new("the grid above", "上面的网格")), new(Random, new("random digits", "随机数字"))]);
    private static readonly ChoiceSetting Operation = new("operation", new("Pooling", "池化方式"), Max, [new(Max, new("maximum", "最大值")), new(Mean, new("mean", "平均值"))]);
    private static readonly IntegerSetting Window = new("window", new("Window k", "窗口 k"), 2, 1, 4);
    private static readonly IntegerSetting Stride = new("stride", new("Stride s", "步幅 s"), 2, 1, 4);

    private static readonly (Axis Column, Axis Row) Axes = (new(new("Column", "列")), new(new("Row", "行")));
    private static readonly FigureDeclaration Before = new("before", FigureKind.Heatmap, new("Input", "输入"), Axes.Column, Axes.Row);
    private static readonly FigureDeclaration After = new("after", FigureKind.Heatmap, new("After pooling", "池化之后"), Axes.Column, Axes.Row);
    private static readonly FigureDeclaration Steps = new("steps", FigureKind.Table, new("Window by window", "逐个窗口"));
    private static readonly FigureDeclaration Gradient = new(
        "gradient", FigureKind.Heatmap, new("Gradient that reaches each input, if each output sends back 1", "每个输出回传 1 时，各输入得到的梯度"), Axes.Column, Axes.Row);

    public virtual DemoDeclaration Declaration { get; } = new(
        "pooling", 1, new("Pooling", "池化"), new("A grid pooled window by window, and what comes back in the gradient.", "逐个窗口对网格做池化，并看梯度如何传回。"),
        UsesSeed: true, [Grid, Source, Operation, Window, Stride], [Before, After, Steps, Gradient],
        [
            Facts.Integer("output.rows", "Rows of the output", "输出的行数"),
            Facts.Integer("output.columns", "Columns of the output", "输出的列数"),
            Facts.Number("hand.difference", "Largest difference of loops and library, both kinds", "循环与库函数的最大差异（两种池化）"),
            Facts.Number("shift.kept", "Single bright pixel moved by one: share of outputs that stay the same", "单个亮点平移一个像素：输出不变的比例"),
            Facts.Integer("dropped", "Inputs that no window covers", "没有任何窗口覆盖的输入个数"),
            .. new[] { (Id: Max, En: "Max pooling", Zh: "最大池化"), (Id: Mean, En: "Mean pooling", Zh: "平均池化") }.SelectMany(one => new[]
            {
                Facts.Number($"{one.Id}.topLeft", $"{one.En}: top left", $"{one.Zh}：左上"),
                Facts.Number($"{one.Id}.topRight", $"{one.En}: top right", $"{one.Zh}：右上"),
                Facts.Number($"{one.Id}.bottomLeft", $"{one.En}: bottom left", $"{one.Zh}：左下"),
                Facts.Number($"{one.Id}.bottomRight", $"{one.En}: bottom right", $"{one.Zh}：右下"),
                Facts.Number($"{one.Id}.average", $"{one.En}: average of the output", $"{one.Zh}：输出的平均"),
                Facts.Number($"{one.Id}.reached", $"{one.En}: share of inputs that a gradient reaches", $"{one.Zh}：得到梯度的输入所占比例"),
                Facts.Number($"{one.Id}.noise", $"{one.En}: average output on standard normal noise", $"{one.Zh}：输入为标准正态噪声时输出的平均"),
                Facts.Number($"{one.Id}.noiseSpread", $"{one.En}: standard deviation of that output", $"{one.Zh}：上述输出的标准差"),
            }),
            Facts.Number("input.average", "Average of the input", "输入的平均"),
            Facts.Integer("parameters", "Trainable parameters of the library's layers", "库中池化层的可训练参数个数"),
        ]);

    public Text Run(DemoRun run)
    {
        var (window, stride, isMax) = (run[Window], run[Stride], run[Operation] == Max);
        var given = run[Grid];
        var (rows, columns) = (given.GetLength(0), given.GetLength(1));
        var grid = run[Source] == Given ? given : Grids.Digits(run.Random("grid"), rows, columns);
        run.Matrix(Before, grid, Grids.Names(columns), Grids.Names(rows));
        var isPossible = rows >= window && columns >= window;
        var pooled = new[] { Max, Mean }.ToDictionary(kind => kind, kind => isPossible ? Pool(grid, kind, window, stride) : null);
        var (high, wide) = pooled[Max] is { } known ? (known.Output.GetLength(0), known.Output.GetLength(1)) : (0, 0);
        if (pooled[run[Operation]] is { } shown)
        {
            run.Matrix(After, shown.Output, Grids.Names(wide), Grids.Names(high));
            run.Matrix(Gradient, shown.Gradient, Grids.Names(columns), Grids.Names(rows));
        }

        run.Table(Steps, [new("Window", "窗口"), new("Its values", "其中的值"), new("Maximum", "最大值"), new("Mean", "平均值")], Enumerable.Range(0, Math.Min(StepsShown, high * wide)).Select(place =>
        {
            var values = Values(grid, place / wide * stride, place % wide * stride, window);
            return new[] { $"({place / wide + 1}, {place % wide + 1})", string.Join(", ", values.Select(Say.Number)), Say.Number(values.Max()), Say.Number(values.Average()) };
        }));

        var noise = Samples.Gaussian(run.Random("noise"), ScalarType.Float64, 1, 1, NoiseSize, NoiseSize);
        foreach (var (kind, result) in pooled)
        {
            var output = result?.Output;
            run.Fact($"{kind}.topLeft", output?[0, 0] ?? double.NaN);
            run.Fact($"{kind}.topRight", output?[0, wide - 1] ?? double.NaN);
            run.Fact($"{kind}.bottomLeft", output?[high - 1, 0] ?? double.NaN);
            run.Fact($"{kind}.bottomRight", output?[high - 1, wide - 1] ?? double.NaN);
            run.Fact($"{kind}.average", output?.Cast<double>().Average() ?? double.NaN);
            run.Fact($"{kind}.reached", result?.Gradient.Cast<double>().Average(value => value == 0 ? 0 : 1) ?? double.NaN);
            var noisy = Library(noise, kind, window, stride);
            run.Fact($"{kind}.noise", noisy.mean().item<double>());
            run.Fact($"{kind}.noiseSpread", noisy.std().item<double>());
        }

        var dropped = Grids.Make(rows, columns, (row, column) => Covered(row, high) && Covered(column, wide) ? 0 : 1).Cast<double>().Sum();
        bool Covered(int place, int count) => Enumerable.Range(0, count).Any(index => place >= index * stride && place < index * stride + window);
        var kept = Kept(run.Random("dots"), window, stride);
        run.Fact("output.rows", high);
        run.Fact("output.columns", wide);
        run.Fact("dropped", (long)dropped);
        run.Fact("input.average", grid.Cast<double>().Average());
        run.Fact("hand.difference", pooled.Values.Max(result => result?.HandDifference ?? double.NaN));
        run.Fact("parameters", nn.MaxPool2d(window, stride).parameters().Concat(nn.AvgPool2d(window, stride).parameters()).Sum(parameter => parameter.numel()));
        run.Fact("shift.kept", kept);
        if (pooled[run[Operation]] is not { } chosen)
        {
            return new($"A window of {window} × {window} does not fit into {rows} × {columns}: there is no output, and the library refuses.", $"{window} × {window} 的窗口放不进 {rows} × {columns} 的输入：没有输出，库函数会报错。");
        }

        var list = high * wide <= 9 ? $" ({string.Join(" / ", Enumerable.Range(0, high).Select(row => string.Join(" ", Enumerable.Range(0, wide).Select(column => Say.Number(chosen.Output[row, column])))))})" : "";
        var reached = chosen.Gradient.Cast<double>().Average(value => value == 0 ? 0 : 1);
        return new(
            $"{rows} × {columns} becomes {high} × {wide}{list}{(dropped > 0 ? $"; {Say.Number(dropped)} inputs are in no window" : "")}. The gradient reaches {Say.Percent(reached)} of the inputs under {(isMax ? "max" : "mean")} pooling. "
            + $"When a single bright pixel moves by one, the output stays the same in {Say.Percent(kept)} of the cases.",
            $"{rows} × {columns} 变成 {high} × {wide}{list}{(dropped > 0 ? $"；有 {Say.Number(dropped)} 个输入不在任何窗口里" : "")}。{(isMax ? "最大" : "平均")}池化时，梯度到达 {Say.Percent(reached)} 的输入。"
            + $"单个亮点平移一个像素时，{Say.Percent(kept)} 的情况下输出不变。");
    }

    protected virtual Tensor Library(Tensor images, string kind, long window, long stride) =>
        kind == Max ? nn.functional.max_pool2d(images, window, stride) : nn.functional.avg_pool2d(images, window, stride);

    /// <summary>What one window becomes.</summary>
    protected virtual double OfWindow(IReadOnlyList<double> values, bool isMax) => isMax ? values.Max() : values.Sum() / values.Count;

    private static double[] Values(double[,] grid, int top, int left, int window) =>
        [.. Enumerable.Range(0, window * window).Select(place => grid[top + place / window, left + place % window])];

    private Pooled Pool(double[,] grid, string kind, int window, int stride)
    {
        var image = Grids.ToImage(grid).requires_grad_();
        var pooled = Library(image, kind, window, stride);
        pooled.sum().backward();
        var output = Grids.FromImage(pooled.detach());
        var looped = Grids.Make(output.GetLength(0), output.GetLength(1), (row, column) => OfWindow(Values(grid, row * stride, column * stride, window), kind == Max));
        return new(output, Grids.FromImage(image.grad!), Grids.Difference(looped, output));
    }

    /// <summary>Images with a single bright pixel each, far from the border, pooled as they are and moved to the right by one: the share of equal outputs.</summary>
    private double Kept(Random random, int window, int stride)
    {
        var before = zeros(Dots, 1, SceneSize, SceneSize, ScalarType.Float64);
        var after = zeros_like(before);
        for (var dot = 0; dot < Dots; dot++)
        {
            var (row, column) = (random.Next(4, 16), random.Next(4, 16));
            before[dot, 0, row, column] = 1;
            after[dot, 0, row, column + 1] = 1;
        }

        var change = (Library(before, Max, window, stride) - Library(after, Max, window, stride)).abs().amax(1, 2, 3);
        return change.eq(0).to_type(ScalarType.Float64).mean().item<double>();
    }

    private sealed record Pooled(double[,] Output, double[,] Gradient, double HandDifference);
}
