using QuizHub.Demos.Clinic;
using QuizHub.Site;

namespace QuizHub.DemoWorker.Demos.Clinic.Cases;

/// <summary>Most of the held-out examples are training examples too, so memorising them scores.</summary>
public sealed class Leak : Case
{
    public override string Id => ClinicFaults.Leak;

    public override Text Sign => new("Held-out accuracy minus accuracy on new data", "留出准确率减去新数据上的准确率");

    public override double From => 0.1;

    public override Setup Spoil(Setup sound) => sound with { Leaked = 0.9, Spread = 1.3, Adam = true, LearningRate = 0.01 };

    public override double Measure(TrainingLog log) => log.LateScores.Average(scores => scores.HeldOut - scores.New);
}
