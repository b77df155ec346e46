using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.NeuralNetworks;

namespace QuizHub.FaultyWorker.Faults.NeuralNetworks;

/// <summary>A watch that compares as one would at first: NaN exceeds nothing, so it sleeps through it.</summary>
public sealed class SleepingAlarmDemo : ExplosionDetectorDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "explosion-detector.broken-comparison" };

    protected override bool Alarms(double norm, double threshold) => norm > threshold;
}

/// <summary>A watch that waits for NaN.</summary>
public sealed class LateAlarmDemo : ExplosionDetectorDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "explosion-detector.broken-late" };

    protected override bool Alarms(double norm, double threshold) => double.IsNaN(norm);
}

/// <summary>A watch that goes off at anything.</summary>
public sealed class NervousAlarmDemo : ExplosionDetectorDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "explosion-detector.broken-nervous" };

    protected override bool Alarms(double norm, double threshold) => norm > 0.01 * threshold;
}

/// <summary>Weights that start at the same scale, whatever the gain.</summary>
public sealed class SameSpreadDemo : ExplosionDetectorDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "explosion-detector.broken-gain" };

    protected override double Spread(double gain, int fanIn) => 1 / Math.Sqrt(fanIn);
}
