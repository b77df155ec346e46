using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.NeuralNetworks;

/// <summary>Runs the library's cell with one unit: no weights, the forget gate's bias chosen for the gate, and so a candidate of zero.</summary>
public sealed class LeftAfterKey() : KeyReference("lstm-vs-rnn", "left-after", "f", "t")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        using var cell = nn.LSTMCell(1, 1, dtype: ScalarType.Float64);
        using var _ = no_grad();
        foreach (var parameter in cell.parameters())
        {
            parameter.zero_();
        }

        cell.get_parameter("bias_ih")!.narrow(0, 1, 1).fill_(tensor(of["f"], ScalarType.Float64).logit().item<double>());
        var (hidden, memory) = (zeros(1, 1, ScalarType.Float64), ones(1, 1, ScalarType.Float64));
        for (var step = 0; step < (int)Math.Round(of["t"]); step++)
        {
            (hidden, memory) = cell.call(zeros(1, 1, ScalarType.Float64), (hidden, memory));
        }

        return memory.item<double>();
    }
}

/// <summary>Builds the layer and counts what it learns.</summary>
public sealed class CountParametersKey() : KeyReference("lstm-vs-rnn", "count-parameters", "x", "h")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        using var layer = nn.LSTM((long)Math.Round(of["x"]), (long)Math.Round(of["h"]));
        return layer.parameters().Sum(parameter => parameter.numel());
    }
}

/// <summary>The cache as a tensor of keys and values by tokens by width, its entries counted.</summary>
public sealed class KeptPerSequenceKey() : KeyReference("lstm-vs-rnn", "kept-per-sequence", "n", "d")
{
    protected override double Key(IReadOnlyDictionary<string, double> of) =>
        zeros(1).expand(2, (long)Math.Round(1000 * of["n"]), (long)Math.Round(1000 * of["d"])).numel() / 1e6;
}
