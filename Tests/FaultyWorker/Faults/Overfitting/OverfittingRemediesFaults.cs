using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.Overfitting;

namespace QuizHub.FaultyWorker.Faults.Overfitting;

/// <summary>Remedies that are named and not applied.</summary>
public sealed class IdleRemediesDemo : OverfittingRemediesDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "overfitting-remedies.broken-remedies" };

    protected override double Strength(double chosen) => 0;
}

/// <summary>Four times the data that are the same data.</summary>
public sealed class SameDataDemo : OverfittingRemediesDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "overfitting-remedies.broken-data" };

    protected override Data Together(Data train, Data extra) => train;
}

/// <summary>A net that is too small to overfit.</summary>
public sealed class SmallNetDemo : OverfittingRemediesDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "overfitting-remedies.broken-net" };

    protected override int Width => 1;
}

/// <summary>A shift that does not take place.</summary>
public sealed class UnshiftedDemo : OverfittingRemediesDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "overfitting-remedies.broken-shift" };

    protected override double Moved(double shift) => 0;
}
