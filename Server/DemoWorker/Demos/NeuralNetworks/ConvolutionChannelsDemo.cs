using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>A convolution of many channels: the library's layer and the shape of its weight, loops that count their multiplications, and which inputs reach which outputs.
/// Beside it a depth-wise separable pair.</summary>
public class ConvolutionChannelsDemo : IDemo
{
    private static readonly IntegerSetting Inputs = new("inputs", new("Input channels", "输入通道数"), 8, 1, 64);
    private static readonly IntegerSetting Outputs = new("outputs", new("Output channels", "输出通道数"), 16, 1, 64);
    private static readonly IntegerSetting Side = new("kernel", new("Kernel size k", "卷积核大小 k"), 3, 1, 7, 2, Help: new("Odd; padded so that the map keeps its size.", "奇数；填充使特征图大小不变。"));
    private static readonly IntegerSetting Groups = new("groups", new("Groups", "组数"), 4, 1, 64, Help: new("Must divide both channel counts.", "必须同时整除两个通道数。"));
    private static readonly IntegerSetting Map = new("map", new("Rows and columns of the feature map", "特征图的行数与列数"), 8, 2, 16);
    private static readonly BooleanSetting HasBias = new("bias", new("Bias", "偏置"), true);

    private static readonly Text[] Layers = [new("One group", "不分组"), new("Groups as set", "按所设分组"), new("Depth-wise, then 1 × 1", "深度卷积 + 1 × 1")];
    private static readonly FigureDeclaration Links = new(
        "links", FigureKind.Heatmap, new("Which input channels reach which output channels: sum of |weights|", "哪些输入通道能到达哪些输出通道：|权重| 之和"), new(new("Input channel", "输入通道")), new(new("Output channel", "输出通道")));
    private static readonly FigureDeclaration Weights = new("weights", FigureKind.Bars, new("Parameters", "参数个数"), null, new(new("Parameters", "参数个数"), Min: 0), Layers);
    private static readonly FigureDeclaration Products = new("products", FigureKind.Bars, new("Multiplications for one image", "一张图像的乘法次数"), null, new(new("Multiplications", "乘法次数"), Min: 0), Layers);
    private static readonly FigureDeclaration Shapes = new("shapes", FigureKind.Table, new("The layers in numbers", "各层的数字"));

    public virtual DemoDeclaration Declaration { get; } = new(
        "convolution-channels", 1, new("Channels of a convolution", "卷积的通道"), new("Shape of the weight, parameters and multiplications, counted.", "数一数权重的形状、参数个数与乘法次数。"),
        UsesSeed: true, [Inputs, Outputs, Side, Groups, Map, HasBias], [Links, Weights, Products, Shapes],
        [
            Facts.Integer("weight.kernels", "Weight's first size: number of kernels", "权重的第一维：卷积核个数"),
            Facts.Integer("weight.channels", "Weight's second size: channels of each kernel", "权重的第二维：每个核的通道数"),
            Facts.Integer("parameters", "Parameters, counted in the library's layer", "参数个数（从库的层里数出）"),
            Facts.Integer("multiplications", "Multiplications, counted in loops", "乘法次数（在循环里数出）"),
            Facts.Truth("fits", "The groups divide both channel counts", "组数同时整除两个通道数"),
            Facts.Integer("weight.side", "Weight's last size", "权重的最后一维"),
            Facts.Integer("output.channels", "Channels of the output", "输出的通道数"),
            Facts.Integer("formula.parameters", "Parameters by the formula", "参数个数（公式）"),
            Facts.Integer("formula.multiplications", "Multiplications by the formula", "乘法次数（公式）"),
            Facts.Number("hand.difference", "Largest difference of loops and library", "循环与库函数的最大差异"),
            Facts.Number("links", "Share of channel pairs that are connected", "相连的通道对所占比例"),
            Facts.Number("silenced.share", "First input channel set to 0: share of output channels that change", "第一个输入通道置零：发生变化的输出通道所占比例"),
            Facts.Number("silenced.change", "Their mean change", "它们的平均变化"),
            Facts.Integer("ungrouped.parameters", "Parameters with one group", "不分组时的参数个数"),
            Facts.Integer("separable.parameters", "Parameters of depth-wise, then 1 × 1", "深度卷积加 1 × 1 的参数个数"),
            Facts.Number("separable.ratio", "Multiplications of that pair ÷ those with one group", "这一组合的乘法次数 ÷ 不分组时的乘法次数"),
        ]);

    public Text Run(DemoRun run)
    {
        var (inputs, outputs, side, groups, map) = (run[Inputs], run[Outputs], run[Side], run[Groups], run[Map]);
        run.SeedTorch("layers");
        var image = Samples.Gaussian(run.Random("image"), ScalarType.Float64, 1, inputs, map, map);
        var fits = inputs % groups == 0 && outputs % groups == 0;
        using var whole = Layer(inputs, outputs, side, 1, run[HasBias]);
        using var depthwise = Layer(inputs, inputs, side, inputs, run[HasBias]);
        using var pointwise = Layer(inputs, outputs, 1, 1, run[HasBias]);
        using var layer = fits ? Layer(inputs, outputs, side, groups, run[HasBias]) : null;
        var counts = new[] { [whole], layer is null ? [] : [layer], new[] { depthwise, pointwise } }.Select(parts =>
            (Parts: parts, Parameters: parts.Sum(part => part.parameters().Sum(parameter => parameter.numel())), Products: parts.Sum(part => part.weight.numel() * map * map))).ToArray();
        run.Bars(Weights, "parameters", new("Parameters", "参数个数"), counts.Select(count => count.Parts.Length == 0 ? double.NaN : count.Parameters));
        run.Bars(Products, "products", new("Multiplications", "乘法次数"), counts.Select(count => count.Parts.Length == 0 ? double.NaN : count.Products));
        run.Table(Shapes, [new("Weight", "权重"), new("Parameters", "参数个数"), new("Multiplications", "乘法次数")], counts.SelectMany(count => count.Parts).Select(part =>
            new[] { string.Join(" × ", part.weight.shape), $"{part.parameters().Sum(parameter => parameter.numel())}", $"{part.weight.numel() * map * map}" }));

        var seen = layer is null ? new Seen(double.NaN, 0, double.NaN, double.NaN, double.NaN) : Look(run, layer, image);
        run.Fact("fits", fits);
        run.Fact("weight.kernels", layer?.weight.shape[0] ?? 0);
        run.Fact("weight.channels", layer?.weight.shape[1] ?? 0);
        run.Fact("weight.side", layer?.weight.shape[2] ?? 0);
        run.Fact("output.channels", layer?.call(image).shape[1] ?? 0);
        run.Fact("parameters", counts[1].Parameters);
        run.Fact("formula.parameters", fits ? FormulaParameters(inputs, outputs, side, groups) + (run[HasBias] ? outputs : 0) : 0);
        run.Fact("multiplications", seen.Products);
        run.Fact("formula.multiplications", fits ? FormulaParameters(inputs, outputs, side, groups) * map * map : 0);
        run.Fact("hand.difference", seen.Difference);
        run.Fact("links", seen.Links);
        run.Fact("silenced.share", seen.Silenced);
        run.Fact("silenced.change", seen.Change);
        run.Fact("ungrouped.parameters", counts[0].Parameters);
        run.Fact("separable.parameters", counts[2].Parameters);
        run.Fact("separable.ratio", counts[2].Products / (double)counts[0].Products);
        if (layer is null)
        {
            return new(
                $"{inputs} input and {outputs} output channels can't both be split into {groups} equal groups, so there is no such layer: {Refused(run, image)}",
                $"{inputs} 个输入通道和 {outputs} 个输出通道不能都平分成 {groups} 组，这样的层不存在：{Refused(run, image)}");
        }

        var shape = string.Join(" × ", layer.weight.shape);
        return new(
            $"The weight is {shape}: {outputs} kernels, each with {inputs / groups} of the {inputs} input channels. With {(run[HasBias] ? "its biases" : "no bias")} the layer has {counts[1].Parameters} parameters and makes {seen.Products} multiplications; "
            + $"each output channel sees {Say.Percent(seen.Links)} of the inputs. One group would have {counts[0].Parameters} parameters, a depth-wise separable pair {counts[2].Parameters}.",
            $"权重形状是 {shape}：{outputs} 个卷积核，每个核看 {inputs} 个输入通道中的 {inputs / groups} 个。{(run[HasBias] ? "连同偏置" : "不带偏置")}，该层有 {counts[1].Parameters} 个参数，做 {seen.Products} 次乘法；"
            + $"每个输出通道能看到 {Say.Percent(seen.Links)} 的输入通道。不分组有 {counts[0].Parameters} 个参数，深度可分离的组合有 {counts[2].Parameters} 个。");
    }

    protected virtual Conv2d Layer(long inputs, long outputs, long side, long groups, bool bias) =>
        nn.Conv2d(inputs, outputs, side, padding: side / 2, groups: groups, bias: bias, dtype: ScalarType.Float64);

    /// <summary>Weights of the kernels, without biases.</summary>
    protected virtual long FormulaParameters(long inputs, long outputs, long side, long groups) => outputs * (inputs / groups) * side * side;

    /// <summary>The input channel that a kernel's channel reads.</summary>
    protected virtual int Reads(int output, int channel, int perGroup, int outputsPerGroup) => output / outputsPerGroup * perGroup + channel;

    /// <summary>What the library says when it is asked for the layer all the same.</summary>
    private string Refused(DemoRun run, Tensor image)
    {
        try
        {
            using var layer = Layer(run[Inputs], run[Outputs], run[Side], run[Groups], run[HasBias]);
            layer.call(image);
            return "—";
        }
        catch (Exception refusal) when (refusal is ArgumentException or System.Runtime.InteropServices.ExternalException)
        {
            return refusal.Message.Split('\n')[0];
        }
    }

    private Seen Look(DemoRun run, Conv2d layer, Tensor image)
    {
        using var _ = no_grad();
        var (inputs, outputs, perGroup) = (run[Inputs], run[Outputs], (int)layer.weight.shape[1]);
        var outputsPerGroup = outputs / (inputs / perGroup);
        var links = new double[outputs, inputs];
        var strength = layer.weight.abs().sum([2L, 3L]).contiguous().data<double>().ToArray();
        for (var pair = 0; pair < strength.Length; pair++)
        {
            links[pair / perGroup, Reads(pair / perGroup, pair % perGroup, perGroup, outputsPerGroup)] = strength[pair];
        }

        run.Matrix(Links, links, Grids.Names(inputs), Grids.Names(outputs));
        var output = layer.call(image);
        var (looped, products) = Loops(layer, image, perGroup, outputsPerGroup);
        var silent = image.clone();
        silent.narrow(1, 0, 1).zero_();
        var change = (layer.call(silent) - output).abs().mean([0L, 2L, 3L]);
        var changed = change.gt(0);
        return new(
            (looped - output).abs().max().item<double>(), products, links.Cast<double>().Average(link => link > 0 ? 1 : 0),
            changed.to_type(ScalarType.Float64).mean().item<double>(), change.masked_select(changed).mean().item<double>());
    }

    /// <summary>The layer in loops over output channel, place, kernel channel and window, counting each multiplication; a product with a padded zero counts as well.</summary>
    private (Tensor Output, long Products) Loops(Conv2d layer, Tensor image, int perGroup, int outputsPerGroup)
    {
        var (outputs, side, map) = ((int)layer.weight.shape[0], (int)layer.weight.shape[2], (int)image.shape[2]);
        var pad = side / 2;
        var (weight, pixels) = (layer.weight.contiguous().data<double>().ToArray(), nn.functional.pad(image, [pad, pad, pad, pad]).contiguous().data<double>().ToArray());
        var bias = layer.bias?.data<double>().ToArray();
        var (wide, products, result) = (map + 2 * pad, 0L, new double[outputs * map * map]);
        for (var output = 0; output < outputs; output++)
        {
            for (var place = 0; place < map * map; place++)
            {
                var sum = bias?[output] ?? 0;
                for (var channel = 0; channel < perGroup; channel++)
                {
                    var from = (Reads(output, channel, perGroup, outputsPerGroup) * wide + place / map) * wide + place % map;
                    for (var at = 0; at < side * side; at++)
                    {
                        sum += weight[(output * perGroup + channel) * side * side + at] * pixels[from + at / side * wide + at % side];
                        products++;
                    }
                }

                result[output * map * map + place] = sum;
            }
        }

        return (tensor(result, [1, outputs, map, map]), products);
    }

    private sealed record Seen(double Difference, long Products, double Links, double Silenced, double Change);
}
