using QuizHub.Demos;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>An LSTM cell with random weights, written out so that gates and state may use other functions, beside the library's, which has sigmoid and tanh. Both
/// read the same numbers.</summary>
public class LstmGatesDemo : IDemo
{
    private const int Units = 8;
    private const string Sigmoid = "sigmoid", Tanh = "tanh", Hard = "hardSigmoid", Relu = "relu", Identity = "identity";

    private static readonly SequenceSetting Sequence = new(
        "sequence", new("What the cell reads, one number a step", "单元逐步读入的数"),
        [1, 0, 0, 0, -2, 0, 0, 0, 2, 2, 0, 0, 0, -1, -1, 0, 0, 0, 3, 0, 0, -3, 0, 0, 1, -1, 1, -1, 0, 0], -5, 5, 60);
    private static readonly ChoiceSetting GateFunction = new(
        "gate", new("Function of the gates", "门的函数"), Sigmoid, [new(Sigmoid, new("sigmoid", "sigmoid")), new(Hard, new("hard sigmoid", "hard sigmoid")), new(Tanh, new("tanh", "tanh"))]);
    private static readonly ChoiceSetting StateFunction = new(
        "state", new("Function of candidate and output", "候选值与输出的函数"), Tanh,
        [new(Tanh, new("tanh", "tanh")), new(Sigmoid, new("sigmoid", "sigmoid")), new(Relu, new("ReLU", "ReLU")), new(Identity, new("none", "不用函数"))]);
    private static readonly NumberSetting ForgetBias = new("forgetBias", new("Forget bias", "遗忘偏置"), 1, -5, 8, 0.5);
    private static readonly NumberSetting Weights = new(
        "weightScale", new("Weights ×", "权重的倍数"), 3, 0.5, 8, 0.5, Help: new("Multiplies the library's initial weights: the larger, the more decided the gates.", "乘在库的初始权重上：越大，门的开合越分明。"));
    private static readonly IntegerSetting Shown = new("unit", new("Unit that is drawn", "画出的单元"), 1, 1, Units);

    private static readonly Axis StepAxis = new(new("Step", "步"));
    private static readonly FigureDeclaration Gates = new("gates", FigureKind.Lines, new("Gates of one unit", "一个单元的门"), StepAxis, new(new("Gate", "门的值"), Min: -1, Max: 1));
    private static readonly FigureDeclaration Kept = new(
        "kept", FigureKind.Lines, new("Old memory, and what the forget gate keeps of it", "旧的记忆，以及遗忘门留下的部分"), StepAxis, new(new("Value", "值")));
    private static readonly FigureDeclaration Memory = new("memory", FigureKind.Lines, new("Cell and output of that unit", "该单元的单元状态与输出"), StepAxis, new(new("Value", "值")));

    public virtual DemoDeclaration Declaration { get; } = new(
        "lstm-gates", 1, new("Gates and memory of an LSTM cell", "LSTM 单元的门与记忆"),
        new("One cell, step by step, with sigmoid and tanh or with something else in their places.", "逐步观察一个单元：用 sigmoid 和 tanh，或在其位置上换成别的函数。"),
        UsesSeed: true, [Sequence, GateFunction, StateFunction, ForgetBias, Weights, Shown], [Gates, Kept, Memory],
        [
            Facts.Number("gate.lowest", "Lowest value of any gate", "所有门的最小值"),
            Facts.Number("gate.highest", "Highest value of any gate", "所有门的最大值"),
            Facts.Integer("kept.flips", "How often a forget gate turned its memory's sign", "遗忘门使记忆变号的次数"),
            Facts.Integer("cell.turns", "How often a cell changed its sign", "单元状态变号的次数"),
            Facts.Number("cell.lowest", "Lowest cell state", "单元状态的最小值"),
            Facts.Number("cell.highest", "Highest cell state", "单元状态的最大值"),
            Facts.Number("cell.largest", "Largest size of a cell state", "单元状态的最大绝对值"),
            Facts.Number("output.largest", "Largest size of an output", "输出的最大绝对值"),
            Facts.Number("library.lowest", "Lowest cell state of the library's cell", "库的单元状态的最小值"),
            Facts.Number("library.difference", "Largest difference from the library's cell", "与库的单元的最大差异"),
        ]);

    public Text Run(DemoRun run)
    {
        var sequence = run[Sequence];
        run.SeedTorch("cell");
        using var cell = nn.LSTMCell(1, Units, dtype: ScalarType.Float64);
        using var _ = no_grad();
        var (input, recurrent, bias) = Prepare(cell, run[Weights], run[ForgetBias]);
        var (hidden, memory) = (zeros(1, Units, ScalarType.Float64), zeros(1, Units, ScalarType.Float64));
        var (libraryHidden, libraryMemory) = (hidden.clone(), memory.clone());
        var (lowestGate, highestGate, lowest, highest, output) = (double.PositiveInfinity, double.NegativeInfinity, 0.0, 0.0, 0.0);
        var (libraryLowest, difference, flips, turns) = (0.0, 0.0, 0L, 0L);
        var at = run[Shown] - 1;
        var draw = new Action<FigureDeclaration, string, Text, int, Tensor>((figure, id, name, step, value) => run.Series(figure, id, name).Add(step, value[0, at].item<double>()));
        run.Plan(sequence.Length);
        foreach (var step in run.Steps(sequence.Length))
        {
            var sums = (sequence[step] * input + recurrent.mm(hidden.t()).t() + bias).chunk(4, 1);
            var (inputGate, forgetGate, outputGate) = (Gate(run[GateFunction], sums[0]), Gate(run[GateFunction], sums[1]), Gate(run[GateFunction], sums[3]));
            var kept = forgetGate * memory;
            var renewed = kept + inputGate * State(run[StateFunction], sums[2]);
            draw(Gates, "forget", new("forget gate", "遗忘门"), step + 1, forgetGate);
            draw(Gates, "input", new("input gate", "输入门"), step + 1, inputGate);
            draw(Gates, "output", new("output gate", "输出门"), step + 1, outputGate);
            draw(Kept, "old", new("old cell state c", "旧的单元状态 c"), step + 1, memory);
            draw(Kept, "kept", new("kept part f·c", "保留的部分 f·c"), step + 1, kept);
            flips += (kept * memory).lt(0).sum().item<long>();
            turns += (renewed * memory).lt(0).sum().item<long>();
            memory.copy_(renewed);
            hidden.copy_(outputGate * State(run[StateFunction], memory));
            draw(Memory, "cell", new("cell state c", "单元状态 c"), step + 1, memory);
            draw(Memory, "hidden", new("output h", "输出 h"), step + 1, hidden);

            var (nextHidden, nextMemory) = cell.call(full(1, 1, sequence[step], ScalarType.Float64), (libraryHidden, libraryMemory));
            libraryHidden.copy_(nextHidden);
            libraryMemory.copy_(nextMemory);
            var gates = cat([inputGate, forgetGate, outputGate]);
            (lowestGate, highestGate) = (Math.Min(lowestGate, gates.min().item<double>()), Math.Max(highestGate, gates.max().item<double>()));
            (lowest, highest) = (Math.Min(lowest, memory.min().item<double>()), Math.Max(highest, memory.max().item<double>()));
            output = Math.Max(output, hidden.abs().max().item<double>());
            (libraryLowest, difference) = (Math.Min(libraryLowest, libraryMemory.min().item<double>()), Math.Max(difference, (hidden - libraryHidden).abs().max().item<double>()));
        }

        var largest = Math.Max(highest, -lowest);
        run.Fact("gate.lowest", lowestGate);
        run.Fact("gate.highest", highestGate);
        run.Fact("kept.flips", flips);
        run.Fact("cell.turns", turns);
        run.Fact("cell.lowest", lowest);
        run.Fact("cell.highest", highest);
        run.Fact("cell.largest", largest);
        run.Fact("output.largest", output);
        run.Fact("library.lowest", libraryLowest);
        run.Fact("library.difference", difference);
        return new(
            $"The gates stayed between {Say.Number(lowestGate)} and {Say.Number(highestGate)}; a forget gate turned its memory's sign {flips} times, and a cell changed sign {turns} times in all. "
            + $"Cell states went from {Say.Number(lowest)} to {Say.Number(highest)}, outputs up to {Say.Number(output)} in size. The library's cell, with sigmoid and tanh, differs by {Say.Number(difference)} at most.",
            $"门的取值在 {Say.Number(lowestGate)} 与 {Say.Number(highestGate)} 之间；遗忘门使记忆变号 {flips} 次，单元状态总共变号 {turns} 次。"
            + $"单元状态从 {Say.Number(lowest)} 到 {Say.Number(highest)}，输出的绝对值最大 {Say.Number(output)}。库的单元（用 sigmoid 和 tanh）与之最多相差 {Say.Number(difference)}。");
    }

    protected virtual Tensor Gate(string function, Tensor sums) => function switch
    {
        Sigmoid => sums.sigmoid(),
        Hard => (sums / 6 + 0.5).clamp(0, 1),
        _ => sums.tanh(),
    };

    protected virtual Tensor State(string function, Tensor sums) => function switch
    {
        Tanh => sums.tanh(),
        Sigmoid => sums.sigmoid(),
        Relu => sums.relu(),
        _ => sums.clone(),
    };

    /// <summary>Scales the library's weights and sets its forget bias; returns the cell's weights, the two bias vectors added.</summary>
    private static (Tensor Input, Tensor Recurrent, Tensor Bias) Prepare(nn.Module cell, double scale, double forgetBias)
    {
        var (input, recurrent) = (cell.get_parameter("weight_ih")!, cell.get_parameter("weight_hh")!);
        var (bias, second) = (cell.get_parameter("bias_ih")!, cell.get_parameter("bias_hh")!);
        input.mul_(scale);
        recurrent.mul_(scale);
        bias.narrow(0, Units, Units).fill_(forgetBias);
        second.narrow(0, Units, Units).zero_();
        return (input.t(), recurrent, bias + second);
    }
}
