using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Progress.Planning;

namespace QuizHub.Server.Progress;

/// <summary>What <see cref="Readiness"/> rests on, so that topics add up to a deck: all by one model, one belief and for one day.</summary>
/// <param name="Items">Those never asked included; the sums are of the reviewed ones alone.</param>
/// <param name="Recall">Sum of p, the chances of recall by both curves.</param>
/// <param name="Spread">Sum of p(1 − p).</param>
/// <param name="Distance">Sum of the differences between the chance by the model and that by the exponential curve.</param>
public readonly record struct ReadinessSum(int Items, int Reviewed, double Recall, double Spread, double Distance)
{
    /// <param name="items">One entry an item; null for one never asked.</param>
    /// <param name="day">The study day asked about.</param>
    public static ReadinessSum Of(MemorySnapshot memories, IEnumerable<RememberedItem?> items, DateOnly day) => Of(
        memories.Rules.Model, memories.Belief, items.Select(item => item is null ? ((MemoryState, int)?)null : (item.State, Math.Max(0, day.DayNumber - item.LastDay.DayNumber))));

    /// <param name="memories">One entry an item: its memory and the days from its last review to the day asked about; null for one never asked.</param>
    public static ReadinessSum Of(IMemoryModel model, ForgettingBelief belief, IEnumerable<(MemoryState State, int Days)?> memories)
    {
        var sum = default(ReadinessSum);
        foreach (var memory in memories)
        {
            if (memory is var (state, days))
            {
                var curves = TwoCurves.Of(model, state, days);
                var recall = belief.Mix(curves);
                sum += new ReadinessSum(1, 1, recall, recall * (1 - recall), curves.Model - curves.Exponential);
            }
            else
            {
                sum += new ReadinessSum(1, 0, 0, 0, 0);
            }
        }

        return sum;
    }

    public static ReadinessSum operator +(ReadinessSum left, ReadinessSum right) => new(
        left.Items + right.Items, left.Reviewed + right.Reviewed, left.Recall + right.Recall, left.Spread + right.Spread, left.Distance + right.Distance);
}
