using QuizHub.Demos;
using QuizHub.Site;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>A function that a unit applies to its weighted sum, as the library computes it.</summary>
/// <param name="Kinks">Where it has no derivative.</param>
public sealed record Activation(string Id, Text Name, Func<Tensor, Tensor> Of, params double[] Kinks)
{
    public static Activation Identity { get; } = new("identity", new("No activation", "无激活"), x => x * 1);

    public static Activation Sigmoid { get; } = new("sigmoid", new("Sigmoid", "Sigmoid"), x => x.sigmoid());

    public static Activation Tanh { get; } = new("tanh", new("Tanh", "Tanh"), x => x.tanh());

    public static Activation Relu { get; } = new("relu", new("ReLU", "ReLU"), x => x.relu(), 0);

    public static Activation LeakyRelu { get; } = new("leakyRelu", new("Leaky ReLU", "Leaky ReLU"), x => F.leaky_relu(x, 0.01), 0);

    public static Activation Elu { get; } = new("elu", new("ELU", "ELU"), x => F.elu(x, 1));

    public static Activation Swish { get; } = new("swish", new("Swish", "Swish"), x => F.silu(x));

    public static Activation Gelu { get; } = new("gelu", new("GELU", "GELU"), x => F.gelu(x));

    public static Activation Absolute { get; } = new("absolute", new("Absolute value", "绝对值"), x => x.abs(), 0);

    public SettingOption Option => new(Id, Name);

    /// <summary>The slope at each element of <paramref name="at"/>, by automatic differentiation.</summary>
    public Tensor Slopes(Tensor at)
    {
        using var _ = enable_grad();
        var input = at.detach().clone().requires_grad_();
        Of(input).sum().backward();
        return input.grad!;
    }
}
