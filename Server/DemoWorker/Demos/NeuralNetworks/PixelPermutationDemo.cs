using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>The same images once as they are and once with their pixels in another order, the same for all images: nothing is lost but which pixels are neighbours.
/// A CNN, a fully connected net and the nearest training image learn from both.</summary>
public class PixelPermutationDemo : IDemo
{
    private const int TestImages = 400, Shift = 3;
    private const string Kept = "kept", Rows = "rows", All = "pixels";

    private static readonly (string Id, Text Name)[] Learners =
    [
        ("cnn", new("CNN", "CNN")), ("dense", new("Fully connected", "全连接网络")), ("nearest", new("Nearest image", "最近邻")),
    ];

    private static readonly ChoiceSetting Order = new("order", new("Shuffle", "打乱"), All,
        [new(Kept, new("Nothing", "不打乱")), new(Rows, new("Whole rows", "整行")), new(All, new("All pixels", "所有像素"))], Help: new("One order for all images, in training and test.", "所有图像（训练和测试）用同一种次序。"));
    private static readonly IntegerSetting Size = new("size", new("Training images", "训练图像数"), 300, 8, 1000, 4);
    private static readonly NumberSetting Noise = new("noise", new("Noise", "噪声"), 0.3, 0, 2, 0.1);
    private static readonly IntegerSetting StepCount = new("steps", new("Training steps", "训练步数"), 150, 20, 400, 10);

    private static readonly Axis Column = new(new("Column (pixels)", "列（像素）")), Row = new(new("Row (pixels)", "行（像素）"));
    private static readonly FigureDeclaration Accuracies = new(
        "accuracy", FigureKind.Bars, new("Test accuracy", "测试准确率"), null, new(new("Accuracy", "准确率"), Min: 0, Max: 1), [.. Learners.Select(learner => learner.Name)]);
    private static readonly FigureDeclaration Losses = new(
        "loss", FigureKind.Lines, new("Training loss", "训练损失"), new(new("Steps", "步数")), new(new("Cross-entropy loss", "交叉熵损失")));
    private static readonly FigureDeclaration Before = new("before", FigureKind.Heatmap, new("An image as it is", "原来的图像"), Column, Row);
    private static readonly FigureDeclaration After = new("after", FigureKind.Heatmap, new("The same image, shuffled", "同一幅图像，打乱之后"), Column, Row);

    public virtual DemoDeclaration Declaration { get; } = new(
        "pixel-permutation", 1, new("Shuffled pixels", "打乱像素"),
        new("The same pixels in another order: who needs to know which of them are neighbors?", "同样的像素，换一种次序：谁需要知道哪些像素相邻？"),
        UsesSeed: true, [Order, Size, Noise, StepCount], [Accuracies, Losses, Before, After],
        [
            .. Learners.SelectMany(learner => new[]
            {
                Facts.Number($"{learner.Id}.original", $"{learner.Name.En}: test accuracy, as it is", $"{learner.Name.Zh}：原次序的测试准确率"),
                Facts.Number($"{learner.Id}.shuffled", $"{learner.Name.En}: test accuracy, shuffled", $"{learner.Name.Zh}：打乱后的测试准确率"),
                Facts.Number($"{learner.Id}.drop", $"{learner.Name.En}: drop", $"{learner.Name.Zh}：下降"),
            }),
            Facts.Number("neighbours.left", "Share of neighboring pixels that still are", "打乱后仍然相邻的相邻像素对的比例"),
            Facts.Number("columns.difference", "Fully connected net, columns of its first layer shuffled alike: largest change of an output", "把全连接网络第一层的列照样打乱：输出的最大变化"),
        ]);

    public Text Run(DemoRun run)
    {
        var patterns = ShiftedPatterns.Draw(run.Random("patterns"));
        LabelledPoints Draw(string purpose, int count) => ShiftedPatterns.Images(patterns, run.Random(purpose), count, run[Noise], random => random.Next(-Shift, Shift + 1));
        var order = Shuffled(run.Random("order"), run[Order]);
        using var index = tensor(order);
        static LabelledPoints Reordered(LabelledPoints images, Tensor index) => images with { Inputs = images.Inputs.index_select(1, index) };
        var (train, test) = (Draw("train", run[Size]), Draw("test", TestImages));
        (LabelledPoints Train, LabelledPoints Test)[] versions = [(train, test), (Reordered(train, index), Reordered(test, InTest(index)))];
        var (accuracies, difference) = (Learners.ToDictionary(learner => learner.Id, _ => new double[2]), 0.0);
        Show(run, Before, versions[0].Test.Inputs[0]);
        Show(run, After, versions[1].Test.Inputs[0]);
        run.Plan(4 * run[StepCount]);
        for (var version = 0; version < 2; version++)
        {
            foreach (var (id, name) in Learners.Take(2))
            {
                run.SeedTorch("net");
                using var net = id == "cnn" ? Convolutional() : Nets.Mlp(ShiftedPatterns.Pixels, 64, ShiftedPatterns.Classes);
                var curve = run.Series(Losses, $"{id}{version}", version == 0 ? name : new($"{name.En}, shuffled", $"{name.Zh}（打乱）"));
                ShiftedPatterns.Train(run, net, versions[version].Train, run[StepCount], name, (step, loss) =>
                {
                    if (Series.Draws(step - 1, run[StepCount]))
                    {
                        curve.Add(step, loss);
                    }
                });
                accuracies[id][version] = ShiftedPatterns.Accuracy(net, versions[version].Test);
                difference = (id, version) == ("dense", 0) ? AfterMovingColumns(net, versions[0].Test.Inputs, versions[1].Test.Inputs, index) : difference;
            }

            accuracies["nearest"][version] = Nearest(versions[version].Train, versions[version].Test);
        }

        run.Bars(Accuracies, "original", new("As it is", "原次序"), Learners.Select(learner => accuracies[learner.Id][0]));
        run.Bars(Accuracies, "shuffled", new("Shuffled", "打乱"), Learners.Select(learner => accuracies[learner.Id][1]));
        foreach (var (id, _) in Learners)
        {
            run.Fact($"{id}.original", accuracies[id][0]);
            run.Fact($"{id}.shuffled", accuracies[id][1]);
            run.Fact($"{id}.drop", accuracies[id][0] - accuracies[id][1]);
        }

        var left = NeighboursLeft(order);
        run.Fact("neighbours.left", left);
        run.Fact("columns.difference", difference);
        string Change(string id) => $"{Say.Percent(accuracies[id][0])} → {Say.Percent(accuracies[id][1])}";
        return new(
            $"From the original order to the shuffled one: CNN {Change("cnn")}, fully connected net {Change("dense")}, nearest image {Change("nearest")}; chance is 25 %. "
            + $"{Say.Percent(left)} of neighboring pixels still are. With the columns of its first layer moved alike, the fully connected net's outputs change by {Say.Number(difference)} at most.",
            $"从原次序到打乱：CNN {Change("cnn")}，全连接网络 {Change("dense")}，最近邻 {Change("nearest")}；随机猜测是 25%。"
            + $"相邻像素对中有 {Say.Percent(left)} 仍然相邻。把全连接网络第一层的列照样打乱，输出最多变化 {Say.Number(difference)}。");
    }

    /// <summary>Which pixel of the original stands at each place.</summary>
    protected virtual long[] Shuffled(Random random, string kind)
    {
        var order = Enumerable.Range(0, ShiftedPatterns.Pixels).Select(pixel => (long)pixel).ToArray();
        var rows = Enumerable.Range(0, ShiftedPatterns.Side).ToArray();
        random.Shuffle(kind == All ? order : []);
        random.Shuffle(kind == Rows ? rows : []);
        return kind == Rows ? [.. rows.SelectMany(row => order[(row * ShiftedPatterns.Side)..((row + 1) * ShiftedPatterns.Side)])] : order;
    }

    /// <summary>The order of the test images' pixels: that of training.</summary>
    protected virtual Tensor InTest(Tensor order) => order;

    /// <summary>The net that relies on neighbours.</summary>
    protected virtual Module<Tensor, Tensor> Convolutional() => ShiftedPatterns.Pooled(ShiftedPatterns.Features(), AdaptiveMaxPool2d([1L, 1L]));

    /// <summary>The same weights, each to the place where its pixel now is.</summary>
    protected virtual Tensor Columns(Tensor weight, Tensor index) => weight.index_select(1, index);

    /// <summary>Moves the columns of a trained net's first layer as the pixels were moved: the largest change of any output.</summary>
    private double AfterMovingColumns(Module<Tensor, Tensor> net, Tensor original, Tensor shuffled, Tensor index)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var before = net.call(original);
        var weight = net.parameters().First();
        weight.copy_(Columns(weight, index));
        return (net.call(shuffled) - before).abs().max().item<float>();
    }

    /// <summary>Accuracy of the label of the nearest training image, by squared distance: |a|² − 2ab + |b|², of which |a|² is the same for all candidates.</summary>
    private static double Nearest(LabelledPoints train, LabelledPoints test)
    {
        using var scope = NewDisposeScope();
        var distances = train.Inputs.square().sum([1L]) - 2 * test.Inputs.mm(train.Inputs.t());
        return train.Labels.index_select(0, distances.argmin(1)).eq(test.Labels).to_type(ScalarType.Float64).mean().item<double>();
    }

    private static double NeighboursLeft(long[] order)
    {
        const int Side = ShiftedPatterns.Side;
        var pairs = Enumerable.Range(0, ShiftedPatterns.Pixels).SelectMany(place => new[] { (place, place % Side == Side - 1 ? -1 : place + 1), (place, place + Side) })
            .Where(pair => pair.Item2 is >= 0 and < ShiftedPatterns.Pixels).ToList();
        return pairs.Count(pair => Math.Abs(order[pair.Item1] / Side - order[pair.Item2] / Side) + Math.Abs(order[pair.Item1] % Side - order[pair.Item2] % Side) == 1) / (double)pairs.Count;
    }

    private static void Show(DemoRun run, FigureDeclaration figure, Tensor image)
    {
        var places = Enumerable.Range(0, ShiftedPatterns.Side).Select(place => (double)place).ToArray();
        run.Grid(figure, places, places, (x, y) => image[(long)y * ShiftedPatterns.Side + (long)x].item<float>());
    }
}
