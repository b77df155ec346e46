using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.NeuralNetworks;

namespace QuizHub.FaultyWorker.Faults.NeuralNetworks;

/// <summary>Counts as on the kink what is only near it.</summary>
public sealed class WideKinkDemo : ActivationPropertiesDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "activation-properties.broken-kink" };

    protected override double Reach => 0.05;
}

/// <summary>Nothing is on a kink, not even what is.</summary>
public sealed class NoKinkDemo : ActivationPropertiesDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "activation-properties.broken-count" };

    protected override double Reach => -1;
}

/// <summary>The linear net is not linear, and the curved functions are.</summary>
public sealed class SwappedLinearDemo : ActivationPropertiesDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "activation-properties.broken-linear" };

    protected override Activation Used(Activation function) => function with { Of = function.Id == "identity" ? x => x.relu() : x => x * 1 };
}
