using QuizHub.DemoWorker.Kit;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker.Demos.Snippets;

/// <summary>What the snippets train on.</summary>
public static class SnippetData
{
    public const int Classes = 4, Features = 16;

    /// <summary>Four clouds in 16 dimensions, classes in turn: the first four features say which, by their distance from zero.</summary>
    public static (Tensor X, Tensor Y) Clouds(Random random, int count, double distance = 3, bool isSorted = false, int classes = Classes)
    {
        var (inputs, labels) = (new float[count * Features], new long[count]);
        for (var row = 0; row < count; row++)
        {
            labels[row] = isSorted ? row * classes / count : row % classes;
            for (var feature = 0; feature < Features; feature++)
            {
                inputs[row * Features + feature] = (float)(random.NextGaussian() + (feature == labels[row] ? distance : 0));
            }
        }

        return (Own(tensor(inputs, [count, Features])), Own(tensor(labels)));
    }

    /// <summary>Fills training and test data of a scene with clouds.</summary>
    public static void Clouds(Scene scene, Random data, int count = 512, int test = 256, double distance = 3)
    {
        (scene.X, scene.Y) = Clouds(data, count, distance);
        (scene.TestX, scene.TestY) = Clouds(data, test, distance);
    }

    /// <summary>A target that is a weighted sum of the features, 2, −1, 2, −1 …, and a little noise.</summary>
    public static (Tensor X, Tensor Y) Sums(Random random, int count, int features, double scale = 1)
    {
        var (inputs, targets) = (new float[count * features], new float[count]);
        for (var row = 0; row < count; row++)
        {
            double sum = 0.1 * random.NextGaussian();
            for (var feature = 0; feature < features; feature++)
            {
                var value = scale * random.NextGaussian();
                inputs[row * features + feature] = (float)value;
                sum += value * (feature % 2 == 0 ? 2 : -1);
            }

            targets[row] = (float)sum;
        }

        return (Own(tensor(inputs, [count, features])), Own(tensor(targets)));
    }

    /// <summary>Linear layers with ReLU between them.</summary>
    public static Sequential Net(params int[] sizes) => Nets.Mlp(sizes);

    public static Tensor Own(Tensor borrowed)
    {
        using (borrowed)
        {
            return borrowed.clone();
        }
    }
}
