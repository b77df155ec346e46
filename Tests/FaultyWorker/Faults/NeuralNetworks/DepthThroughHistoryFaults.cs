using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.NeuralNetworks;
using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Faults.NeuralNetworks;

/// <summary>Sigmoid and tanh mixed up.</summary>
public sealed class SwappedGenerationsDemo : DepthThroughHistoryDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "depth-through-history.broken-activation" };

    protected override Tensor Activate(string id, Tensor z, Tensor slope) =>
        base.Activate(id switch { "sigmoid" => "tanh", "tanh" => "sigmoid", _ => id }, z, slope);
}

/// <summary>Shortcuts that carry nothing over.</summary>
public sealed class NothingCarriedDemo : DepthThroughHistoryDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "depth-through-history.broken-shortcut" };

    protected override Tensor Shortcut(Tensor x, Tensor branch) => branch;

    protected override Tensor Carry(Tensor gate, Tensor transformed, Tensor x) => gate * transformed;
}

/// <summary>Each generation's own initialization, whatever was chosen.</summary>
public sealed class AlwaysOwnDemo : DepthThroughHistoryDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "depth-through-history.broken-initialization" };

    protected override bool UsesLibrary(string initialization) => false;
}
