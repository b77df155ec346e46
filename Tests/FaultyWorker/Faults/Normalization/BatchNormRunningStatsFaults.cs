using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.Normalization;
using TorchSharp.Modules;

namespace QuizHub.FaultyWorker.Faults.Normalization;

/// <summary>The running variance from squares that are divided by the batch size.</summary>
public sealed class BiasedRunningVarianceDemo : BatchNormRunningStatsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "batch-norm-running-stats.broken-variance" };

    protected override int Divisor(int size) => size;
}

/// <summary>A net that is never put into the state in which it is used.</summary>
public sealed class ForgottenEvalDemo : BatchNormRunningStatsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "batch-norm-running-stats.broken-mode" };

    protected override void SetMode(Sequential net, bool evaluation) => net.train();
}

/// <summary>A net that is in the state of use even where it is said to be in that of training.</summary>
public sealed class AlwaysEvalDemo : BatchNormRunningStatsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "batch-norm-running-stats.broken-train" };

    protected override void SetMode(Sequential net, bool evaluation) => net.eval();
}

/// <summary>Running statistics that never leave where they started.</summary>
public sealed class StillStatisticsDemo : BatchNormRunningStatsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "batch-norm-running-stats.broken-momentum" };

    protected override double NewWeight(double momentum) => 0;
}
