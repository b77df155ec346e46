using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.Optimizers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Faults;

// Demos with a deliberate mistake in the part that their claims are about: a claim that holds for these as well would prove nothing.

/// <summary>Momentum that never accumulates.</summary>
public sealed class BrokenSgdVariantsDemo : SgdVariantsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "sgd-variants.broken" };

    protected override optim.Optimizer Momentum(Parameter at, double rate, double beta) => optim.SGD([at], rate);
}
