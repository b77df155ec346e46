using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.NeuralNetworks;
using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Faults.NeuralNetworks;

/// <summary>Gates that are tanh, whatever was chosen.</summary>
public sealed class TanhGatesDemo : LstmGatesDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "lstm-gates.broken-tanh-gates" };

    protected override Tensor Gate(string function, Tensor sums) => sums.tanh();
}

/// <summary>Gates that are sigmoid, and candidate and output that are tanh, whatever was chosen.</summary>
public sealed class FixedFunctionsDemo : LstmGatesDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "lstm-gates.broken-choice" };

    protected override Tensor Gate(string function, Tensor sums) => sums.sigmoid();

    protected override Tensor State(string function, Tensor sums) => sums.tanh();
}

/// <summary>Candidate and output without a function.</summary>
public sealed class NoTanhDemo : LstmGatesDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "lstm-gates.broken-tanh" };

    protected override Tensor State(string function, Tensor sums) => sums.clone();
}
