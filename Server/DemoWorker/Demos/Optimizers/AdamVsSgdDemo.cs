using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Optimizers;

/// <summary>One classifier trained from the same start on the same batches by Adam and by SGD, over a grid of learning rates whose both ends fail for both.</summary>
public class AdamVsSgdDemo : IDemo
{
    private const int Points = 512, Batch = 32, Evaluations = 20;

    /// <summary>How far from the best of both methods a held-out accuracy may be to count as usable.</summary>
    private const double Tolerance = 0.03;

    private static readonly double[] Rates = [.. Enumerable.Range(-8, 11).Select(half => Math.Pow(10, half / 2.0))];

    private static readonly IntegerSetting Steps = new("steps", new("Training steps", "训练步数"), 200, 50, 800);
    private static readonly NumberSetting Beta = new("momentum", new("Momentum of SGD", "SGD 的动量"), 0, 0, 0.95, 0.05);
    private static readonly NumberSetting Noise = new("noise", new("Noise of the points", "数据点的噪声"), 0.2, 0.05, 0.4, 0.05);
    private static readonly NumberSetting Scale = new(
        "scale", new("Scale of the second input", "第二个输入的尺度"), 1, 1, 100, 1, Logarithmic: true,
        new("Above 1 the inputs are unequally scaled.", "大于 1 时两个输入的尺度不同。"));

    private static readonly FigureDeclaration AccuracyByRate = new(
        "accuracyByRate", FigureKind.Lines, new("Held-out accuracy against learning rate", "留出集准确率与学习率"),
        new(new("Learning rate", "学习率"), Logarithmic: true), new(new("Held-out accuracy", "留出集准确率"), Min: 0.4, Max: 1));
    private static readonly FigureDeclaration Curves = new(
        "curves", FigureKind.Lines, new("Loss at each method's best rate so far", "各方法在目前最佳学习率下的损失"),
        new(new("Step", "步")), new(new("Loss", "损失"), Logarithmic: true));
    private static readonly FigureDeclaration Usable = new("usable", FigureKind.Table, new("Usable learning rates (✓)", "可用的学习率（✓）"));

    private static readonly Text Adam = new("Adam", "Adam"), Sgd = new("SGD", "SGD");

    public virtual DemoDeclaration Declaration { get; } = new(
        "adam-vs-sgd", 1, new("Adam and SGD over learning rates", "不同学习率下的 Adam 与 SGD"),
        new("One small classifier, eleven learning rates, two optimizers: which rates are usable?", "一个小分类器、十一种学习率、两种优化器：哪些学习率可用？"),
        UsesSeed: true, [Steps, Beta, Noise, Scale], [AccuracyByRate, Curves, Usable],
        [
            Facts.Integer("adam.usable", "Learning rates usable with Adam", "Adam 可用的学习率个数"),
            Facts.Integer("sgd.usable", "Learning rates usable with SGD", "SGD 可用的学习率个数"),
            Facts.Number("adam.best", "Adam's best held-out accuracy", "Adam 的最佳留出集准确率"),
            Facts.Number("sgd.best", "SGD's best held-out accuracy", "SGD 的最佳留出集准确率"),
            Facts.Number("adam.bestRate", "Adam's best learning rate", "Adam 的最佳学习率"),
            Facts.Number("sgd.bestRate", "SGD's best learning rate", "SGD 的最佳学习率"),
            Facts.Number("adam.atDefault", "Adam's held-out accuracy at 0.001", "Adam 在学习率 0.001 时的留出集准确率"),
            Facts.Number("sgd.atDefault", "SGD's held-out accuracy at 0.001", "SGD 在学习率 0.001 时的留出集准确率"),
            Facts.Integer("usable.difference", "Usable rates of Adam minus those of SGD", "Adam 比 SGD 多出的可用学习率个数"),
        ]);

    public Text Run(DemoRun run)
    {
        var (training, heldOut) = (Draw(run, "training"), Draw(run, "held out"));
        var adam = new Sweep(run, "adam", Adam);
        var sgd = new Sweep(run, "sgd", Sgd);
        run.Plan(2.0 * Rates.Length * run[Steps]);
        foreach (var rate in Rates)
        {
            adam.Add(rate, Train(run, training, heldOut, parameters => MakeAdam(parameters, rate), new($"Adam at {Say.Number(rate)}", $"Adam，学习率 {Say.Number(rate)}")));
            sgd.Add(rate, Train(
                run, training, heldOut, parameters => optim.SGD(parameters, rate, momentum: run[Beta]), new($"SGD at {Say.Number(rate)}", $"SGD，学习率 {Say.Number(rate)}")));
        }

        var enough = Math.Max(adam.Best, sgd.Best) - Tolerance;
        var (adamUsable, sgdUsable) = (adam.Accuracies.Count(accuracy => accuracy >= enough), sgd.Accuracies.Count(accuracy => accuracy >= enough));
        string Cell(double accuracy) => Say.Percent(accuracy) + (accuracy >= enough ? " ✓" : "");
        run.Table(Usable, [new("Learning rate", "学习率"), Adam, Sgd], Rates.Select((rate, i) => new[] { Say.Number(rate), Cell(adam.Accuracies[i]), Cell(sgd.Accuracies[i]) }));
        var atDefault = Array.FindIndex(Rates, rate => Math.Abs(rate - 1e-3) < 1e-9);
        run.Fact("adam.usable", adamUsable);
        run.Fact("sgd.usable", sgdUsable);
        run.Fact("adam.best", adam.Best);
        run.Fact("sgd.best", sgd.Best);
        run.Fact("adam.bestRate", adam.BestRate);
        run.Fact("sgd.bestRate", sgd.BestRate);
        run.Fact("adam.atDefault", adam.Accuracies[atDefault]);
        run.Fact("sgd.atDefault", sgd.Accuracies[atDefault]);
        run.Fact("usable.difference", adamUsable - sgdUsable);
        return new(
            $"Within {run[Steps]} steps, {adamUsable} of {Rates.Length} learning rates are usable with Adam and {sgdUsable} with SGD. Adam is best at {Say.Number(adam.BestRate)} "
            + $"({Say.Percent(adam.Best)} held out), SGD at {Say.Number(sgd.BestRate)} ({Say.Percent(sgd.Best)}).",
            $"在 {run[Steps]} 步之内，{Rates.Length} 种学习率中 Adam 有 {adamUsable} 种可用，SGD 有 {sgdUsable} 种。Adam 在 {Say.Number(adam.BestRate)} 时最好"
            + $"（留出集 {Say.Percent(adam.Best)}），SGD 在 {Say.Number(sgd.BestRate)} 时最好（{Say.Percent(sgd.Best)}）。");
    }

    protected virtual optim.Optimizer MakeAdam(IEnumerable<Parameter> parameters, double rate) => optim.Adam(parameters, rate);

    private static LabelledPoints Draw(DemoRun run, string purpose)
    {
        var points = Samples.Moons(run.Random(purpose), Points, run[Noise]);
        return points with { Inputs = points.Inputs * tensor(new[] { 1f, (float)run[Scale] }) };
    }

    /// <summary>Always from the same start and on the same batches. A net whose numbers overflowed calls everything the first class.</summary>
    private static Trained Train(DemoRun run, LabelledPoints training, LabelledPoints heldOut, Func<IEnumerable<Parameter>, optim.Optimizer> make, Text doing)
    {
        run.SeedTorch("net");
        var (batches, steps, trainingLoss, heldOutLoss) = (run.Random("batches"), run[Steps], new List<(double, double)>(), new List<(double, double)>());
        using var net = Nets.Mlp(2, 32, 32, 1);
        using var optimizer = make(net.parameters());
        foreach (var step in run.Steps(steps, doing))
        {
            if (step % (steps / Evaluations) == 0)
            {
                trainingLoss.Add((step, Nets.JudgeBinary(net, training).Loss));
                heldOutLoss.Add((step, Nets.JudgeBinary(net, heldOut).Loss));
            }

            optimizer.zero_grad();
            Nets.BinaryLoss(net, training.Draw(batches, Batch)).backward();
            optimizer.step();
        }

        return new(Nets.JudgeBinary(net, heldOut).Accuracy, trainingLoss, heldOutLoss);
    }

    private sealed record Trained(double Accuracy, List<(double, double)> TrainingLoss, List<(double, double)> HeldOutLoss);

    /// <summary>One method over all rates. On equal accuracy the smaller rate counts as the better.</summary>
    private sealed class Sweep(DemoRun run, string id, Text name)
    {
        public List<double> Accuracies { get; } = [];

        public double Best { get; private set; }

        public double BestRate { get; private set; }

        public void Add(double rate, Trained trained)
        {
            Accuracies.Add(trained.Accuracy);
            run.Series(AccuracyByRate, id, name).Add(rate, trained.Accuracy);
            if (trained.Accuracy > Best)
            {
                (Best, BestRate) = (trained.Accuracy, rate);
                run.Series(Curves, id + ".training", new($"{name.En}, training", $"{name.Zh}（训练集）")).Replace(trained.TrainingLoss);
                run.Series(Curves, id + ".heldOut", new($"{name.En}, held out", $"{name.Zh}（留出集）")).Replace(trained.HeldOutLoss);
            }
        }
    }
}
