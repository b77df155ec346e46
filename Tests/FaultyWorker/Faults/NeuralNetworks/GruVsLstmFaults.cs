using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.NeuralNetworks;
using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Faults.NeuralNetworks;

/// <summary>Counts the linear layer behind as part of the recurrent one.</summary>
public sealed class WholeCountDemo : GruVsLstmDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "gru-vs-lstm.broken-count" };

    protected override long Count(Reader reader) => reader.Parameters.Sum(part => part.numel());
}

/// <summary>A GRU written out in the other convention, in which an update gate of 1 writes.</summary>
public sealed class SwappedUpdateDemo : GruVsLstmDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "gru-vs-lstm.broken-mix" };

    protected override Tensor Mix(Tensor update, Tensor old, Tensor candidate) => update * candidate + (1 - update) * old;
}

/// <summary>Gates that are said to be opened and are not.</summary>
public sealed class UnopenedGatesDemo : GruVsLstmDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "gru-vs-lstm.broken-opening" };

    protected override double OpenBias(double chosen) => 0;
}

/// <summary>Gates that are opened whatever was chosen.</summary>
public sealed class AlwaysOpenGatesDemo : GruVsLstmDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "gru-vs-lstm.broken-bias" };

    protected override double OpenBias(double chosen) => 4;
}
