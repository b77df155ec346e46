using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>One lever at a time, on data chosen for it: the same net trained once per setting, with equal steps, and judged on validation data.</summary>
public class TuningSweepDemo : IDemo
{
    private const string Rate = "learningRate", Drop = "dropout", Wide = "embedding", Deep = "blocks";

    private static readonly ChoiceSetting Lever = new("lever", new("Lever", "调哪个超参数"), Rate,
    [
        new(Rate, new("Learning rate", "学习率")), new(Drop, new("Dropout rate", "Dropout 比率")), new(Wide, new("Embedding width", "嵌入宽度")), new(Deep, new("Residual blocks", "残差块数")),
    ]);

    private static readonly NumberSetting LowestRate = new("lowestRate", new("Learning rate: from", "学习率：从"), 0.00001, 0.000001, 10, 0.000001, Logarithmic: true);
    private static readonly NumberSetting HighestRate = new("highestRate", new("Learning rate: to", "学习率：到"), 1, 0.000001, 10, 0.000001, Logarithmic: true);
    private static readonly NumberSetting HighestDropout = new("highestDropout", new("Dropout rate: from 0 to", "Dropout 比率：从 0 到"), 0.95, 0.05, 0.99, 0.05);
    private static readonly IntegerSetting Widest = new("widest", new("Embedding width: from 1 to", "嵌入宽度：从 1 到"), 256, 2, 512);
    private static readonly IntegerSetting Deepest = new("deepest", new("Residual blocks: from 0 to", "残差块数：从 0 到"), 32, 2, 48);
    private static readonly IntegerSetting Tried = new("tried", new("Settings tried", "试几个设置"), 6, 3, 12);
    private static readonly BooleanSetting Normalized = new("normalized", new("Blocks with layer normalization", "残差块带层归一化"), false);
    private static readonly IntegerSetting StepCount = new("steps", new("Training steps per setting", "每个设置的训练步数"), 150, 10, 400, 10);

    private static readonly Axis Step = new(new("Step", "步"));
    private static readonly Axis Loss = new(new("Validation loss", "验证损失"), Logarithmic: true);
    private static readonly FigureDeclaration Losses = new("losses", FigureKind.Lines, new("Loss at the end, setting by setting", "各设置的最终损失"), new(new("Setting, by its row in the table", "设置（表中的行号）")), new(new("Loss", "损失"), Logarithmic: true));
    private static readonly FigureDeclaration Curves = new("curves", FigureKind.Lines, new("Validation loss during training", "训练中的验证损失"), Step, Loss);
    private static readonly FigureDeclaration Results = new("results", FigureKind.Table, new("What each setting came to", "各设置的结果"));

    public virtual DemoDeclaration Declaration { get; } = new(
        "tuning-sweep", 1, new("Sweeping one lever", "扫描一个超参数"),
        new("Training once per setting of a learning rate, dropout, embedding width or depth, judged on validation data.", "对学习率、Dropout、嵌入宽度或深度逐个设置训练，并用验证数据评判。"),
        UsesSeed: true, [Lever, Tried, LowestRate, HighestRate, HighestDropout, Widest, Deepest, Normalized, StepCount], [Losses, Curves, Results],
        [
            Facts.Integer("settings", "Settings tried", "试过的设置数"),
            Facts.Number("best.setting", "Setting with the lowest validation loss", "验证损失最低的设置"),
            Facts.Integer("best.place", "Its place in the list, from 1", "它在列表中的位置（从 1 起）"),
            Facts.Truth("best.inside", "It is neither the first nor the last", "它既不是第一个也不是最后一个"),
            .. new[] { ("best", "Best setting", "最佳设置"), ("first", "First setting", "第一个设置"), ("last", "Last setting", "最后一个设置") }.SelectMany(one => new[]
            {
                Facts.Number($"{one.Item1}.loss", $"{one.Item2}: validation loss", $"{one.Item3}：验证损失"),
                Facts.Number($"{one.Item1}.train", $"{one.Item2}: training loss", $"{one.Item3}：训练损失"),
                Facts.Number($"{one.Item1}.accuracy", $"{one.Item2}: validation accuracy", $"{one.Item3}：验证准确率"),
            }),
        ]);

    public Text Run(DemoRun run)
    {
        var lever = run[Lever];
        var values = Values(run, lever, run[Tried]);
        var task = lever switch
        {
            Rate => TuningTask.Moons(run, 200, 0.2, 32, _ => 0),
            Drop => TuningTask.Moons(run, 100, 0.2, 64, value => value, spoiled: 20),
            Wide => TuningTask.Bags(run, 600),
            _ => TuningTask.Spirals(run, 300, run[Normalized]),
        };
        run.Plan(values.Length * run[StepCount]);
        Outcome[] outcomes = [.. values.Select((value, place) => Train(run, task, Applied(value, values), lever == Rate ? Applied(value, values) : 0.01, $"{place}", Say.Number(value)))];
        run.Series(Losses, "train", new("Training", "训练")).Replace(outcomes.Select((one, place) => (place + 1.0, one.Train)));
        run.Series(Losses, "validation", new("Validation", "验证")).Replace(outcomes.Select((one, place) => (place + 1.0, one.Loss)));
        run.Table(
            Results, [new("Setting", "设置"), new("Training loss", "训练损失"), new("Validation loss", "验证损失"), new("Validation accuracy", "验证准确率")],
            outcomes.Select((one, place) => new[] { Say.Number(values[place]), Say.Number(one.Train), Say.Number(one.Loss), Say.Percent(one.Accuracy) }));

        var best = Array.IndexOf(outcomes, outcomes.MinBy(one => one.Loss)!);
        var inside = best > 0 && best < values.Length - 1;
        run.Fact("settings", values.Length);
        run.Fact("best.setting", values[best]);
        run.Fact("best.place", best + 1);
        run.Fact("best.inside", inside);
        foreach (var (id, one) in new[] { ("best", outcomes[best]), ("first", outcomes[0]), ("last", outcomes[^1]) })
        {
            run.Fact($"{id}.loss", one.Loss);
            run.Fact($"{id}.train", one.Train);
            run.Fact($"{id}.accuracy", one.Accuracy);
        }

        return new(
            $"The lowest validation loss, {Say.Number(outcomes[best].Loss)}, is at {Say.Number(values[best])}, " + (inside ? "inside the list" : "at an end of the list: the search must go on beyond it")
            + $". The first setting, {Say.Number(values[0])}, came to {Say.Number(outcomes[0].Loss)}, the last, {Say.Number(values[^1])}, to {Say.Number(outcomes[^1].Loss)}.",
            $"验证损失最低为 {Say.Number(outcomes[best].Loss)}，在 {Say.Number(values[best])} 处，" + (inside ? "位于列表内部" : "位于列表的一端：还要向外继续搜索")
            + $"。第一个设置 {Say.Number(values[0])} 的损失为 {Say.Number(outcomes[0].Loss)}，最后一个设置 {Say.Number(values[^1])} 的为 {Say.Number(outcomes[^1].Loss)}。");
    }

    /// <summary>Evenly spaced for dropout; for the others each is the same multiple of the one before, with no block at all in front.</summary>
    private static double[] Values(DemoRun run, string lever, int count) => lever switch
    {
        Rate => Multiples(run[LowestRate], run[HighestRate], count),
        Drop => [.. Enumerable.Range(0, count).Select(place => run[HighestDropout] * place / (count - 1.0))],
        Wide => [.. Multiples(1, run[Widest], count).Select(value => Math.Round(value)).Distinct()],
        _ => [0, .. Multiples(2, run[Deepest], count - 1).Select(value => Math.Round(value)).Distinct()],
    };

    private static double[] Multiples(double from, double to, int count) => [.. Enumerable.Range(0, count).Select(place => from * Math.Pow(to / from, place / (count - 1.0)))];

    /// <summary>The value that is really set.</summary>
    protected virtual double Applied(double value, IReadOnlyList<double> values) => value;

    /// <summary>Trains on all training data at each step, always from the same seed, and judges the net without dropout.</summary>
    private static Outcome Train(DemoRun run, TuningTask task, double value, double rate, string id, string shown)
    {
        run.SeedTorch("net");
        using var net = task.Net(value);
        using var optimizer = optim.Adam(net.parameters(), rate);
        var series = run.Series(Curves, id, new(shown, shown));
        foreach (var step in run.Steps(run[StepCount], new(shown, shown)))
        {
            net.train();
            optimizer.zero_grad();
            nn.functional.cross_entropy(net.call(task.Train.Inputs), task.Train.Labels).backward();
            optimizer.step();
            if ((step + 1) % 10 == 0)
            {
                series.Add(step + 1, Judge(net, task.Validation).Loss);
            }
        }

        var (loss, accuracy) = Judge(net, task.Validation);
        return new(Judge(net, task.Train).Loss, loss, accuracy);
    }

    private static (double Loss, double Accuracy) Judge(nn.Module<Tensor, Tensor> net, LabelledPoints points)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        net.eval();
        var scores = net.call(points.Inputs);
        var loss = nn.functional.cross_entropy(scores, points.Labels).item<float>();
        return (float.IsFinite(loss) ? loss : double.PositiveInfinity, scores.argmax(1).eq(points.Labels).to_type(ScalarType.Float64).mean().item<double>());
    }

    private sealed record Outcome(double Train, double Loss, double Accuracy);
}
