using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>Patterns that training shows in the middle and the test elsewhere: a CNN that pools over all positions, the same convolutions with a dense head, and
/// a fully connected net with as many weights as the first.</summary>
public class WeightSharingDemo : IDemo
{
    private const int TestImages = 400;

    private static readonly (string Id, Text Name)[] Networks =
    [
        ("pooled", new("CNN, global pooling", "CNN + 全局池化")), ("flattened", new("CNN, dense head", "CNN + 全连接头")), ("dense", new("Fully connected", "全连接网络")),
    ];

    private static readonly IntegerSetting Shift = new(
        "shift", new("Shift of the test patterns (pixels)", "测试图案的平移（像素）"), 3, 0, ShiftedPatterns.MaxShift, Help: new("Up or down, and left or right.", "上下和左右各移这么多。"));
    private static readonly IntegerSetting TrainShift = new(
        "trainShift", new("Shift in training, at most (pixels)", "训练图案的最大平移（像素）"), 0, 0, ShiftedPatterns.MaxShift, Help: new("0: training shows every pattern in the middle.", "0：训练时图案都在正中。"));
    private static readonly IntegerSetting Size = new("size", new("Training images", "训练图像数"), 200, 20, 1000, 10);
    private static readonly NumberSetting Noise = new("noise", new("Noise", "噪声"), 0.3, 0, 2, 0.1);
    private static readonly IntegerSetting StepCount = new("steps", new("Training steps", "训练步数"), 150, 20, 400, 10);

    private static readonly Axis Column = new(new("Column (pixels)", "列（像素）")), Row = new(new("Row (pixels)", "行（像素）"));
    private static readonly FigureDeclaration Accuracies = new(
        "accuracy", FigureKind.Lines, new("Test accuracy against shift", "测试准确率与平移"), new(new("Shift (pixels)", "平移（像素）")), new(new("Accuracy", "准确率"), Min: 0, Max: 1));
    private static readonly FigureDeclaration Example = new("example", FigureKind.Heatmap, new("A test pattern, moved", "一个平移后的测试图案"), Column, Row);
    private static readonly FigureDeclaration Response = new(
        "response", FigureKind.Heatmap, new("One feature map: the response moves along", "其中一张特征图：响应随图案一起移动"), Column, Row);
    private static readonly FigureDeclaration Weights = new(
        "weights", FigureKind.Bars, new("Number of weights", "权重数"), null, new(new("Weights and biases", "权重与偏置")), [.. Networks.Select(net => net.Name)]);

    public virtual DemoDeclaration Declaration { get; } = new(
        "weight-sharing", 1, new("Weight sharing and shifted patterns", "权重共享与图案平移"),
        new("Training shows patterns in the middle, the test elsewhere: which net still knows them?", "训练时图案在正中，测试时移到别处：哪个网络还认得？"),
        UsesSeed: true, [Shift, TrainShift, Size, Noise, StepCount], [Accuracies, Example, Response, Weights],
        [
            .. Networks.SelectMany(net => new[]
            {
                Facts.Number($"{net.Id}.centred", $"{net.Name.En}: accuracy in the middle", $"{net.Name.Zh}：图案在正中时的准确率"),
                Facts.Number($"{net.Id}.shifted", $"{net.Name.En}: accuracy at the chosen shift", $"{net.Name.Zh}：所选平移下的准确率"),
                Facts.Integer($"{net.Id}.weights", $"{net.Name.En}: weights and biases", $"{net.Name.Zh}：权重与偏置数"),
            }),
            Facts.Number("equivariance.error", "Features of the shifted image against shifted features: largest relative difference", "“平移后图像的特征”与“平移后的特征”的最大相对差异"),
        ]);

    public Text Run(DemoRun run)
    {
        var patterns = ShiftedPatterns.Draw(run.Random("patterns"));
        var train = ShiftedPatterns.Images(patterns, run.Random("train"), run[Size], Disturbed(run[Noise]), random => random.Next(-Moved(run[TrainShift]), Moved(run[TrainShift]) + 1));
        var tests = Enumerable.Range(0, ShiftedPatterns.MaxShift + 1).Select(shift => ShiftedPatterns.Images(
            patterns, run.Random("test"), TestImages, Disturbed(run[Noise]), random => random.Next(2) == 0 ? -Moved(shift) : Moved(shift))).ToList();
        var (accuracies, counts, error) = (new Dictionary<string, double[]>(), new List<long>(), 0.0);
        run.Plan(Networks.Length * run[StepCount]);
        foreach (var (id, name) in Networks)
        {
            run.SeedTorch("net");
            using var features = ShiftedPatterns.Features();
            using var net = id switch
            {
                "pooled" => ShiftedPatterns.Pooled(features, GlobalPooling()),
                "flattened" => Sequential(features, MaxPool2d(4), Flatten(), Linear(8 * 3 * 3, ShiftedPatterns.Classes)),
                _ => Nets.Mlp(ShiftedPatterns.Pixels, 9, ShiftedPatterns.Classes),
            };
            ShiftedPatterns.Train(run, net, train, run[StepCount], name);
            accuracies[id] = [.. tests.Select(test => ShiftedPatterns.Accuracy(net, test))];
            counts.Add(ShiftedPatterns.Weights(net));
            run.Series(Accuracies, id, name).Replace(accuracies[id].Select((accuracy, shift) => ((double)shift, accuracy)));
            if (id == "pooled")
            {
                error = ShowFeatures(run, features, tests[0].Inputs[..1], run[Shift]);
            }
        }

        run.Bars(Weights, "weights", new("Weights and biases", "权重与偏置"), counts.Select(count => (double)count));
        foreach (var ((id, _), count) in Networks.Zip(counts))
        {
            run.Fact($"{id}.centred", accuracies[id][0]);
            run.Fact($"{id}.shifted", accuracies[id][run[Shift]]);
            run.Fact($"{id}.weights", count);
        }

        run.Fact("equivariance.error", error);
        string At(string id) => Say.Percent(accuracies[id][run[Shift]]);
        return new(
            $"Test accuracy at a shift of {run[Shift]}: CNN with global pooling {At("pooled")}, CNN with a dense head {At("flattened")}, fully connected net {At("dense")}; chance is 25 %. "
            + $"With {counts[0]}, {counts[1]} and {counts[2]} weights. The convolutions' output moves along with the image (largest difference {Say.Number(error)}).",
            $"平移 {run[Shift]} 像素时的测试准确率：CNN + 全局池化 {At("pooled")}，CNN + 全连接头 {At("flattened")}，全连接网络 {At("dense")}；随机猜测是 25%。"
            + $"权重数依次为 {counts[0]}、{counts[1]}、{counts[2]}。卷积的输出随图像一起移动（最大差异 {Say.Number(error)}）。");
    }

    /// <summary>By how much patterns are really moved.</summary>
    protected virtual int Moved(int shift) => shift;

    /// <summary>The standard deviation of what is added to every pixel.</summary>
    protected virtual double Disturbed(double noise) => noise;

    /// <summary>What the convolutions see of images.</summary>
    protected virtual Tensor Seen(Tensor images) => images;

    /// <summary>What follows the convolutions of the first net.</summary>
    protected virtual Module<Tensor, Tensor> GlobalPooling() => AdaptiveMaxPool2d([1L, 1L]);

    /// <summary>Draws an image, moved, and its strongest map, and compares the moved image's features with the moved features, wherever both see only pixels that are in both images.</summary>
    private double ShowFeatures(DemoRun run, Module<Tensor, Tensor> features, Tensor image, int shift)
    {
        const int Reach = 3, Side = ShiftedPatterns.Side;
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var moved = image.view(Side, Side).roll([(long)shift, shift], [0L, 1L]);
        var (here, there) = (features.call(Seen(image)), features.call(Seen(moved.reshape(1, -1))));
        var kept = Reach..(Side - Reach - shift);
        var target = (Reach + shift)..(Side - Reach);
        var (expected, found) = (here[.., .., kept, kept], there[.., .., target, target]);
        Show(run, Example, moved);
        Show(run, Response, there[0, there.amax([2L, 3L]).argmax().item<long>()]);
        return ((found - expected).abs().max() / expected.abs().max().clamp_min(1e-12)).item<float>();
    }

    private static void Show(DemoRun run, FigureDeclaration figure, Tensor map)
    {
        var places = Enumerable.Range(0, (int)map.shape[0]).Select(place => (double)place).ToArray();
        run.Grid(figure, places, places, (x, y) => map[(long)y, (long)x].item<float>());
    }
}
