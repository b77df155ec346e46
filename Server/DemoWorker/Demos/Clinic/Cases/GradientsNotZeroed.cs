using QuizHub.Demos.Clinic;
using QuizHub.Site;

namespace QuizHub.DemoWorker.Demos.Clinic.Cases;

/// <summary>Each step takes the sum of all gradients so far: a velocity without friction, which overshoots and swings.</summary>
public sealed class GradientsNotZeroed : Case
{
    public override string Id => ClinicFaults.GradientsNotZeroed;

    public override Text Sign => new("The growth of the gradient norm, last quarter over first", "梯度范数的增长（后四分之一比前四分之一）");

    public override double From => 2;

    public override Setup Spoil(Setup sound) => sound with { ZeroesGradients = false, Spread = 1.2, LearningRate = 0.03 };

    public override double Measure(TrainingLog log) => TrainingLog.Median(log.FirstGradient[(log.FirstGradient.Count * 3 / 4)..]) / TrainingLog.Median(log.FirstGradient[..(log.FirstGradient.Count / 4)]);
}
