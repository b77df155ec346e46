using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace QuizHub.DemoWorker.Kit;

/// <summary>Small networks and how they are judged.</summary>
public static class Nets
{
    /// <summary>Fully connected layers of the given sizes with ReLU between them, initialised by libtorch's defaults: call <see cref="DemoRun.SeedTorch"/>
    /// before.</summary>
    public static Sequential Mlp(params int[] sizes) => Mlp(() => nn.ReLU(), sizes);

    public static Sequential Mlp(Func<Module<Tensor, Tensor>> activation, params int[] sizes)
    {
        var layers = new List<Module<Tensor, Tensor>>();
        for (var i = 1; i < sizes.Length; i++)
        {
            layers.Add(nn.Linear(sizes[i - 1], sizes[i]));
            if (i < sizes.Length - 1)
            {
                layers.Add(activation());
            }
        }

        return nn.Sequential(layers);
    }

    /// <summary>Mean binary cross-entropy of a net with one output, a logit.</summary>
    public static Tensor BinaryLoss(Module<Tensor, Tensor> net, LabelledPoints points)
    {
        using var targets = points.Targets;
        return functional.binary_cross_entropy_with_logits(net.call(points.Inputs), targets);
    }

    /// <summary>Loss and share of right answers of a net with one output, without gradients.</summary>
    public static (double Loss, double Accuracy) JudgeBinary(Module<Tensor, Tensor> net, LabelledPoints points)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var logits = net.call(points.Inputs);
        var targets = points.Targets;
        var right = (logits > 0).to_type(ScalarType.Float32).eq(targets).to_type(ScalarType.Float64).mean();
        return (functional.binary_cross_entropy_with_logits(logits, targets).item<float>(), right.item<double>());
    }
}
