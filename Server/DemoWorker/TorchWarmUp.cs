using QuizHub.DemoWorker.Kit;
using static TorchSharp.torch;

namespace QuizHub.DemoWorker;

/// <summary>The calls that most demos begin with, made once for nothing: libtorch sets itself up at first use, and .NET compiles the wrappers.</summary>
internal static class TorchWarmUp
{
    public static void Run()
    {
        using var scope = NewDisposeScope();
        using var net = Nets.Mlp(2, 4, 1);
        var points = Samples.Moons(new Random(0), 8, 0.1);
        using var optimizer = optim.Adam(net.parameters());
        for (var step = 0; step < 3; step++)
        {
            optimizer.zero_grad();
            Nets.BinaryLoss(net, points.Draw(new Random(step), 4)).backward();
            optimizer.step();
        }

        Nets.JudgeBinary(net, points);
    }
}
