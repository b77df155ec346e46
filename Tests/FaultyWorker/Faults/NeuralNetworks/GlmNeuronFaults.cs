using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.NeuralNetworks;
using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Faults.NeuralNetworks;

/// <summary>A neuron with the right activation and squared error, whatever the answers are.</summary>
public sealed class SquaredErrorNeuronDemo : GlmNeuronDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "glm-neuron.broken-loss" };

    protected override Tensor Loss(string link, Tensor sums, Tensor answers) => (Mean(link, sums) - answers).square();
}

/// <summary>Reweighted least squares that go half of each way.</summary>
public sealed class HalfwayGlmDemo : GlmNeuronDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "glm-neuron.broken-step" };

    protected override Tensor Next(Tensor before, Tensor solution) => (before + solution) / 2;
}

/// <summary>Data without a finite answer, not recognised.</summary>
public sealed class BlindGlmDemo : GlmNeuronDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "glm-neuron.broken-separable" };

    protected override bool Recognises(bool runsAway) => false;
}
