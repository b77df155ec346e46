using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.NeuralNetworks;

namespace QuizHub.FaultyWorker.Faults.NeuralNetworks;

/// <summary>A sigmoid that is twice as steep and below zero as often as above: a tanh.</summary>
public sealed class SteepSigmoidDemo : ActivationFunctionsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "activation-functions.broken-sigmoid" };

    protected override Activation Used(Activation function) => function.Id == "sigmoid" ? function with { Of = x => x.tanh() } : function;
}

/// <summary>A Leaky ReLU that does not leak.</summary>
public sealed class TightLeakyReluDemo : ActivationFunctionsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "activation-functions.broken-leak" };

    protected override Activation Used(Activation function) => function.Id == "leakyRelu" ? function with { Of = x => x.relu() } : function;
}

/// <summary>ReLU that never is flat, and saturating functions that do not saturate.</summary>
public sealed class StraightDemo : ActivationFunctionsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "activation-functions.broken-flat" };

    protected override Activation Used(Activation function) => function with { Of = x => x * 1 };
}

/// <summary>Nets that are trained at the same large rate, whatever was chosen.</summary>
public sealed class LargeRateDemo : ActivationFunctionsDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "activation-functions.broken-rate" };

    protected override double Rate(double chosen) => 5;
}
