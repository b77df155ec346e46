using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.Normalization;
using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Faults.Normalization;

/// <summary>Batch and layer normalization with their axes mixed up.</summary>
public sealed class SwappedAxesDemo : LayerNormVsBatchNormDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "layer-norm-vs-batch-norm.broken-axes" };

    protected override Tensor OverBatch(Tensor x) => Normalized(x, 1);

    protected override Tensor OverFeatures(Tensor x) => Normalized(x, 0);
}

/// <summary>Batch normalization that is said to be in the state of use and is not.</summary>
public sealed class TrainingBatchNormDemo : LayerNormVsBatchNormDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "layer-norm-vs-batch-norm.broken-mode" };

    protected override bool Evaluation => false;
}

/// <summary>RMSNorm that subtracts the mean after all.</summary>
public sealed class CenteredRmsDemo : LayerNormVsBatchNormDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "layer-norm-vs-batch-norm.broken-rms" };

    protected override Tensor WithoutMean(Tensor x) => Normalized(x, 1);
}
