using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.NeuralNetworks;

/// <summary>Builds both layers and counts: a highway layer is a transformation and a gate, a plain one the transformation alone.</summary>
public sealed class GateParametersKey() : KeyReference("history", "gate-parameters", "n")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var width = (long)of["n"];
        using var transformation = nn.Linear(width, width);
        using var gate = nn.Linear(width, width);
        return Count(transformation, gate) - Count(transformation);
    }

    private static long Count(params Linear[] layers) => layers.SelectMany(layer => layer.parameters()).Sum(parameter => parameter.numel());
}
