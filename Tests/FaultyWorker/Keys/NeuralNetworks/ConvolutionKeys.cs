using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.NeuralNetworks;

/// <summary>Runs the convolution and reads the width of what comes out.</summary>
public sealed class OutputSizeKey() : KeyReference("convolution", "output-size", "n", "k", "p", "s")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var (size, kernel, padding, stride) = ((long)of["n"], (long)of["k"], (long)of["p"], (long)of["s"]);
        return nn.functional.conv2d(zeros(1, 1, size, size), zeros(1, 1, kernel, kernel), strides: [stride, stride], padding: [padding, padding]).shape[3];
    }
}

/// <summary>Runs the layers with weights of 1 and counts the input columns to which the gradient of one inner output reaches.</summary>
public sealed class ReceptiveFieldKey() : KeyReference("convolution", "receptive-field", "k", "s", "l")
{
    private const long Size = 96;

    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var (kernel, stride) = ((long)of["k"], (long)of["s"]);
        using var input = ones(1, 1, 1, Size, ScalarType.Float64).requires_grad_();
        var map = nn.functional.conv2d(input, ones(1, 1, 1, kernel, ScalarType.Float64), strides: [1, stride]);
        for (var layer = 0; layer < of["l"]; layer++)
        {
            map = nn.functional.conv2d(map, ones(1, 1, 1, 3, ScalarType.Float64));
        }

        map[0, 0, 0, map.shape[3] / 2].backward();
        return input.grad!.count_nonzero().item<long>();
    }
}
