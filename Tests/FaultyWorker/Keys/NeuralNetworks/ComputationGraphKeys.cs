using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.NeuralNetworks;

/// <summary>The expression built of tensors, and the library's backward pass.</summary>
public sealed class SharedGradientKey() : KeyReference("computation-graph", "shared-gradient", "a", "b", "c")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var (a, b, c) = (tensor(of["a"], ScalarType.Float64), tensor(of["b"], ScalarType.Float64, requires_grad: true), tensor(of["c"], ScalarType.Float64));
        ((a * b + c) * b).backward();
        return b.grad!.item<double>();
    }
}
