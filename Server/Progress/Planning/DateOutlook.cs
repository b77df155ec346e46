using QuizHub.Server.Progress.Memory;

namespace QuizHub.Server.Progress.Planning;

/// <summary>What asking an item today can lead to, by both forgetting curves: all of its worth that depends on the item alone, and hence stays the same for a day.</summary>
/// <param name="Now">Recall today; null for an item never asked.</param>
/// <param name="Good">Recall on the date if it is asked today and recalled.</param>
/// <param name="Again">The same if it is not recalled.</param>
/// <param name="Unasked">Recall on the date if it is not asked; null for an item never asked.</param>
public sealed record DateOutlook(TwoCurves? Now, TwoCurves Good, TwoCurves Again, TwoCurves? Unasked)
{
    /// <param name="memory">Null for an item never asked.</param>
    /// <param name="daysSince">Study days since its last review; no matter without one.</param>
    /// <param name="daysLeft">Study days from today to the date.</param>
    public static DateOutlook Of(IMemoryModel model, MemoryState? memory, int daysSince, int daysLeft) => memory is { } state
        ? new(
            TwoCurves.Of(model, state, daysSince),
            TwoCurves.Of(model, model.Next(state, daysSince, Grade.Good), daysLeft),
            TwoCurves.Of(model, model.Next(state, daysSince, Grade.Again), daysLeft),
            TwoCurves.Of(model, state, daysSince + daysLeft))
        : new(null, TwoCurves.Of(model, model.Init(Grade.Good), daysLeft), TwoCurves.Of(model, model.Init(Grade.Again), daysLeft), null);

    /// <summary>Chance of recall today, and what asking today adds to it on the date: see <see cref="DatePlan"/>.</summary>
    /// <param name="firstRight">Of an item never asked: both its recall today and on the date.</param>
    public (double Recall, double Gain) Weigh(ForgettingBelief belief, double firstRight)
    {
        var now = Now is { } today ? belief.Mix(today) : firstRight;
        var asked = now * belief.Mix(Good) + (1 - now) * belief.Mix(Again);
        return (now, asked - (Unasked is { } unasked ? belief.Mix(unasked) : firstRight));
    }
}

/// <summary>Chance of recall after some days by the memory model and by the exponential curve 0.9^(t/S), between which <see cref="ForgettingBelief"/> decides.</summary>
public readonly record struct TwoCurves(double Model, double Exponential)
{
    private static readonly double LogNineTenths = Math.Log(0.9);

    public static TwoCurves Of(IMemoryModel model, in MemoryState state, double days) => new(model.Retrievability(state, days), ByExponential(state.Stability, days));

    public static double ByExponential(double stability, double days) => Math.Exp(LogNineTenths * days / stability);
}
