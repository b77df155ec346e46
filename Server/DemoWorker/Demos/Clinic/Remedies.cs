using QuizHub.Demos.Clinic;

namespace QuizHub.DemoWorker.Demos.Clinic;

/// <summary>What each remedy changes.</summary>
public static class Remedies
{
    public static Setup Apply(string remedy, Setup setup) => remedy switch
    {
        ClinicRemedies.None => setup,
        ClinicRemedies.LowerRate => setup with { LearningRate = setup.LearningRate / 30 },
        ClinicRemedies.RaiseRate => setup with { LearningRate = setup.LearningRate * 100 },
        ClinicRemedies.ZeroGradients => setup with { ZeroesGradients = true },
        ClinicRemedies.Evaluate => setup with { ScoresInTrainingMode = false },
        ClinicRemedies.Leaky => setup with { Slope = 0.2 },
        ClinicRemedies.NewSplit => setup with { Leaked = 0 },
        ClinicRemedies.Relabel => setup with { WrongLabels = 0 },
        ClinicRemedies.Clip => setup with { ClipNorm = 1 },
        ClinicRemedies.PairLabels => setup with { LabelsShuffled = false },
        ClinicRemedies.Decay => setup with { WeightDecay = setup.Adam ? 0.3 : 0.003 },
        ClinicRemedies.Longer => setup with { Steps = setup.Steps * 2 },
        ClinicRemedies.BiggerBatch => setup with { Batch = setup.Batch * 4 },
        _ => throw new ArgumentOutOfRangeException(nameof(remedy), remedy, "There is no such remedy."),
    };
}
