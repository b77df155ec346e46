using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>A kernel slid over an image by four nested loops beside the library's <c>conv2d</c>; the same map as a fully connected layer; and what becomes of the output
/// when the image moves.</summary>
public class ConvolutionDemo : IDemo
{
    private const string Square = "square", Diagonal = "diagonal", Digits = "digits";
    private const int SceneSize = 24, Ground = 1;

    private static readonly ChoiceSetting Picture = new("image", new("Image", "图像"), Square,
        [new(Square, new("bright square", "亮方块")), new(Diagonal, new("diagonal edge", "斜边缘")), new(Digits, new("random digits", "随机数字"))]);
    private static readonly IntegerSetting Size = new("size", new("Image rows and columns n", "图像的行数与列数 n"), 8, 6, 16);
    private static readonly MatrixSetting Kernel = new("kernel", new("Kernel", "卷积核"), [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], -9, 9, 5, 5);
    private static readonly IntegerSetting Stride = new("stride", new("Stride s", "步幅 s"), 1, 1, 4);
    private static readonly IntegerSetting Padding = new("padding", new("Padding p", "填充 p"), 0, 0, 4, Help: new("Zeros on each side.", "每一侧补的零。"));

    private static readonly (Axis Column, Axis Row) Axes = (new(new("Column", "列")), new(new("Row", "行")));
    private static readonly FigureDeclaration Input = new("input", FigureKind.Heatmap, new("Image with its padding; ▸ marks the worked window", "图像（含填充）；▸ 标出下面算的窗口"), Axes.Column, Axes.Row);
    private static readonly FigureDeclaration Weights = new("kernel", FigureKind.Heatmap, new("Kernel", "卷积核"), Axes.Column, Axes.Row);
    private static readonly FigureDeclaration Output = new("output", FigureKind.Heatmap, new("Output; ▸ marks where the worked window leads", "输出；▸ 标出该窗口的结果"), Axes.Column, Axes.Row);
    private static readonly FigureDeclaration Worked = new("worked", FigureKind.Table, new("One window: the strongest response, step by step", "一个窗口：响应最强之处，逐步计算"));

    public virtual DemoDeclaration Declaration { get; } = new(
        "convolution", 1, new("Convolution by hand", "手算卷积"),
        new("A kernel slid over an image by loops and by the library, and one window worked out.", "用循环和库函数让卷积核滑过图像，并逐步算出一个窗口。"),
        UsesSeed: true, [Picture, Size, Kernel, Stride, Padding], [Input, Weights, Output, Worked],
        [
            Facts.Integer("output.rows", "Rows of the library's output", "库函数输出的行数"),
            Facts.Integer("output.columns", "Columns of the library's output", "库函数输出的列数"),
            Facts.Number("hand.difference", "Largest difference of loops and conv2d", "循环与 conv2d 的最大差异"),
            Facts.Number("flipped.difference", "Largest difference of textbook convolution and conv2d", "教科书卷积与 conv2d 的最大差异"),
            Facts.Integer("formula.rows", "Rows by the formula", "公式给出的行数"),
            Facts.Integer("formula.columns", "Columns by the formula", "公式给出的列数"),
            Facts.Number("flipped.sum", "Largest absolute sum of textbook convolution and conv2d", "教科书卷积与 conv2d 之和的最大绝对值"),
            Facts.Number("turned.difference", "The same, with the kernel turned by 180° for conv2d", "先把核旋转 180° 再交给 conv2d 时的差异"),
            Facts.Number("strongest", "Strongest response", "最强的响应"),
            Facts.Integer("strongest.row", "Its row in the output", "它在输出中的行"),
            Facts.Integer("strongest.column", "Its column in the output", "它在输出中的列"),
            Facts.Number("zeros", "Share of outputs that are exactly 0", "恰好为 0 的输出所占比例"),
            Facts.Integer("weights", "Weights of the kernel", "卷积核的权重数"),
            Facts.Integer("dense.weights", "Weights of a fully connected layer between the same grids", "同样大小之间的全连接层的权重数"),
            Facts.Number("dense.zeros", "Share of those that convolution sets to 0", "其中被卷积固定为 0 的比例"),
            Facts.Number("dense.difference", "Largest difference of that layer and conv2d", "该层与 conv2d 的最大差异"),
            Facts.Number("shift.byOne", "Image moved by one pixel: largest change against the output moved by one", "图像平移一个像素：与输出平移一格相比的最大差异"),
            Facts.Number("shift.byStride", "Image moved by the stride: the same", "图像平移一个步幅：同上"),
        ]);

    public Text Run(DemoRun run)
    {
        var (kernel, stride, padding) = (run[Kernel], run[Stride], run[Padding]);
        var (height, width) = (kernel.GetLength(0), kernel.GetLength(1));
        var pixels = Draw(run.Random("image"), run[Picture], run[Size]);
        var image = Grids.ToImage(pixels);
        var weights = Grids.ToImage(kernel);
        var output = Grids.FromImage(Convolve(image, weights, stride, padding));
        var (rows, columns) = (output.GetLength(0), output.GetLength(1));
        var padded = Grids.FromImage(nn.functional.pad(image, [padding, padding, padding, padding]));
        var looped = Slide(padded, kernel, Weight, rows, columns, stride);
        var textbook = Slide(padded, kernel, Mirrored, rows, columns, stride);

        var best = Enumerable.Range(0, rows * columns).MaxBy(place => Math.Abs(output[place / columns, place % columns]));
        var (row, column) = (best / columns, best % columns);
        run.Matrix(Input, padded, Grids.Names(padded.GetLength(1), padding, column * stride, width), Grids.Names(padded.GetLength(0), padding, row * stride, height));
        run.Matrix(Weights, kernel, Grids.Names(width), Grids.Names(height));
        run.Matrix(Output, output, Grids.Names(columns, 0, column, 1), Grids.Names(rows, 0, row, 1));
        var terms = Enumerable.Range(0, height * width).Select(place => (Row: place / width, Column: place % width)).Select(at =>
            (at.Row, at.Column, Pixel: padded[row * stride + at.Row, column * stride + at.Column], Factor: kernel[at.Row, at.Column])).ToList();
        run.Table(Worked, [new("Row, column", "行, 列"), new("Pixel", "像素"), new("Weight", "权重"), new("Product", "乘积")],
            [.. terms.Select(term => new[] { $"({term.Row + 1}, {term.Column + 1})", Say.Number(term.Pixel), Say.Number(term.Factor), Say.Number(term.Pixel * term.Factor) }),
                ["Σ", "", "", Say.Number(terms.Sum(term => term.Pixel * term.Factor))]]);

        var (byOne, byStride) = (Moved(run, weights, stride, 1), Moved(run, weights, stride, stride));
        var units = eye(pixels.Length, dtype: ScalarType.Float64).reshape(pixels.Length, 1, run[Size], run[Size]);
        var dense = Dense(units, weights, stride, padding);
        var densely = Grids.FromImage(image.reshape(1, -1).mm(dense).reshape(1, 1, rows, columns));
        var linked = Dense(units, ones_like(weights), stride, padding).count_nonzero().item<long>();
        var size = new[] { height, width }.Select(side => Formula(run[Size], side, stride, padding)).ToArray();
        var (flipped, strongest) = (Grids.Difference(textbook, output), output[row, column]);
        run.Fact("output.rows", rows);
        run.Fact("output.columns", columns);
        run.Fact("formula.rows", size[0]);
        run.Fact("formula.columns", size[1]);
        run.Fact("hand.difference", Grids.Difference(looped, output));
        run.Fact("flipped.difference", flipped);
        run.Fact("flipped.sum", textbook.Cast<double>().Zip(output.Cast<double>(), (a, b) => Math.Abs(a + b)).Max());
        run.Fact("turned.difference", Grids.Difference(textbook, Grids.FromImage(Convolve(image, weights.flip(2, 3), stride, padding))));
        run.Fact("strongest", strongest);
        run.Fact("strongest.row", row + 1);
        run.Fact("strongest.column", column + 1);
        run.Fact("zeros", output.Cast<double>().Count(value => value == 0) / (double)output.Length);
        run.Fact("weights", kernel.Length);
        run.Fact("dense.weights", dense.numel());
        run.Fact("dense.zeros", 1 - linked / (double)dense.numel());
        run.Fact("dense.difference", Grids.Difference(densely, output));
        run.Fact("shift.byOne", byOne);
        run.Fact("shift.byStride", byStride);
        return new(
            $"The output is {rows} × {columns}; the formula says {size[0]} × {size[1]}. Its strongest response, {Say.Number(strongest)}, is in row {row + 1}, column {column + 1}. "
            + $"Loops and conv2d differ by {Say.Number(Grids.Difference(looped, output))}; textbook convolution, which turns the kernel by 180°, differs from conv2d by up to {Say.Number(flipped)}. "
            + $"{kernel.Length} weights do what a fully connected layer would need {dense.numel()} for. "
            + (byOne == 0 ? "If the image moves by one pixel, the output moves along." : $"If the image moves by one pixel, the output changes by up to {Say.Number(byOne)}; if by {stride}, it moves along."),
            $"输出为 {rows} × {columns}，公式给出 {size[0]} × {size[1]}。最强的响应是 {Say.Number(strongest)}，位于第 {row + 1} 行第 {column + 1} 列。"
            + $"循环与 conv2d 相差 {Say.Number(Grids.Difference(looped, output))}；先把核旋转 180° 的教科书卷积与 conv2d 最多相差 {Say.Number(flipped)}。"
            + $"{kernel.Length} 个权重做到了全连接层要用 {dense.numel()} 个权重做的事。"
            + (byOne == 0 ? "图像平移一个像素，输出也跟着平移。" : $"图像平移一个像素，输出最多改变 {Say.Number(byOne)}；平移 {stride} 个像素，输出才跟着平移。"));
    }

    protected virtual Tensor Convolve(Tensor images, Tensor kernel, long stride, long padding) =>
        nn.functional.conv2d(images, kernel, strides: [stride, stride], padding: [padding, padding]);

    /// <summary>Rows or columns of the output.</summary>
    protected virtual int Formula(int size, int kernel, int stride, int padding) => (size + 2 * padding - kernel) / stride + 1;

    /// <summary>The weight that a pixel of the window is multiplied by.</summary>
    protected virtual double Weight(double[,] kernel, int row, int column) => kernel[row, column];

    /// <summary>The same in convolution as mathematics defines it: the kernel is turned by 180°.</summary>
    protected virtual double Mirrored(double[,] kernel, int row, int column) => kernel[kernel.GetLength(0) - 1 - row, kernel.GetLength(1) - 1 - column];

    /// <summary>The matrix of the fully connected layer that computes the same: a row for each pixel, a column for each output.</summary>
    protected virtual Tensor Dense(Tensor units, Tensor kernel, long stride, long padding) => Convolve(units, kernel, stride, padding).reshape(units.shape[0], -1);

    private static double[,] Slide(double[,] padded, double[,] kernel, Func<double[,], int, int, double> weight, int rows, int columns, int stride) =>
        Grids.Make(rows, columns, (row, column) =>
        {
            var sum = 0.0;
            for (var i = 0; i < kernel.GetLength(0); i++)
            {
                for (var j = 0; j < kernel.GetLength(1); j++)
                {
                    sum += padded[row * stride + i, column * stride + j] * weight(kernel, i, j);
                }
            }

            return sum;
        });

    /// <summary>Moves a scene of random digits to the left: the largest difference of its new output and the old output moved by one place.</summary>
    private double Moved(DemoRun run, Tensor kernel, int stride, int pixels)
    {
        var scene = Grids.ToImage(Grids.Digits(run.Random("scene"), SceneSize, SceneSize + pixels));
        var before = Convolve(scene.narrow(3, 0, SceneSize), kernel, stride, 0);
        var after = Convolve(scene.narrow(3, pixels, SceneSize), kernel, stride, 0);
        var shared = before.shape[3] - 1;
        return (before.narrow(3, 1, shared) - after.narrow(3, 0, shared)).abs().max().item<double>();
    }

    private static double[,] Draw(Random random, string picture, int size)
    {
        var (side, bright) = (size / 2, random.Next(5, 10));
        var (top, left) = (random.Next(1, size - side), random.Next(1, size - side));
        return picture switch
        {
            Square => Grids.Make(size, size, (row, column) => row >= top && row < top + side && column >= left && column < left + side ? bright : Ground),
            Diagonal => Grids.Make(size, size, (row, column) => column > row ? bright : Ground),
            _ => Grids.Digits(random, size, size),
        };
    }
}
