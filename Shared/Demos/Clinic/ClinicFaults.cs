using QuizHub.Site;

namespace QuizHub.Demos.Clinic;

/// <summary>What can be wrong with a training run of the clinic.</summary>
/// <param name="Id">As decks write it: <c>case=label-noise</c>.</param>
/// <param name="Cure">Id of the remedy that takes the symptom away.</param>
/// <param name="Tried">Ids of remedies that are commonly tried and do not.</param>
public sealed record ClinicFault(string Id, Text Name, string Cure, IReadOnlyList<string> Tried)
{
    /// <summary>What a learner may try, in the order of <see cref="ClinicRemedies.All"/>, which tells nothing.</summary>
    public IEnumerable<ClinicRemedy> Offered => ClinicRemedies.All.Where(remedy => remedy.Id == Cure || Tried.Contains(remedy.Id));
}

/// <summary>All faults, and their one demo.</summary>
public static class ClinicFaults
{
    /// <summary>The demo that trains them, and its settings.</summary>
    public const string Demo = "clinic", FaultSetting = "fault", RemedySetting = "remedy";

    /// <summary>Its fact that says whether the fault's symptom is there, and the one that measures it.</summary>
    public const string SymptomIsThere = "symptom.there", Symptom = "symptom";

    /// <summary>The seeds that every case is proved for, and from which the run of a case is drawn.</summary>
    public const int FirstSeed = 1, Seeds = 20;

    /// <summary>For so many of <see cref="Seeds"/> the symptom must be there without a remedy, and gone with the cure.</summary>
    public const int Holds = 18;

    public const string RateTooHigh = "rate-too-high";
    public const string RateTooLow = "rate-too-low";
    public const string GradientsNotZeroed = "gradients-not-zeroed";
    public const string NormInTraining = "norm-in-training";
    public const string DeadUnits = "dead-units";
    public const string Leak = "leak";
    public const string LabelNoise = "label-noise";
    public const string ExplodingRecurrence = "exploding-recurrence";
    public const string LabelsShuffled = "labels-shuffled";

    public static IReadOnlyList<ClinicFault> All { get; } =
    [
        new(RateTooHigh, new("Learning rate too high", "学习率过大"), ClinicRemedies.LowerRate, [ClinicRemedies.Decay, ClinicRemedies.Longer, ClinicRemedies.Clip]),
        new(RateTooLow, new("Learning rate too low", "学习率过小"), ClinicRemedies.RaiseRate, [ClinicRemedies.Decay, ClinicRemedies.Longer, ClinicRemedies.BiggerBatch]),
        new(GradientsNotZeroed, new("Gradients not zeroed", "梯度未清零"), ClinicRemedies.ZeroGradients, [ClinicRemedies.LowerRate, ClinicRemedies.Decay, ClinicRemedies.Longer]),
        new(NormInTraining, new("Batch norm left in training mode", "BN 停留在训练模式"), ClinicRemedies.Evaluate, [ClinicRemedies.LowerRate, ClinicRemedies.Decay, ClinicRemedies.Longer]),
        new(DeadUnits, new("Dead ReLU units", "ReLU 神经元死亡"), ClinicRemedies.Leaky, [ClinicRemedies.RaiseRate, ClinicRemedies.Clip, ClinicRemedies.Longer]),
        new(Leak, new("Test data in the training set", "测试数据混入训练集"), ClinicRemedies.NewSplit, [ClinicRemedies.Decay, ClinicRemedies.Longer, ClinicRemedies.BiggerBatch]),
        new(LabelNoise, new("Wrong labels in the data", "数据中有错误标签"), ClinicRemedies.Relabel, [ClinicRemedies.Decay, ClinicRemedies.Longer, ClinicRemedies.BiggerBatch]),
        new(ExplodingRecurrence, new("Exploding recurrent gradients", "循环网络梯度爆炸"), ClinicRemedies.Clip, [ClinicRemedies.Decay, ClinicRemedies.Longer, ClinicRemedies.BiggerBatch]),
        new(LabelsShuffled, new("Labels shuffled against inputs", "标签与输入错位打乱"), ClinicRemedies.PairLabels, [ClinicRemedies.RaiseRate, ClinicRemedies.Decay, ClinicRemedies.Longer]),
    ];

    public static ClinicFault? Find(string id) => All.FirstOrDefault(fault => fault.Id == id);
}
