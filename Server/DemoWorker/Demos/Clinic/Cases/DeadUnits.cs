using QuizHub.Demos.Clinic;
using QuizHub.Site;

namespace QuizHub.DemoWorker.Demos.Clinic.Cases;

/// <summary>No hidden unit is ever active, so no gradient reaches the first layer.</summary>
public sealed class DeadUnits : Case
{
    public override string Id => ClinicFaults.DeadUnits;

    public override Text Sign => new("The share of steps at which the first layer gets no gradient", "第一层得不到梯度的步数比例");

    public override double From => 0.5;

    public override Setup Spoil(Setup sound) => sound with { HiddenBias = -4 };

    public override double Measure(TrainingLog log) => log.FirstGradient.Average(norm => norm <= TrainingLog.Floor ? 1.0 : 0);
}
