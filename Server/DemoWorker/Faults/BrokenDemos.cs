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

/// <summary>Adam, written out without the correction that it is about.</summary>
public sealed class BrokenAdamBiasCorrectionDemo : AdamBiasCorrectionDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "adam-bias-correction.broken" };

    protected override double Correction(double beta, int step) => 1;
}

/// <summary>Adam with a weight decay that leaves nothing of the weights.</summary>
public sealed class BrokenAdamVsSgdDemo : AdamVsSgdDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "adam-vs-sgd.broken" };

    protected override optim.Optimizer MakeAdam(IEnumerable<Parameter> parameters, double rate) => optim.Adam(parameters, rate, weight_decay: 10);
}
