using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.Optimizers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Faults;

// Demos with a deliberate mistake in the part that their claims are about, named "<demo>.broken-<how>". Every claim must fail on one of its demo's: a claim that holds
// for all of these as well would prove nothing.

/// <summary>Momentum that never accumulates.</summary>
public sealed class StillMomentumDemo : SgdVariantsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "sgd-variants.broken-momentum" };

    protected override optim.Optimizer Momentum(Parameter at, double rate, double beta) => optim.SGD([at], rate);
}

/// <summary>Batches that are one example, whatever their size.</summary>
public sealed class SameExampleDemo : SgdVariantsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "sgd-variants.broken-batch" };

    protected override int DifferentExamples(int batch) => 1;
}

/// <summary>Adam, written out without the correction that it is about.</summary>
public sealed class UncorrectedAdamDemo : AdamBiasCorrectionDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "adam-bias-correction.broken-correction" };

    protected override double Correction(double beta, int step) => 1;
}

/// <summary>Adam, written out with running means that remember nothing.</summary>
public sealed class ForgetfulAdamDemo : AdamBiasCorrectionDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "adam-bias-correction.broken-memory" };

    protected override double Memory(double beta) => 0;
}

/// <summary>Adam that climbs.</summary>
public sealed class ClimbingAdamDemo : AdamVsSgdDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "adam-vs-sgd.broken-adam" };

    protected override optim.Optimizer MakeAdam(IEnumerable<Parameter> parameters, double rate) => optim.Adam(parameters, rate, maximize: true);
}
