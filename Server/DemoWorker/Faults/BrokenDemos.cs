using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.Optimizers;
using QuizHub.DemoWorker.Demos.Overfitting;
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

/// <summary>Polynomials that are constants.</summary>
public sealed class StiffPolynomialsDemo : PolynomialCapacityDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "polynomial-capacity.broken-stiff" };

    protected override Tensor Fit(Tensor x, Tensor y, int degree) => base.Fit(x, y, 0);
}

/// <summary>Polynomials that are all of the highest degree.</summary>
public sealed class FreePolynomialsDemo : PolynomialCapacityDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "polynomial-capacity.broken-free" };

    protected override Tensor Fit(Tensor x, Tensor y, int degree) => base.Fit(x, y, 12);
}

/// <summary>A standard deviation that is passed off as the variance.</summary>
public sealed class RootVarianceDemo : BiasVarianceDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "bias-variance.broken-root" };

    protected override double VarianceOf(Tensor fits) => Math.Sqrt(base.VarianceOf(fits));
}
