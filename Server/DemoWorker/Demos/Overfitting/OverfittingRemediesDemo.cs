using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Overfitting;

/// <summary>A net that is far too large for its few examples, some of them with a wrong label, trained without and with each remedy. Validation data choose when
/// to stop early; what is reported was measured on a third set.</summary>
public class OverfittingRemediesDemo : IDemo
{
    private const int ValidationExamples = 200;
    private const int TestExamples = 1000;
    private const int JudgeEvery = 10;
    private const double Spread = 0.2;
    private const string None = "none";
    private const string Decay = "weightDecay";
    private const string Drop = "dropout";
    private const string Augment = "augmentation";
    private const string Stop = "earlyStop";
    private const string More = "moreData";

    private static readonly (string Id, Text Name)[] Methods =
    [
        (None, new("No remedy", "不加措施")), (Decay, new("Weight decay", "权重衰减")), (Drop, new("Dropout", "Dropout")), (Augment, new("Augmentation", "数据增强")),
        (Stop, new("Early stopping", "早停")), (More, new("Four times the data", "四倍数据")),
    ];

    private static readonly IntegerSetting Size = new("size", new("Training examples", "训练样本数"), 100, 20, 400, 10);
    private static readonly NumberSetting Flips = new("flips", new("Share of wrong labels", "错误标签的比例"), 0.15, 0, 0.4, 0.05, Help: new("In all three sets.", "三个数据集中都一样。"));
    private static readonly NumberSetting Shift = new(
        "shift", new("Shift of new data", "新数据的偏移"), 0, 0, 2, 0.1, Help: new("Validation and test points are moved by this much.", "验证点和测试点移动的距离。"));
    private static readonly ChoicesSetting Remedies = new(
        "remedies", new("Remedies", "措施"), [Decay, Drop, Augment, Stop, More], [.. Methods.Skip(1).Select(method => new SettingOption(method.Id, method.Name))]);
    private static readonly NumberSetting WeightDecay = new("weightDecay", new("Weight decay λ", "权重衰减 λ"), 1, 0.01, 30, 0.01, Logarithmic: true);
    private static readonly NumberSetting DropoutRate = new("dropoutRate", new("Dropout rate", "Dropout 比率"), 0.5, 0, 0.9, 0.05);
    private static readonly NumberSetting Jitter = new(
        "jitter", new("Augmentation: jitter", "数据增强：抖动"), 0.3, 0, 2, 0.05, Help: new("Standard deviation of what is added to the inputs anew at each step.", "每一步重新加到输入上的噪声的标准差。"));
    private static readonly IntegerSetting StepCount = new("steps", new("Training steps", "训练步数"), 300, 50, 600, 10);

    private static readonly Axis Steps = new(new("Steps", "步数"));
    private static readonly Axis Loss = new(new("Cross-entropy loss", "交叉熵损失"));
    private static readonly FigureDeclaration PlainCurves = new("plain", FigureKind.Lines, new("Without a remedy", "不加措施"), Steps, Loss);
    private static readonly FigureDeclaration TrainingCurves = new("training", FigureKind.Lines, new("Training loss", "训练损失"), Steps, Loss);
    private static readonly FigureDeclaration ValidationCurves = new("validation", FigureKind.Lines, new("Validation loss", "验证损失"), Steps, Loss);
    private static readonly FigureDeclaration FinalLosses = new(
        "final", FigureKind.Bars, new("Training and test loss at the end (early stopping: where it stopped)", "最终的训练损失与测试损失（早停：停止时）"), null, Loss, [.. Methods.Select(method => method.Name)]);
    private static readonly FigureDeclaration Reproduced = new(
        "reproduced", FigureKind.Bars, new("Wrong training labels that the net gives back", "网络照样给出的错误训练标签"), null, new(new("Share", "比例"), Min: 0, Max: 1),
        [.. Methods.Select(method => method.Name)]);

    public virtual DemoDeclaration Declaration { get; } = new(
        "overfitting-remedies", 1,
        new("Overfitting and what helps", "过拟合与应对措施"),
        new("A large net, few points, some wrong labels: without a remedy, and with each.", "网络很大、样本很少、部分标签有错：不加措施，以及逐一加上各种措施。"),
        UsesSeed: true,
        [Size, Flips, Shift, Remedies, WeightDecay, DropoutRate, Jitter, StepCount],
        [PlainCurves, TrainingCurves, ValidationCurves, FinalLosses, Reproduced],
        [
            .. Methods.SelectMany(method => new[]
            {
                Facts.Number($"{method.Id}.train", $"{method.Name.En}: training loss", $"{method.Name.Zh}：训练损失"),
                Facts.Number($"{method.Id}.test", $"{method.Name.En}: test loss", $"{method.Name.Zh}：测试损失"),
                Facts.Number($"{method.Id}.gap", $"{method.Name.En}: test loss minus training loss", $"{method.Name.Zh}：测试损失减训练损失"),
                Facts.Number($"{method.Id}.reproduced", $"{method.Name.En}: share of wrong training labels given back", $"{method.Name.Zh}：照样给出的错误训练标签的比例"),
            }),
            Facts.Number("none.trainAccuracy", "No remedy: training accuracy", "不加措施：训练准确率"),
            Facts.Number("none.testAccuracy", "No remedy: test accuracy", "不加措施：测试准确率"),
            Facts.Integer("earlyStop.step", "Step with the lowest validation loss", "验证损失最低的步数", new("steps", "步")),
        ]);

    public Text Run(DemoRun run)
    {
        var chosen = Methods.Select(method => method.Id).Where(id => id == None || run[Remedies].Contains(id)).ToHashSet();
        var (train, extra) = (Draw(run, "train", run[Size], 0), Draw(run, "extra", 3 * run[Size], 0));
        var (validation, test) = (Draw(run, "validation", ValidationExamples, Moved(run[Shift])), Draw(run, "test", TestExamples, Moved(run[Shift])));
        run.Plan((chosen.Count - (chosen.Contains(Stop) ? 1 : 0)) * run[StepCount]);
        var results = new Dictionary<string, Result>();
        foreach (var (id, name) in Methods.Where(method => chosen.Contains(method.Id) && method.Id != Stop))
        {
            var data = id == More ? Together(train, extra) : train;
            var (last, stopped) = Train(run, id, name, data, validation, test);
            results[id] = last;
            if (id == None && chosen.Contains(Stop))
            {
                results[Stop] = stopped;
            }
        }

        double[] ByMethod(Func<Result, double> value) => [.. Methods.Select(method => results.TryGetValue(method.Id, out var result) ? value(result) : double.NaN)];
        run.Bars(FinalLosses, "train", new("Training", "训练"), ByMethod(result => result.Train));
        run.Bars(FinalLosses, "test", new("Test", "测试"), ByMethod(result => result.Test));
        run.Bars(Reproduced, "reproduced", new("Given back", "照样给出"), ByMethod(result => result.Reproduced));
        foreach (var (id, _) in Methods)
        {
            var result = results.GetValueOrDefault(id, Result.NotRun);
            run.Fact($"{id}.train", result.Train);
            run.Fact($"{id}.test", result.Test);
            run.Fact($"{id}.gap", result.Test - result.Train);
            run.Fact($"{id}.reproduced", result.Reproduced);
        }

        var none = results[None];
        run.Fact("none.trainAccuracy", none.TrainAccuracy);
        run.Fact("none.testAccuracy", none.TestAccuracy);
        run.Fact("earlyStop.step", results.TryGetValue(Stop, out var early) ? early.Step : 0L);
        var listed = Methods.Skip(1).Where(method => results.ContainsKey(method.Id)).Select(method => (method.Name, results[method.Id].Test)).ToList();
        return new(
            $"Without a remedy the training loss is {Say.Number(none.Train)} and the test loss {Say.Number(none.Test)}. Test loss with a remedy: "
            + string.Join(", ", listed.Select(one => $"{one.Name.En.ToLowerInvariant()} {Say.Number(one.Test)}")) + ".",
            $"不加措施时，训练损失为 {Say.Number(none.Train)}，测试损失为 {Say.Number(none.Test)}。加上措施后的测试损失："
            + string.Join("，", listed.Select(one => $"{one.Name.Zh} {Say.Number(one.Test)}")) + "。");
    }

    /// <summary>How strongly weight decay, dropout and augmentation are applied.</summary>
    protected virtual double Strength(double chosen) => chosen;

    protected virtual int Width => 64;

    /// <summary>The training points and three times as many again.</summary>
    protected virtual Data Together(Data train, Data extra) => new(Joined(train.Points, extra.Points), cat([train.Wrong, extra.Wrong]));

    /// <summary>How far new points are moved.</summary>
    protected virtual double Moved(double shift) => shift;

    /// <summary>Trains on all of the data at each step, always from the same first weights. Returns what was reached last, and where validation loss was lowest.</summary>
    private (Result Last, Result Stopped) Train(DemoRun run, string id, Text name, Data data, Data validation, Data test)
    {
        run.SeedTorch("net");
        var (rate, jitter, steps) = (id == Drop ? Strength(run[DropoutRate]) : 0, id == Augment ? Strength(run[Jitter]) : 0, run[StepCount]);
        using var net = Nets.Mlp(() => nn.Sequential(nn.ReLU(), nn.Dropout(rate)), 2, Width, Width, 1);
        using var optimizer = optim.AdamW(net.parameters(), 0.01, weight_decay: id == Decay ? Strength(run[WeightDecay]) : 0);
        var (trainCurve, validationCurve) = (run.Series(TrainingCurves, id, name), run.Series(ValidationCurves, id, name));
        var (last, stopped, lowest) = (Result.NotRun, Result.NotRun, double.PositiveInfinity);
        foreach (var step in run.Steps(steps, name))
        {
            net.train();
            optimizer.zero_grad();
            var points = data.Points;
            Nets.BinaryLoss(net, jitter > 0 ? points with { Inputs = points.Inputs + jitter * randn_like(points.Inputs) } : points).backward();
            optimizer.step();
            if ((step + 1) % JudgeEvery != 0)
            {
                continue;
            }

            net.eval();
            var (trainLoss, held) = (Nets.JudgeBinary(net, points).Loss, Nets.JudgeBinary(net, validation.Points).Loss);
            trainCurve.Add(step + 1, trainLoss);
            validationCurve.Add(step + 1, held);
            if (id == None)
            {
                run.Series(PlainCurves, "train", new("Training", "训练")).Add(step + 1, trainLoss);
                run.Series(PlainCurves, "validation", new("Validation", "验证")).Add(step + 1, held);
            }

            if (held < lowest)
            {
                (lowest, stopped) = (held, Judge(net, data, test, step + 1));
            }

            last = step + 1 == steps ? Judge(net, data, test, steps) : last;
        }

        return (last, stopped);
    }

    private static Result Judge(Sequential net, Data data, Data test, int step)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var (train, tested) = (Nets.JudgeBinary(net, data.Points), Nets.JudgeBinary(net, test.Points));
        var agrees = (net.call(data.Points.Inputs).squeeze(1) > 0).to_type(ScalarType.Int64).eq(data.Points.Labels);
        var wrong = data.Wrong.sum().item<long>();
        var reproduced = wrong == 0 ? double.NaN : (double)agrees.logical_and(data.Wrong).sum().item<long>() / wrong;
        return new(train.Loss, tested.Loss, train.Accuracy, tested.Accuracy, reproduced, step);
    }

    private static LabelledPoints Joined(LabelledPoints first, LabelledPoints second) =>
        new(cat([first.Inputs, second.Inputs]), cat([first.Labels, second.Labels]));

    /// <summary>Two moons, exactly the given share of labels wrong, all points moved to the right by the shift.</summary>
    private static Data Draw(DemoRun run, string purpose, int count, double shift)
    {
        var points = Samples.Moons(run.Random(purpose), count, Spread);
        var order = Enumerable.Range(0, count).ToArray();
        run.Random(purpose + " labels").Shuffle(order);
        var flags = new bool[count];
        foreach (var index in order.Take((int)Math.Round(run[Flips] * count)))
        {
            flags[index] = true;
        }

        var wrong = tensor(flags);
        return new(new(points.Inputs + tensor([(float)shift, 0f]), where(wrong, 1 - points.Labels, points.Labels)), wrong);
    }

    /// <param name="Wrong">Which labels were flipped: [n], Bool.</param>
    protected sealed record Data(LabelledPoints Points, Tensor Wrong);

    private sealed record Result(double Train, double Test, double TrainAccuracy, double TestAccuracy, double Reproduced, int Step)
    {
        public static Result NotRun { get; } = new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, 0);
    }
}
