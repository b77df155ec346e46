using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Keys.NeuralNetworks;

/// <summary>Builds the layer and counts.</summary>
public sealed class WeightsInGroupsKey() : KeyReference("convolution-channels", "weights-in-groups", "c", "m", "g", "k")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var (groups, kernel) = ((long)of["g"], (long)of["k"]);
        using var layer = nn.Conv2d((long)of["c"] * groups, (long)of["m"] * groups, kernel, groups: groups, bias: false);
        return layer.parameters().Sum(parameter => parameter.numel());
    }
}

/// <summary>Cuts a padded image into its windows, as many as the layer's output has places, and lays every kernel on every one of them.</summary>
public sealed class MultiplicationsKey() : KeyReference("convolution-channels", "multiplications", "a", "b", "k", "h")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        var (inputs, kernel, size) = ((long)of["a"], (long)of["k"], (long)of["h"]);
        using var layer = nn.Conv2d(inputs, (long)of["b"], kernel, padding: kernel / 2, bias: false);
        using var image = zeros(1, inputs, size, size);
        using var places = layer.call(image);
        var windows = nn.functional.pad(image, [kernel / 2, kernel / 2, kernel / 2, kernel / 2]).unfold(2, kernel, 1).unfold(3, kernel, 1);
        var products = windows.permute(0, 2, 3, 1, 4, 5).unsqueeze(3).expand(1, places.shape[2], places.shape[3], places.shape[1], inputs, kernel, kernel);
        return products.numel();
    }
}
