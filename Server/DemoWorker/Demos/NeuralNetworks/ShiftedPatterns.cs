using QuizHub.DemoWorker.Kit;
using QuizHub.Site;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace QuizHub.DemoWorker.Demos.NeuralNetworks;

/// <summary>Small images with one of four random patterns of ±1 in noise, and the nets that tell them apart: what <c>weight-sharing</c> and <c>pixel-permutation</c> have in common.</summary>
internal static class ShiftedPatterns
{
    public const int Side = 13, Pixels = Side * Side, PatternSide = 5, Classes = 4, MaxShift = (Side - PatternSide) / 2;
    private const int Batch = 32;

    /// <summary>One pattern per class: [classes, 5 · 5] of ±1.</summary>
    public static float[][] Draw(Random random) =>
        [.. Enumerable.Range(0, Classes).Select(_ => Enumerable.Range(0, PatternSide * PatternSide).Select(_ => random.Next(2) == 0 ? -1f : 1f).ToArray())];

    /// <summary>Images as rows of 169 pixels, classes alternating; <paramref name="shift"/> says by how much each pattern is moved from the middle along one axis.</summary>
    public static LabelledPoints Images(float[][] patterns, Random random, int count, double noise, Func<Random, int> shift)
    {
        var pixels = new float[count * Pixels];
        var labels = new long[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = i % Classes;
            var (top, left) = (MaxShift + shift(random), MaxShift + shift(random));
            for (var pixel = 0; pixel < Pixels; pixel++)
            {
                var (row, column) = (pixel / Side - top, pixel % Side - left);
                var inside = row is >= 0 and < PatternSide && column is >= 0 and < PatternSide;
                pixels[i * Pixels + pixel] = (inside ? patterns[labels[i]][row * PatternSide + column] : 0) + (float)(noise * random.NextGaussian());
            }
        }

        using var borrowed = tensor(pixels, [count, Pixels]);
        return new(borrowed.clone(), tensor(labels));
    }

    /// <summary>Two convolutions, ReLU after each: 16 kernels of 5 × 5, then 8 of 3 × 3. Rows of 169 pixels become 8 maps of 13 × 13.</summary>
    public static Module<Tensor, Tensor> Features() => Sequential(
        Unflatten(1, [1, Side, Side]), Conv2d(1, 16, PatternSide, padding: 2), ReLU(), Conv2d(16, 8, 3, padding: 1), ReLU());

    /// <summary>The features, each map's maximum wherever it is, and a layer from 8 numbers to 4 classes: 1612 weights.</summary>
    public static Module<Tensor, Tensor> Pooled(Module<Tensor, Tensor> features, Module<Tensor, Tensor> pooling) =>
        Sequential(features, pooling, Flatten(), Linear(8, Classes));

    public static long Weights(Module<Tensor, Tensor> net) => net.parameters().Sum(parameter => parameter.numel());

    /// <summary>Adam at a rate of 0.01 on batches of 32.</summary>
    public static void Train(DemoRun run, Module<Tensor, Tensor> net, LabelledPoints data, int steps, Text name, Action<int, double>? watch = null)
    {
        var batches = run.Random("batches");
        using var optimizer = optim.Adam(net.parameters(), 0.01);
        foreach (var step in run.Steps(steps, name))
        {
            var batch = data.Draw(batches, Batch);
            optimizer.zero_grad();
            var loss = functional.cross_entropy(net.call(batch.Inputs), batch.Labels);
            loss.backward();
            optimizer.step();
            watch?.Invoke(step + 1, loss.item<float>());
        }
    }

    /// <summary>Share of right answers.</summary>
    public static double Accuracy(Module<Tensor, Tensor> net, LabelledPoints data)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        return net.call(data.Inputs).argmax(1).eq(data.Labels).to_type(ScalarType.Float64).mean().item<double>();
    }
}
