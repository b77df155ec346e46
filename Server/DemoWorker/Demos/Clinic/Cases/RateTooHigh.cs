using QuizHub.Demos.Clinic;
using QuizHub.Site;

namespace QuizHub.DemoWorker.Demos.Clinic.Cases;

/// <summary>Steps that leap over the valley: the loss jumps about from the start and does not settle.</summary>
public sealed class RateTooHigh : Case
{
    public override string Id => ClinicFaults.RateTooHigh;

    public override Text Sign => new("The mean jump of the training loss from step to step", "训练损失相邻两步之间的平均跳动");

    public override double From => 0.2;

    public override Setup Spoil(Setup sound) => sound with { Adam = true, LearningRate = 0.5, Spread = 1.2 };

    public override double Measure(TrainingLog log) => TrainingLog.Jumps(log.Loss[(log.Loss.Count / 3)..]);
}
