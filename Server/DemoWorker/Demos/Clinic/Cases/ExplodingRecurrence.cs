using QuizHub.Demos.Clinic;
using QuizHub.Site;

namespace QuizHub.DemoWorker.Demos.Clinic.Cases;

/// <summary>Through the steps of a sequence the gradient is multiplied again and again: all is well until it is not.</summary>
public sealed class ExplodingRecurrence : Case
{
    public override string Id => ClinicFaults.ExplodingRecurrence;

    public override Text Sign => new("The largest training loss relative to the first", "最大的训练损失与最初损失之比");

    public override double From => 1.5;

    public override Setup Spoil(Setup sound) => sound with { IsRecurrent = true, Spread = 0.7, LearningRate = 0.01 };

    public override double Measure(TrainingLog log) => log.Loss.TrueForAll(double.IsFinite) ? log.Loss.Max() / log.Loss[0] : double.PositiveInfinity;
}
