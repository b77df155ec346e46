using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.Overfitting;
using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Faults.Overfitting;

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
