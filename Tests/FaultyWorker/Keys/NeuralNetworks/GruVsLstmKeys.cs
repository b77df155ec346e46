using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.NeuralNetworks;

/// <summary>Builds the layer and counts what it learns.</summary>
public sealed class CountGruKey() : KeyReference("gru-vs-lstm", "count-gru", "x", "h")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        using var layer = nn.GRU((long)Math.Round(of["x"]), (long)Math.Round(of["h"]));
        return layer.parameters().Sum(parameter => parameter.numel());
    }
}

/// <summary>One step of the library's cell with one unit and no weights: its biases are the sums.</summary>
public sealed class GruStepKey() : KeyReference("gru-vs-lstm", "gru-step", "z", "n", "s")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        using var cell = nn.GRUCell(1, 1, dtype: ScalarType.Float64);
        using var _ = no_grad();
        foreach (var parameter in cell.parameters())
        {
            parameter.zero_();
        }

        var bias = cell.get_parameter("bias_ih")!;
        bias.narrow(0, 1, 1).fill_(of["z"]);
        bias.narrow(0, 2, 1).fill_(of["n"]);
        return cell.call(zeros(1, 1, ScalarType.Float64), full(1, 1, of["s"], ScalarType.Float64)).item<double>();
    }
}
