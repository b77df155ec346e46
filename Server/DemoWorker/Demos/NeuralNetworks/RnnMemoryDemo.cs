using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>Plain recurrent nets and LSTMs that have to remember the first symbol of a sequence: how far their gradient reaches before training, and what they
/// learn. The LSTM comes twice, as it is usually initialised, with forget gates about half open, and with its forget gates opened.</summary>
public class RnnMemoryDemo : IDemo
{
    private const int InputGate = 0, ForgetGate = 1, Probes = 64;
    private const string Rnn = "rnn", Orthogonal = "orthogonal", Usual = "usual", Open = "open";
    private const string ByBias = "bias", Chrono = "chrono";

    private static readonly (string Id, Text Name)[] Kinds =
    [
        (Rnn, new("RNN", "RNN")), (Usual, new("LSTM, forget bias 0", "LSTM（遗忘偏置 0）")),
        (Open, new("LSTM, forget gate opened", "LSTM（打开遗忘门）")), (Orthogonal, new("RNN, orthogonal start", "RNN（正交初始化）")),
    ];

    private static readonly IntegerSetting Length = new("length", new("Sequence length", "序列长度"), 30, 2, 60);
    private static readonly IntegerSetting Units = new("units", new("Units", "隐藏单元数"), 16, 2, 32);
    private static readonly NumberSetting ForgetBias = new(
        "forgetBias", new("Forget bias of the opened LSTM", "“打开遗忘门”的 LSTM 的遗忘偏置"), 5, -5, 8, 0.5,
        Help: new("At the start a forget gate is about the sigmoid of this: 0 gives 0.5, 5 gives 0.993.", "开始时遗忘门约为它的 sigmoid：0 对应 0.5，5 对应 0.993。"));
    private static readonly ChoiceSetting Opening = new(
        "opening", new("How it is opened", "打开的方式"), ByBias, [new(ByBias, new("the bias above", "用上面的偏置")), new(Chrono, new("chrono initialization", "chrono 初始化"))],
        new("Chrono: forget bias ln u, u uniform between 1 and length − 1, and the input bias its negative.", "chrono：遗忘偏置取 ln u，u 在 1 与“长度 − 1”之间均匀分布；输入偏置取其相反数。"));
    private static readonly NumberSetting Recurrent = new(
        "recurrentScale", new("Recurrent weights ×", "循环权重的倍数"), 1, 0.1, 10, 0.1, Logarithmic: true, new("Multiplies them at the start, in every net.", "开始时乘在每个网络的循环权重上。"));
    private static readonly NumberSetting LearningRate = new("learningRate", new("Learning rate", "学习率"), 0.005, 0.0005, 0.05, 0.0005, Logarithmic: true);
    private static readonly IntegerSetting StepCount = new("steps", new("Training steps", "训练步数"), 300, 1, 600);
    private static readonly ChoicesSetting Nets = new("nets", new("Nets", "网络"), [Rnn, Usual, Open], [.. Kinds.Select(kind => new SettingOption(kind.Id, kind.Name))]);

    private static readonly FigureDeclaration Accuracy = new(
        "accuracy", FigureKind.Lines, new("Which symbol came first? (chance: 0.25)", "最先出现的是哪个符号？（随机猜测：0.25）"),
        new(new("Training steps", "训练步数")), new(new("Share right, new sequences", "新序列上的准确率"), Min: 0, Max: 1));
    private static readonly FigureDeclaration Gradient = new(
        "gradient", FigureKind.Lines, new("Before training: how far back the gradient reaches", "训练之前：梯度能传回多远"),
        new(new("Steps before the last", "距最后一步的步数")), new(new("Gradient at that input ÷ at the last", "该处输入的梯度 ÷ 最后一步的梯度"), Logarithmic: true));

    public virtual DemoDeclaration Declaration { get; } = new(
        "rnn-memory", 1, new("What an RNN and an LSTM remember", "RNN 与 LSTM 能记住什么"),
        new("Read a sequence, then name its first symbol: how far gradients reach, and who learns it.", "读完序列，再说出第一个符号：梯度能传多远，谁学得会。"),
        UsesSeed: true, [Length, Units, ForgetBias, Opening, Recurrent, LearningRate, StepCount, Nets], [Accuracy, Gradient],
        [
            .. Kinds.Select(kind => Facts.Number($"{kind.Id}.accuracy", $"{kind.Name.En}: share right at the end", $"{kind.Name.Zh}：最终准确率")),
            .. Kinds.Select(kind => Facts.Number(
                $"{kind.Id}.reach", $"{kind.Name.En}: gradient at the first input ÷ at the last, before training", $"{kind.Name.Zh}：训练前首个输入的梯度 ÷ 最后一个输入的梯度")),
            Facts.Integer("open.steps", "LSTM, forget gate opened: steps until all are right", "LSTM（打开遗忘门）：全部答对所用的步数", new("steps", "步")),
        ]);

    public Text Run(DemoRun run)
    {
        var chosen = Kinds.Where(kind => run[Nets].Contains(kind.Id)).ToList();
        var (accuracies, reaches, openSteps) = (new Dictionary<string, double>(), new Dictionary<string, double>(), 0L);
        var probes = FirstSymbol.Draw(run.Random("probes"), Probes, run[Length]);
        run.Plan(chosen.Count * run[StepCount]);
        foreach (var (id, name) in chosen)
        {
            using var reader = Make(run, id);
            var sizes = Gradients(reader, probes.Inputs, probes.Targets);
            run.Series(Gradient, id, name).Replace(sizes.Select((size, at) => ((double)(sizes.Length - 1 - at), size / sizes[^1])).Reverse());
            var trained = FirstSymbol.Train(run, reader, run.Series(Accuracy, id, name), name, run[Length], run[StepCount], run[LearningRate]);
            (accuracies[id], reaches[id], openSteps) = (trained.Accuracy, sizes[0] / sizes[^1], id == Open ? trained.Steps : openSteps);
        }

        foreach (var (id, _) in Kinds)
        {
            run.Fact($"{id}.accuracy", accuracies.GetValueOrDefault(id, double.NaN));
            run.Fact($"{id}.reach", reaches.GetValueOrDefault(id, double.NaN));
        }

        run.Fact("open.steps", openSteps);
        return new(
            $"After {run[StepCount]} steps at most, on sequences of {run[Length]} symbols: "
            + string.Join("; ", chosen.Select(kind => $"{kind.Name.En}: {Say.Percent(accuracies[kind.Id])} right, gradient at the first input {Say.Number(reaches[kind.Id])} of that at the last"))
            + ". Guessing gives 25 %.",
            $"最多训练 {run[StepCount]} 步，序列长度 {run[Length]}："
            + string.Join("；", chosen.Select(kind => $"{kind.Name.Zh}准确率 {Say.Percent(accuracies[kind.Id])}，首个输入的梯度是最后一个的 {Say.Number(reaches[kind.Id])}"))
            + "。随机猜测为 25%。");
    }

    /// <summary>The forget bias of the LSTM that is not opened.</summary>
    protected virtual double ClosedBias => 0;

    /// <summary>The forget bias of the LSTM that is.</summary>
    protected virtual double OpenedBias(double chosen) => chosen;

    /// <summary>What the recurrent weights are multiplied by.</summary>
    protected virtual double Scale(double chosen) => chosen;

    private Reader Make(DemoRun run, string id)
    {
        run.SeedTorch("net");
        var units = run[Units];
        var reader = id is Rnn or Orthogonal ? Reader.Rnn(units) : Reader.Lstm(units);
        using var _ = no_grad();
        var recurrent = reader.Layer.get_parameter("weight_hh_l0")!;
        if (id == Orthogonal)
        {
            nn.init.orthogonal_(recurrent);
        }

        recurrent.mul_(Scale(run[Recurrent]));
        if (id == Usual)
        {
            reader.SetBias(ForgetGate, units, full(units, ClosedBias, ScalarType.Float64));
        }
        else if (id == Open && run[Opening] == Chrono)
        {
            var bias = (1 + rand(units, ScalarType.Float64) * Math.Max(0, run[Length] - 2)).log();
            reader.SetBias(ForgetGate, units, bias);
            reader.SetBias(InputGate, units, -bias);
        }
        else if (id == Open)
        {
            reader.SetBias(ForgetGate, units, full(units, OpenedBias(run[ForgetBias]), ScalarType.Float64));
        }

        return reader;
    }

    /// <summary>Size of the loss's derivative by the input of each step.</summary>
    private static double[] Gradients(Reader reader, Tensor inputs, Tensor targets)
    {
        using var scope = NewDisposeScope();
        var watched = inputs.detach().clone().requires_grad_();
        nn.functional.cross_entropy(reader.Logits(watched), targets).backward();
        return [.. watched.grad!.square().sum([0L, 2L]).sqrt().data<double>()];
    }
}
