using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.NeuralNetworks;

/// <summary>One step of the library's cell with one unit and no weights: its biases are the sums.</summary>
public sealed class OneStepKey() : KeyReference("lstm-sigmoid-and-tanh", "one-step", "i", "f", "g", "c")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        using var cell = nn.LSTMCell(1, 1, dtype: ScalarType.Float64);
        using var _ = no_grad();
        foreach (var parameter in cell.parameters())
        {
            parameter.zero_();
        }

        var bias = cell.get_parameter("bias_ih")!;
        foreach (var (place, sum) in new[] { of["i"], of["f"], of["g"], 0.0 }.Index())
        {
            bias.narrow(0, place, 1).fill_(sum);
        }

        return cell.call(zeros(1, 1, ScalarType.Float64), (zeros(1, 1, ScalarType.Float64), full(1, 1, of["c"], ScalarType.Float64))).Item2.item<double>();
    }
}
