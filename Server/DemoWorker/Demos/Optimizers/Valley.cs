using QuizHub.DemoWorker.Kit;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Optimizers;

public delegate optim.Optimizer Method(Parameter at);

/// <summary>The quadratic ½(x² + κy²) and examples of it, for <see cref="SgdVariantsDemo"/>.</summary>
/// <param name="Centres">[examples, 2]: where each example's own valley has its minimum.</param>
/// <param name="DifferentExamples">How many different draws a batch of a size consists of: all of it.</param>
public sealed record Valley(double Kappa, Tensor Centres, Method Plain, Method Momentum, Func<int, int> DifferentExamples)
{
    public Tensor Curvature { get; } = tensor(new[] { 1, Kappa });

    public Tensor Minimum { get; } = zeros(1, 2, ScalarType.Float64);

    /// <summary>Centres with mean exactly 0 and the given standard deviation exactly, in both directions.</summary>
    public static Tensor Spread(Random random, int examples, double deviation)
    {
        var drawn = Samples.Gaussian(random, ScalarType.Float64, examples, 2);
        var centred = drawn - drawn.mean([0L]);
        return centred / centred.square().mean([0L]).sqrt() * deviation;
    }

    public double Loss(double x, double y) => 0.5 * (x * x + Kappa * y * y);

    /// <summary>Where the walkers, [walkers, 2], are after each update with the gradient towards <paramref name="centre"/> of that update.</summary>
    public IEnumerable<Tensor> Descend(DemoRun run, Method method, Tensor start, int updates, Func<int, Tensor> centre)
    {
        using var at = new Parameter(start);
        using var optimizer = method(at);
        foreach (var update in run.Steps(updates))
        {
            at.grad = Curvature * (at.detach() - centre(update));
            optimizer.step();
            yield return at.detach();
        }
    }

    /// <summary>Mean centres of batches drawn with replacement: [count, 2].</summary>
    public Tensor BatchCentres(Random random, int count, int batch)
    {
        var index = Samples.Indices(random, count * DifferentExamples(batch), (int)Centres.shape[0]);
        return Centres.index_select(0, index).view(count, -1, 2).mean([1L]);
    }

    /// <summary>How much a batch's gradient varies around the full one, both directions added. It is the same everywhere, as all examples' valleys have one
    /// shape.</summary>
    public double Variance(Random random, int batch) => (Curvature * BatchCentres(random, 8192, batch)).square().mean([0L]).sum().item<double>();

    /// <summary>Mean squared distance from the minimum of walkers that start in it, over the second half of their way.</summary>
    public double Floor(DemoRun run, Method method, int batch, int updates)
    {
        const int walkers = 32;
        var (random, floors) = (run.Random("floor"), new List<double>());
        foreach (var at in Descend(run, method, zeros(walkers, 2, ScalarType.Float64), updates, _ => BatchCentres(random, walkers, batch)))
        {
            floors.Add(at.square().sum().item<double>() / walkers);
        }

        var floor = floors.TakeLast(updates / 2).Average();
        return double.IsFinite(floor) ? floor : double.PositiveInfinity;
    }
}
