using QuizHub.Demos;
using QuizHub.DemoWorker.Demos.Normalization;
using static TorchSharp.torch;

namespace QuizHub.FaultyWorker.Faults.Normalization;

/// <summary>Batch normalization that normalizes nothing.</summary>
public sealed class NoNormalizationDemo : BatchNormTrainingDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "batch-norm-training.broken-normalization" };

    protected override nn.Module<Tensor, Tensor> Normalization(int width) => nn.Identity();
}

/// <summary>Batch normalization written out with the variance that divides by one less than the batch size.</summary>
public sealed class UnbiasedBatchNormDemo : BatchNormTrainingDemo
{
    public override DemoDeclaration Declaration => base.Declaration with { Name = "batch-norm-training.broken-variance" };

    protected override int Correction => 1;
}
