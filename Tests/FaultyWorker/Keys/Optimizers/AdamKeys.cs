using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.Optimizers;

/// <summary>Both running means, mixed by the library's own interpolation from zero, and their quotient.</summary>
public sealed class UncorrectedFirstKey() : KeyReference("adam", "uncorrected-first", "beta1", "beta2")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var (mean, square) = (zeros(1, ScalarType.Float64), zeros(1, ScalarType.Float64));
        var gradient = full(1, -7.5, ScalarType.Float64);
        mean.lerp_(gradient, tensor(1 - of["beta1"], ScalarType.Float64));
        square.lerp_(gradient.square(), tensor(1 - of["beta2"], ScalarType.Float64));
        return (mean / square.sqrt()).abs().item<double>();
    }
}

/// <summary>Saves each optimizer's own state after a step, for two numbers of weights: what the file grows by is what a parameter takes.</summary>
public sealed class StateInMemoryKey() : KeyReference("adam-vs-sgd", "state-in-memory", "p")
{
    private const long Fewer = 1 << 15, More = 1 << 16;

    protected override double Key(IReadOnlyDictionary<string, double> of) =>
        (BytesPerWeight(weights => optim.Adam(weights)) - BytesPerWeight(weights => optim.SGD(weights, 0.1, momentum: 0.9))) * of["p"];

    private static double BytesPerWeight(Func<IEnumerable<Parameter>, OptimizerHelper> make) =>
        (Bytes(make, More) - Bytes(make, Fewer)) / (double)(More - Fewer);

    private static long Bytes(Func<IEnumerable<Parameter>, OptimizerHelper> make, long weights)
    {
        using var weight = new Parameter(zeros(weights));
        using var optimizer = make([weight]);
        weight.grad = ones_like(weight);
        optimizer.step();
        using var saved = new MemoryStream();
        using var writer = new BinaryWriter(saved);
        optimizer.save_state_dict(writer);
        writer.Flush();
        return saved.Length;
    }
}

/// <summary>One weight in every form that mixed precision keeps, and the bytes that the library gives to each.</summary>
public sealed class MemoryKey() : KeyReference("adam", "memory", "n")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        ScalarType[] kept = [ScalarType.Float16, ScalarType.Float16, ScalarType.Float32, ScalarType.Float32, ScalarType.Float32];
        return of["n"] * kept.Sum(type => zeros(1, type).bytes.Length);
    }
}
