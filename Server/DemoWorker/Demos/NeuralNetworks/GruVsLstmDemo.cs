using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>A GRU and an LSTM of equal width: their parameters counted, both trained to remember a first symbol, a training step of each timed, and what their
/// memories grow to. The library's GRU is compared with its equations written out.</summary>
public class GruVsLstmDemo : IDemo
{
    private const int UpdateGate = 1, ForgetGate = 1;

    private static readonly IntegerSetting Units = new("units", new("Units", "隐藏单元数"), 16, 2, 64);
    private static readonly IntegerSetting Length = new("length", new("Sequence length", "序列长度"), 20, 2, 40);
    private static readonly NumberSetting Bias = new(
        "gateBias", new("Bias of forget and update gate", "遗忘门与更新门的偏置"), 4, 0, 8, 0.5,
        Help: new("At the start: the LSTM's forget gates and the GRU's update gates are about the sigmoid of this.", "开始时，LSTM 的遗忘门和 GRU 的更新门约为它的 sigmoid。"));
    private static readonly NumberSetting LearningRate = new("learningRate", new("Learning rate", "学习率"), 0.007, 0.0005, 0.05, 0.0005, Logarithmic: true);
    private static readonly IntegerSetting StepCount = new("steps", new("Training steps", "训练步数"), 200, 1, 400);

    private static readonly Text[] Layers = [new("RNN", "RNN"), new("GRU", "GRU"), new("LSTM", "LSTM")];
    private static readonly FigureDeclaration Parameters = new(
        "parameters", FigureKind.Bars, new("Parameters of the recurrent layer (5 inputs)", "循环层的参数个数（5 个输入）"), null, new(new("Numbers learned", "参数个数"), Min: 0), Layers);
    private static readonly FigureDeclaration Accuracy = new(
        "accuracy", FigureKind.Lines, new("Which symbol came first? (chance: 0.25)", "最先出现的是哪个符号？（随机猜测：0.25）"),
        new(new("Training steps", "训练步数")), new(new("Share right, new sequences", "新序列上的准确率"), Min: 0, Max: 1));
    private static readonly FigureDeclaration Time = new(
        "time", FigureKind.Bars, new("Time of a training step, on this machine", "每个训练步所用的时间（本机）"), null, new(new("Milliseconds", "毫秒"), Min: 0), Layers[1..]);
    private static readonly FigureDeclaration Sizes = new(
        "sizes", FigureKind.Bars, new("Largest value remembered, after training", "训练后记忆的最大绝对值"), null, new(new("Size", "绝对值"), Min: 0),
        [new("GRU state", "GRU 的状态"), new("LSTM output", "LSTM 的输出"), new("LSTM cell", "LSTM 的单元")]);

    public virtual DemoDeclaration Declaration { get; } = new(
        "gru-vs-lstm", 1, new("GRU against LSTM", "GRU 与 LSTM"),
        new("Equal width, the same task of memory: parameters, learning, time, and what the memory holds.", "宽度相同、记忆任务相同：比较参数、学习过程、用时和记忆的内容。"),
        UsesSeed: true, [Units, Length, Bias, LearningRate, StepCount], [Parameters, Accuracy, Time, Sizes],
        [
            Facts.Integer("rnn.parameters", "Parameters of an RNN layer of this width", "同宽 RNN 层的参数个数"),
            Facts.Integer("gru.parameters", "Parameters of the GRU layer", "GRU 层的参数个数"),
            Facts.Integer("lstm.parameters", "Parameters of the LSTM layer", "LSTM 层的参数个数"),
            Facts.Number("ratio", "GRU layer ÷ LSTM layer", "GRU 层 ÷ LSTM 层"),
            Facts.Number("wholeRatio", "The same with the linear layer behind it", "加上其后的线性层之后的比值"),
            Facts.Number("hand.difference", "Largest difference of hand-written and library GRU", "手写与库实现 GRU 的最大差异"),
            Facts.Number("gru.accuracy", "GRU: share right at the end", "GRU：最终准确率"),
            Facts.Number("lstm.accuracy", "LSTM: share right at the end", "LSTM：最终准确率"),
            Facts.Integer("gru.steps", "GRU: training steps made", "GRU：训练步数", new("steps", "步")),
            Facts.Integer("lstm.steps", "LSTM: training steps made", "LSTM：训练步数", new("steps", "步")),
            Facts.Number("gru.state", "Largest size of the GRU's state", "GRU 状态的最大绝对值"),
            Facts.Number("lstm.output", "Largest size of the LSTM's output", "LSTM 输出的最大绝对值"),
            Facts.Number("lstm.cell", "Largest size of the LSTM's cell", "LSTM 单元状态的最大绝对值"),
            Facts.Seconds("gru.seconds", "GRU: a training step", "GRU：一个训练步"),
            Facts.Seconds("lstm.seconds", "LSTM: a training step", "LSTM：一个训练步"),
        ]);

    public Text Run(DemoRun run)
    {
        var (units, length, bias) = (run[Units], run[Length], OpenBias(run[Bias]));
        run.SeedTorch("rnn");
        using var rnn = Reader.Rnn(units);
        run.SeedTorch("gru");
        using var gru = Reader.Gru(units);
        run.SeedTorch("lstm");
        using var lstm = Reader.Lstm(units);
        gru.SetBias(UpdateGate, units, full(units, bias, ScalarType.Float64));
        lstm.SetBias(ForgetGate, units, full(units, bias, ScalarType.Float64));
        var (rnnCount, gruCount, lstmCount) = (Count(rnn), Count(gru), Count(lstm));
        var (ratio, wholeRatio) = (gruCount / (double)lstmCount, gru.Parameters.Sum(part => part.numel()) / (double)lstm.Parameters.Sum(part => part.numel()));
        run.Bars(Parameters, "parameters", new("parameters", "参数个数"), rnnCount, gruCount, lstmCount);
        var probes = FirstSymbol.Draw(run.Random("probes"), 64, length).Inputs;
        double difference;
        using (no_grad())
        {
            difference = (ByHand(gru, probes) - gru.Outputs(probes)).abs().max().item<double>();
        }

        run.Plan(2 * run[StepCount]);
        var (gruDone, lstmDone) = (Train(run, gru, "gru", Layers[1]), Train(run, lstm, "lstm", Layers[2]));
        run.Bars(Time, "time", new("time", "时间"), gruDone.Seconds * 1000, lstmDone.Seconds * 1000);
        using var _ = no_grad();
        var gruState = gru.Outputs(probes).abs().max().item<double>();
        var (outputs, _, cells) = ((LSTM)lstm.Layer).call(probes, null);
        var (lstmOutput, lstmCell) = (outputs.abs().max().item<double>(), cells.abs().max().item<double>());
        run.Bars(Sizes, "sizes", new("largest", "最大"), gruState, lstmOutput, lstmCell);

        run.Fact("rnn.parameters", rnnCount);
        run.Fact("gru.parameters", gruCount);
        run.Fact("lstm.parameters", lstmCount);
        run.Fact("ratio", ratio);
        run.Fact("wholeRatio", wholeRatio);
        run.Fact("hand.difference", difference);
        run.Fact("gru.accuracy", gruDone.Accuracy);
        run.Fact("lstm.accuracy", lstmDone.Accuracy);
        run.Fact("gru.steps", (long)gruDone.Steps);
        run.Fact("lstm.steps", (long)lstmDone.Steps);
        run.Fact("gru.state", gruState);
        run.Fact("lstm.output", lstmOutput);
        run.Fact("lstm.cell", lstmCell);
        run.Fact("gru.seconds", gruDone.Seconds);
        run.Fact("lstm.seconds", lstmDone.Seconds);
        return new(
            $"The GRU layer has {gruCount} parameters, the LSTM layer {lstmCount}: a ratio of {Say.Number(ratio)}. The GRU gets {Say.Percent(gruDone.Accuracy)} right (training steps: {gruDone.Steps}), "
            + $"the LSTM {Say.Percent(lstmDone.Accuracy)} ({lstmDone.Steps}); guessing gives 25 %. A training step took {Say.Number(gruDone.Seconds * 1000)} ms and {Say.Number(lstmDone.Seconds * 1000)} ms on this machine. "
            + $"The GRU's state reached {Say.Number(gruState)} at most, the LSTM's cell {Say.Number(lstmCell)}.",
            $"GRU 层有 {gruCount} 个参数，LSTM 层有 {lstmCount} 个，比值为 {Say.Number(ratio)}。GRU 训练 {gruDone.Steps} 步后准确率 {Say.Percent(gruDone.Accuracy)}，"
            + $"LSTM 训练 {lstmDone.Steps} 步后 {Say.Percent(lstmDone.Accuracy)}；随机猜测为 25%。在本机上，一个训练步分别用时 {Say.Number(gruDone.Seconds * 1000)} 毫秒和 {Say.Number(lstmDone.Seconds * 1000)} 毫秒。"
            + $"GRU 的状态绝对值最大 {Say.Number(gruState)}，LSTM 的单元状态最大 {Say.Number(lstmCell)}。");
    }

    /// <summary>What the gates' bias is set to.</summary>
    protected virtual double OpenBias(double chosen) => chosen;

    /// <summary>Numbers that the recurrent layer learns.</summary>
    protected virtual long Count(Reader reader) => reader.Layer.parameters().Sum(part => part.numel());

    /// <summary>The library's convention: an update gate of 1 keeps the old state.</summary>
    protected virtual Tensor Mix(Tensor update, Tensor old, Tensor candidate) => update * old + (1 - update) * candidate;

    private static FirstSymbol.Trained Train(DemoRun run, Reader reader, string id, Text name) =>
        FirstSymbol.Train(run, reader, run.Series(Accuracy, id, name), name, run[Length], run[StepCount], run[LearningRate]);

    private Tensor ByHand(Reader gru, Tensor inputs)
    {
        var (input, recurrent) = (gru.Layer.get_parameter("weight_ih_l0")!, gru.Layer.get_parameter("weight_hh_l0")!);
        var (bias, second) = (gru.Layer.get_parameter("bias_ih_l0")!, gru.Layer.get_parameter("bias_hh_l0")!);
        var state = zeros(inputs.shape[0], recurrent.shape[1], ScalarType.Float64);
        var states = new List<Tensor>();
        for (var step = 0; step < inputs.shape[1]; step++)
        {
            var from = (inputs.select(1, step).mm(input.t()) + bias).chunk(3, 1);
            var back = (state.mm(recurrent.t()) + second).chunk(3, 1);
            var (reset, update) = ((from[0] + back[0]).sigmoid(), (from[1] + back[1]).sigmoid());
            state = Mix(update, state, (from[2] + reset * back[2]).tanh());
            states.Add(state);
        }

        return stack(states, 1);
    }
}
