using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.NeuralNetworks;
using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Faults.NeuralNetworks;

/// <summary>Layers composed with intercepts that are only added up, not passed through the next layer.</summary>
public sealed class AddedInterceptsDemo : LinearCollapseDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "linear-collapse.broken-intercept" };

    protected override (Tensor W, Tensor b) Compose((Tensor W, Tensor b) first, (Tensor W, Tensor b) second) => (second.W.mm(first.W), first.b + second.b);
}

/// <summary>Activations that do nothing.</summary>
public sealed class IdleActivationDemo : LinearCollapseDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "linear-collapse.broken-activation" };

    protected override Tensor Activate(string kind, Tensor x) => x;
}

/// <summary>A net without activation that has one after all, and one that needs a single unit.</summary>
public sealed class BentLinearDemo : LinearCollapseDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "linear-collapse.broken-linear" };

    protected override Tensor Activate(string kind, Tensor x) => x.square();

    protected override Tensor NoActivation(Tensor x) => x.square();
}
