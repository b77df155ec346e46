using QuizHub.Site;

namespace QuizHub.Demos.Clinic;

/// <summary>A change of a training run that may help.</summary>
public sealed record ClinicRemedy(string Id, Text Name);

public static class ClinicRemedies
{
    public const string None = "none";
    public const string LowerRate = "lower-rate";
    public const string RaiseRate = "raise-rate";
    public const string ZeroGradients = "zero-gradients";
    public const string Evaluate = "evaluate";
    public const string Leaky = "leaky";
    public const string NewSplit = "new-split";
    public const string Relabel = "relabel";
    public const string Clip = "clip";
    public const string PairLabels = "pair-labels";
    public const string Decay = "decay";
    public const string Longer = "longer";
    public const string BiggerBatch = "bigger-batch";

    /// <summary>All but <see cref="None"/>.</summary>
    public static IReadOnlyList<ClinicRemedy> All { get; } =
    [
        new(LowerRate, new("Lower the learning rate, to a thirtieth", "把学习率降到三十分之一")),
        new(Longer, new("Train twice as long", "训练步数加倍")),
        new(PairLabels, new("Shuffle inputs and labels together", "把输入和标签一起打乱")),
        new(Clip, new("Clip the gradient norm at 1", "把梯度范数裁剪到 1")),
        new(Evaluate, new("Switch to evaluation mode before scoring", "评估前切换到评估模式")),
        new(Decay, new("Add weight decay", "加上权重衰减")),
        new(Leaky, new("Replace ReLU by leaky ReLU", "把 ReLU 换成 Leaky ReLU")),
        new(RaiseRate, new("Raise the learning rate, a hundredfold", "把学习率提高到一百倍")),
        new(Relabel, new("Have the labels checked and corrected", "复核并改正标签")),
        new(BiggerBatch, new("Four times the batch size", "把批大小增大到四倍")),
        new(ZeroGradients, new("Set gradients to zero before each step", "每一步之前把梯度清零")),
        new(NewSplit, new("Split anew, no example in two sets", "重新划分，任何样本只属于一个集合")),
    ];

    public static ClinicRemedy? Find(string id) => All.FirstOrDefault(remedy => remedy.Id == id);
}
