using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.NeuralNetworks;

namespace QuizHub.FaultyWorker.Faults.NeuralNetworks;

/// <summary>A lever that moves nothing: every setting is trained with the first value.</summary>
public sealed class IdleLeverDemo : TuningSweepDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "tuning-sweep.broken-lever" };

    protected override double Applied(double value, IReadOnlyList<double> values) => values[0];
}

/// <summary>A lever that stops halfway: what should lie beyond the best setting is never tried.</summary>
public sealed class HalfLeverDemo : TuningSweepDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "tuning-sweep.broken-end" };

    protected override double Applied(double value, IReadOnlyList<double> values) => Math.Min(value, values[values.Count / 2]);
}
