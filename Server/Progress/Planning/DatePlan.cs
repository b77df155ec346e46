using QuizHub.Server.Progress.Memory;

namespace QuizHub.Server.Progress.Planning;

/// <summary>
/// What to ask today so that as much as possible is recalled on a day to come. An item's gain is what one review today is expected to add to its chance of recall
/// on that day: R·recall(after Good) + (1 − R)·recall(after Again) − recall(without). Items are asked in the order of gain per minute, which spreads minutes where
/// they count, moves reviews towards the date and asks nothing that would be known anyway.
/// </summary>
/// <remarks>
/// The gain looks one review ahead; a search over plans of up to four reviews won less than 1 percentage point of recall at twenty times the work. Where the learner's answers speak
/// for exponential forgetting, one review weeks ahead is worth nothing by this measure though it is where stability comes from: until the last week the plain queue
/// is used then. Both were chosen, and compared with the plain queue, by <c>Tests/Benchmarks planning</c>.
/// </remarks>
public static class DatePlan
{
    private const int LastWeek = 7;

    /// <summary>Every item that was not reviewed today, best first. Ask in this order until the day's minutes are spent.</summary>
    /// <param name="daysLeft">Study days from today to the date, 0 on the day itself.</param>
    /// <param name="firstRight">The learner's chance of being right on an item never asked before; also what is counted for it on the date.</param>
    /// <exception cref="ArgumentOutOfRangeException">The date is past, or a chance or cost out of range.</exception>
    public static IReadOnlyList<PlannedReview> Order(
        IMemoryModel model, ForgettingBelief belief, IEnumerable<PlanItem> items, int daysLeft, double firstRight = 0.3, double retention = 0.9)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(daysLeft);
        RequireChance(firstRight);
        var open = items.Where(item => item.Memory is null || item.DaysSince > 0);
        return PrefersQueue(belief, daysLeft)
            ? DueFirst.Order(model, open, retention, firstRight)
            : [.. open.Select(item => Weigh(model, belief, item, daysLeft, firstRight)).OrderByDescending(review => review.Gain / review.Minutes)];
    }

    /// <summary>Whether the order is that of <see cref="DueFirst"/> and no gain is looked at.</summary>
    public static bool PrefersQueue(ForgettingBelief belief, int daysLeft) => belief.ModelShare < 0.5 && daysLeft > LastWeek;

    /// <summary>The first items of an order that are expected to fit into the minutes: at least one, if there is one, unless there are no minutes at all.</summary>
    public static IReadOnlyList<PlannedReview> Fit(IReadOnlyList<PlannedReview> order, double minutes)
    {
        var spent = 0.0;
        return [.. order.TakeWhile(review =>
        {
            var fits = spent < minutes;
            spent += review.Minutes;
            return fits;
        })];
    }

    /// <summary>Chance that an item is recalled on the date if it is not asked again; <paramref name="firstRight"/> for one never asked.</summary>
    public static double RecallOnDate(IMemoryModel model, ForgettingBelief belief, in PlanItem item, int daysLeft, double firstRight = 0.3) =>
        item.Memory is { } memory ? belief.Recall(model, memory, item.DaysSince + daysLeft) : firstRight;

    private static PlannedReview Weigh(IMemoryModel model, ForgettingBelief belief, in PlanItem item, int daysLeft, double firstRight)
    {
        if (!(item.MinutesRight > 0 && item.MinutesWrong > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(item), item, "A review costs more than no minutes.");
        }

        var (now, gain) = DateOutlook.Of(model, item.Memory, item.DaysSince, daysLeft).Weigh(belief, firstRight);
        return new(item, gain, now * item.MinutesRight + (1 - now) * item.MinutesWrong);
    }

    private static void RequireChance(double chance)
    {
        if (!(chance is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(chance), chance, "A chance lies between 0 and 1.");
        }
    }
}
