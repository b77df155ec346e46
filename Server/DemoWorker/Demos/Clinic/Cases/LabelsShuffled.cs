using QuizHub.Demos.Clinic;
using QuizHub.Site;

namespace QuizHub.DemoWorker.Demos.Clinic.Cases;

/// <summary>Labels belong to other inputs: what can be memorised says nothing about other data.</summary>
public sealed class LabelsShuffled : Case
{
    public override string Id => ClinicFaults.LabelsShuffled;

    public override Text Sign => new("The share of wrong answers on new data", "新数据上的错误率");

    public override double From => 0.55;

    public override Setup Spoil(Setup sound) => sound with { LabelsShuffled = true, Spread = 0.6, Adam = true, LearningRate = 0.01 };

    public override double Measure(TrainingLog log) => 1 - log.LateScores.Average(scores => scores.New);
}
