using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Kit;

/// <summary>Points with classes.</summary>
/// <param name="Inputs">[n, features], Float32.</param>
/// <param name="Labels">[n], Int64, from 0.</param>
public sealed record LabelledPoints(Tensor Inputs, Tensor Labels)
{
    public int Count => (int)Labels.shape[0];

    /// <summary>Labels of two classes as [n, 1], Float32: what <c>binary_cross_entropy_with_logits</c> takes.</summary>
    public Tensor Targets => Labels.to_type(ScalarType.Float32).unsqueeze(1);

    /// <summary>A batch drawn with replacement: the mean gradient over it is an unbiased estimate with variance 1/size.</summary>
    public LabelledPoints Draw(Random random, int size)
    {
        using var index = Samples.Indices(random, size, Count);
        return new(Inputs.index_select(0, index), Labels.index_select(0, index));
    }
}

/// <summary>Seeded data. All of it is drawn by .NET's generator, so it is the same on every machine and apart from libtorch's own randomness.</summary>
public static class Samples
{
    /// <summary>Two interleaved half circles of radius 1, classes alternating, with Gaussian noise of the given standard deviation.</summary>
    public static LabelledPoints Moons(Random random, int count, double noise) => Make(random, count, 2, noise, (label, _) =>
    {
        var angle = Math.PI * random.NextDouble();
        return label == 0 ? [Math.Cos(angle), Math.Sin(angle)] : [1 - Math.Cos(angle), 0.5 - Math.Sin(angle)];
    });

    /// <summary>Two spirals of the given number of turns, radius up to 1.</summary>
    public static LabelledPoints Spirals(Random random, int count, double noise, double turns = 1) => Make(random, count, 2, noise, (label, _) =>
    {
        var along = Math.Sqrt(random.NextDouble());
        var angle = 2 * Math.PI * turns * along + Math.PI * label;
        return [along * Math.Cos(angle), along * Math.Sin(angle)];
    });

    /// <summary>One Gaussian cloud per class around evenly spaced places on a circle of the given radius.</summary>
    public static LabelledPoints Blobs(Random random, int count, int classes, double spread, double radius = 1) => Make(random, count, classes, spread, (label, many) =>
        [radius * Math.Cos(2 * Math.PI * label / many), radius * Math.Sin(2 * Math.PI * label / many)]);

    /// <summary>Independent standard normal numbers.</summary>
    public static Tensor Gaussian(Random random, ScalarType type, params long[] shape)
    {
        var numbers = new double[shape.Aggregate(1L, (product, size) => product * size)];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = random.NextGaussian();
        }

        return Own(tensor(numbers, shape, dtype: type));
    }

    /// <summary>Whole numbers in [0, below), drawn with replacement: [count], Int64.</summary>
    public static Tensor Indices(Random random, int count, int below)
    {
        var numbers = new long[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = random.Next(below);
        }

        return Own(tensor(numbers));
    }

    /// <summary>A standard normal number (Box and Muller 1958, the cosine half).</summary>
    public static double NextGaussian(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>TorchSharp's tensors of an array borrow its memory, whose alignment is chance: products would differ in their last bit from run to run.</summary>
    private static Tensor Own(Tensor borrowed)
    {
        using (borrowed)
        {
            return borrowed.clone();
        }
    }

    private static LabelledPoints Make(Random random, int count, int classes, double noise, Func<int, int, double[]> place)
    {
        var inputs = new float[count * 2];
        var labels = new long[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = i % classes;
            var point = place((int)labels[i], classes);
            inputs[2 * i] = (float)(point[0] + noise * random.NextGaussian());
            inputs[2 * i + 1] = (float)(point[1] + noise * random.NextGaussian());
        }

        return new(Own(tensor(inputs, [count, 2])), Own(tensor(labels)));
    }
}
