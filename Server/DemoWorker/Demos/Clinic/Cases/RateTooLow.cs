using QuizHub.Demos.Clinic;
using QuizHub.Site;

namespace QuizHub.DemoWorker.Demos.Clinic.Cases;

/// <summary>Steps so short that hardly anything is learnt in the time given.</summary>
public sealed class RateTooLow : Case
{
    public override string Id => ClinicFaults.RateTooLow;

    public override Text Sign => new("The share of the first held-out loss that is left at the end", "最终的留出损失占最初的比例");

    public override double From => 0.6;

    public override Setup Spoil(Setup sound) => sound with { LearningRate = 0.001 };

    public override double Measure(TrainingLog log) => log.Scores[^1].HeldOutLoss / log.Scores[0].HeldOutLoss;
}
