using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.NeuralNetworks;

/// <summary>The library's own clipping, on a weight with the two entries as its gradient.</summary>
public sealed class ClipByHandKey() : KeyReference("rnn-gradient-problems", "clip-by-hand", "a", "b", "c")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        using var weight = new Parameter(zeros(2, ScalarType.Float64));
        weight.grad = tensor([of["a"], of["b"]], ScalarType.Float64);
        nn.utils.clip_grad_norm_([weight], of["c"]);
        return weight.grad![0].item<double>();
    }
}

/// <summary>Unrolls the recurrence and lets the library differentiate its last state by its first.</summary>
public sealed class OverTimeKey() : KeyReference("rnn-gradient-problems", "over-time", "r", "t")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var weight = eye(4, dtype: ScalarType.Float64) * of["r"];
        var first = ones(1, 4, ScalarType.Float64).requires_grad_();
        var state = first;
        for (var step = 0; step < of["t"]; step++)
        {
            state = state.mm(weight);
        }

        return autograd.grad([state.sum()], [first])[0].mean().item<double>();
    }
}
