using QuizHub.Demos.Clinic;
using QuizHub.Site;

namespace QuizHub.DemoWorker.Demos.Clinic.Cases;

/// <summary>Scores depend on what else is in the batch: batch norm still takes its statistics from it.</summary>
public sealed class NormInTraining : Case
{
    public override string Id => ClinicFaults.NormInTraining;

    public override Text Sign => new("The mean jump of accuracy from one scoring to the next, held out and on new data,", "留出数据和新数据上的准确率相邻两次评估之间的平均跳动");

    public override double From => 0.02;

    public override Setup Spoil(Setup sound) => sound with { HasBatchNorm = true, ScoresInTrainingMode = true, Spread = 0.9, ScoringBatch = 4, Adam = true, LearningRate = 0.003 };

    public override double Measure(TrainingLog log)
    {
        var settled = log.Scores[(log.Scores.Count / 3)..];
        return (TrainingLog.Jumps([.. settled.Select(scores => scores.HeldOut)]) + TrainingLog.Jumps([.. settled.Select(scores => scores.New)])) / 2;
    }
}
