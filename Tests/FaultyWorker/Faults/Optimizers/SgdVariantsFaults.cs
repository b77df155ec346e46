using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.Optimizers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Faults.Optimizers;

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
