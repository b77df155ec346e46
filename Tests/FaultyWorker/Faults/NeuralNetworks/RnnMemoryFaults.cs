using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.NeuralNetworks;

namespace QuizHub.FaultyWorker.Faults.NeuralNetworks;

/// <summary>A forget gate that is said to be opened and is not.</summary>
public sealed class ClosedForgetGateDemo : RnnMemoryDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "rnn-memory.broken-opening" };

    protected override double OpenedBias(double chosen) => 0;
}

/// <summary>LSTMs whose forget gates are all open, whatever is said.</summary>
public sealed class OpenForgetGatesDemo : RnnMemoryDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "rnn-memory.broken-usual" };

    protected override double ClosedBias => 5;

    protected override double OpenedBias(double chosen) => 5;
}

/// <summary>Recurrent weights that stay as they are.</summary>
public sealed class UnscaledWeightsDemo : RnnMemoryDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "rnn-memory.broken-scale" };

    protected override double Scale(double chosen) => 1;
}
