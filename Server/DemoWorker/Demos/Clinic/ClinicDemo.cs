using QuizHub.Demos;
using QuizHub.Demos.Clinic;
using QuizHub.DemoWorker.Demos.Clinic.Cases;
using QuizHub.DemoWorker.Kit;
using QuizHub.Site;

namespace QuizHub.DemoWorker.Demos.Clinic;

/// <summary>A training run with something wrong with it, and with a remedy or none. Every case logs the same curves, so that the figures give nothing away.</summary>
public class ClinicDemo : IDemo
{
    private static readonly IReadOnlyList<Case> Cases =
    [
        new RateTooHigh(), new RateTooLow(), new GradientsNotZeroed(), new NormInTraining(), new DeadUnits(), new Leak(), new LabelNoise(), new ExplodingRecurrence(), new LabelsShuffled(),
    ];

    private static readonly ChoiceSetting Fault = new(
        ClinicFaults.FaultSetting, new("Fault", "故障"), ClinicFaults.RateTooLow, [.. ClinicFaults.All.Select(fault => new SettingOption(fault.Id, fault.Name))]);
    private static readonly ChoiceSetting Remedy = new(
        ClinicFaults.RemedySetting, new("Remedy", "措施"), ClinicRemedies.None,
        [new(ClinicRemedies.None, new("None", "无")), .. ClinicRemedies.All.Select(remedy => new SettingOption(remedy.Id, remedy.Name))]);

    private static readonly Axis Steps = new(new("Steps", "步数"));
    private static readonly FigureDeclaration Losses = new("loss", FigureKind.Lines, new("Loss", "损失"), Steps, new(new("Cross-entropy", "交叉熵"), Logarithmic: true));
    private static readonly FigureDeclaration Accuracies = new(
        "accuracy", FigureKind.Lines, new("Accuracy (four classes: chance is 0.25)", "准确率（四类，随机水平为 0.25）"), Steps, new(new("Share of right answers", "正确的比例"), Min: 0, Max: 1));
    private static readonly FigureDeclaration Gradients = new(
        "gradient", FigureKind.Lines, new("Gradient norm by layer", "各层的梯度范数"), Steps, new(new("Norm (below 10⁻⁹ drawn there)", "范数（小于 10⁻⁹ 时画在该处）"), Logarithmic: true));
    private static readonly FigureDeclaration Updates = new(
        "update", FigureKind.Lines, new("Length of an update relative to the weights", "一次更新相对于权重的大小"), Steps, new(new("Ratio", "比值"), Logarithmic: true));

    private static readonly Text Training = new("training", "训练"), HeldOut = new("held out", "留出"), New = new("new data", "新数据"),
        First = new("first layer", "第一层"), Last = new("last layer", "最后一层"), Ratio = new("update", "更新");

    public virtual DemoDeclaration Declaration { get; } = new(
        ClinicFaults.Demo, 1,
        new("A run at the clinic", "门诊里的一次训练"),
        new("Something is wrong with this training run. Its curves tell what.", "这次训练出了问题，从曲线可以看出是什么。"),
        UsesSeed: true,
        [Fault, Remedy],
        [Losses, Accuracies, Gradients, Updates],
        [
            Facts.Number(ClinicFaults.Symptom, "Measure of the symptom", "症状的度量"),
            Facts.Truth(ClinicFaults.SymptomIsThere, "The symptom is there", "症状存在"),
            Facts.Number("loss", "Training loss at the end", "最终的训练损失"),
            Facts.Number("accuracy.heldOut", "Held-out accuracy at the end", "最终的留出准确率"),
            Facts.Number("accuracy.new", "Accuracy on new data at the end", "最终在新数据上的准确率"),
        ]);

    public Text Run(DemoRun run)
    {
        var fault = Cases.Single(known => known.Id == run[Fault]);
        var setup = Treat(run[Remedy], Spoil(fault, new()));
        run.Plan(setup.Steps);
        var log = Clinic.Training.Run(run, setup, so => Draw(run, so));
        var measure = fault.Measure(log);
        measure = double.IsNaN(measure) ? double.PositiveInfinity : measure;
        var isThere = measure >= fault.From;
        run.Fact(ClinicFaults.Symptom, measure);
        run.Fact(ClinicFaults.SymptomIsThere, isThere);
        run.Fact("loss", log.Loss[^1]);
        run.Fact("accuracy.heldOut", log.Scores[^1].HeldOut);
        run.Fact("accuracy.new", log.Scores[^1].New);
        return new(
            $"{fault.Sign.En} is {Say.Number(measure)}; from {Say.Number(fault.From)} on, the symptom counts as there. It is {(isThere ? "there" : "gone")}.",
            $"{fault.Sign.Zh}为 {Say.Number(measure)}；达到 {Say.Number(fault.From)} 即算有症状。{(isThere ? "症状仍在。" : "症状消失。")}");
    }

    /// <summary>What the fault makes of a sound setup.</summary>
    protected virtual Setup Spoil(Case fault, Setup sound) => fault.Spoil(sound);

    /// <summary>What the remedy makes of the setup.</summary>
    protected virtual Setup Treat(string remedy, Setup setup) => Remedies.Apply(remedy, setup);

    private static void Draw(DemoRun run, TrainingLog log)
    {
        var step = log.Loss.Count;
        run.Series(Losses, "train", Training).Add(step, log.Loss[^1]);
        run.Series(Gradients, "first", First).Add(step, Math.Max(TrainingLog.Floor, log.FirstGradient[^1]));
        run.Series(Gradients, "last", Last).Add(step, Math.Max(TrainingLog.Floor, log.LastGradient[^1]));
        if (log.Scores.Count == 0 || log.Scores[^1].Step != step)
        {
            return;
        }

        var scores = log.Scores[^1];
        run.Series(Losses, "heldOut", HeldOut).Add(step, scores.HeldOutLoss);
        run.Series(Accuracies, "train", Training).Add(step, scores.Train);
        run.Series(Accuracies, "heldOut", HeldOut).Add(step, scores.HeldOut);
        run.Series(Accuracies, "new", New).Add(step, scores.New);
        run.Series(Updates, "update", Ratio).Add(step, scores.Update);
    }
}
