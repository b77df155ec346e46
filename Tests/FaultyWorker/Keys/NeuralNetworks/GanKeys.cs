using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace QuizHub.FaultyWorker.Keys.NeuralNetworks;

/// <summary>Descends the weighted cross-entropy over the discriminator's logit until it is at rest.</summary>
public sealed class BestAnswerKey() : KeyReference("gan", "best-answer", "p", "q")
{
    protected override double Key(IReadOnlyDictionary<string, double> of)
    {
        using var logit = new Parameter(zeros(1, ScalarType.Float64));
        using var optimizer = optim.SGD([logit], 4);
        for (var step = 0; step < 500; step++)
        {
            optimizer.zero_grad();
            (of["p"] * functional.softplus(-logit) + of["q"] * functional.softplus(logit)).sum().backward();
            optimizer.step();
        }

        return logit.sigmoid().item<double>();
    }
}

/// <summary>Both losses differentiated by the library at the logit that gives this output.</summary>
public sealed class HowMuchSteeperKey() : KeyReference("gan", "how-much-steeper", "d")
{
    protected override double Key(IReadOnlyDictionary<string, double> of) =>
        Slope(of["d"], output => -output.log()) / Slope(of["d"], output => (1 - output).log());

    private static double Slope(double output, Func<Tensor, Tensor> loss)
    {
        using var logit = new Parameter(tensor([output], ScalarType.Float64).logit());
        loss(logit.sigmoid()).sum().backward();
        return Math.Abs(logit.grad!.item<double>());
    }
}
