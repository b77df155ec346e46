using QuizHub.Demos.Clinic;
using QuizHub.Site;

namespace QuizHub.DemoWorker.Demos.Clinic.Cases;

/// <summary>A third of the labels is wrong, in training and held-out data alike: a ceiling for both, until memorising sets in.</summary>
public sealed class LabelNoise : Case
{
    public override string Id => ClinicFaults.LabelNoise;

    public override Text Sign => new("Accuracy on carefully labelled new data minus held-out accuracy", "认真标注的新数据上的准确率减去留出准确率");

    public override double From => 0.08;

    public override Setup Spoil(Setup sound) => sound with { WrongLabels = 0.35, Spread = 0.7, Adam = true, LearningRate = 0.004 };

    public override double Measure(TrainingLog log) => log.LateScores.Average(scores => scores.New - scores.HeldOut);
}
