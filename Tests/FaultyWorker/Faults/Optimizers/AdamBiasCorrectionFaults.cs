using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.Optimizers;

namespace QuizHub.FaultyWorker.Faults.Optimizers;

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
