using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.NeuralNetworks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace QuizHub.FaultyWorker.Faults.NeuralNetworks;

/// <summary>A generator that helps the discriminator instead of fooling it.</summary>
public sealed class HelpfulGeneratorDemo : GanDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "gan.broken-generator" };

    protected override Tensor LossOfG(Tensor logits, string kind) => -base.LossOfG(logits, kind);
}

/// <summary>A discriminator that is sure of everything before it has seen anything.</summary>
public sealed class PrejudicedDiscriminatorDemo : GanDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "gan.broken-prejudice" };

    protected override Module<Tensor, Tensor> Discriminator()
    {
        var net = base.Discriminator();
        using var _ = no_grad();
        net.parameters().Last().add_(5);
        return net;
    }
}

/// <summary>A discriminator that hardly learns.</summary>
public sealed class SlowDiscriminatorDemo : GanDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "gan.broken-rate" };

    protected override double RateOfD(double rate) => rate * 1e-4;
}
