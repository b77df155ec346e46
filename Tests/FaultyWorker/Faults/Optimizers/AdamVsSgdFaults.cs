using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.Optimizers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Faults.Optimizers;

/// <summary>Adam that climbs.</summary>
public sealed class ClimbingAdamDemo : AdamVsSgdDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "adam-vs-sgd.broken-adam" };

    protected override optim.Optimizer MakeAdam(IEnumerable<Parameter> parameters, double rate) => optim.Adam(parameters, rate, maximize: true);
}
