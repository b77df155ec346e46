using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Progress.Training;

namespace QuizHub.Server.Progress.Planning;

/// <summary>
/// How far to trust the memory model's tail. The model and the exponential curve 0.9^(t/S) agree that recall is 0.9 at the stability S; weeks beyond it they differ
/// by half, and a plan for a date rests on just that. The learner's own answers decide between them.
/// </summary>
/// <param name="LogOdds">Natural logarithm of the odds for the model. Starts at 1.5: over many learners the power law predicts better.</param>
public readonly record struct ForgettingBelief(double LogOdds)
{
    // Even odds are never left for good by one answer.
    private const double Certain = 1e-3;

    public static ForgettingBelief Prior => new(1.5);

    /// <summary>Chance that the model's curve is the right one of the two.</summary>
    public double ModelShare { get; } = 1 / (1 + Math.Exp(-LogOdds));

    /// <summary>The belief after one more review of a later day: Bayes' rule for the two curves.</summary>
    /// <param name="before">State before the review.</param>
    /// <param name="guessChance">Of a right answer without knowing, in [0, 1).</param>
    public ForgettingBelief After(IMemoryModel model, in MemoryState before, double days, bool recalled, double guessChance = 0)
    {
        if (days < 1)
        {
            return this;
        }

        return new(LogOdds + Shift(model.Retrievability(before, days), before.Stability, days, recalled, guessChance));
    }

    /// <summary>What one such review adds to the log odds.</summary>
    /// <param name="recall">The model's chance of recall before the answer.</param>
    /// <param name="stability">The model's stability before the answer, in days.</param>
    public static double Shift(double recall, double stability, double days, bool recalled, double guessChance = 0)
    {
        var byModel = TrainingLoss.Right(recall, guessChance);
        var byExponential = TrainingLoss.Right(TwoCurves.ByExponential(stability, days), guessChance);
        return Math.Log(Likelihood(byModel, recalled) / Likelihood(byExponential, recalled));
    }

    /// <summary>Chance of recall after <paramref name="days"/>, by both curves weighted.</summary>
    public double Recall(IMemoryModel model, in MemoryState state, double days) => Mix(TwoCurves.Of(model, state, days));

    /// <summary>Both curves weighted.</summary>
    public double Mix(in TwoCurves curves)
    {
        var share = ModelShare;
        return share * curves.Model + (1 - share) * curves.Exponential;
    }

    private static double Likelihood(double right, bool recalled) => Math.Clamp(recalled ? right : 1 - right, Certain, 1 - Certain);
}
