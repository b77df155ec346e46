using QuizHub.Server.Progress.Memory;

namespace QuizHub.Server.Progress.Planning;

/// <summary>The order without a date: what has fallen to the desired retention, most endangered first; then new items; then the rest, most endangered first.</summary>
public static class DueFirst
{
    /// <summary>Every item once; those of equal standing stay in the order given.</summary>
    public static IReadOnlyList<PlannedReview> Order(IMemoryModel model, IEnumerable<PlanItem> items, double retention = 0.9, double firstRight = 0.3) =>
        [.. items
            .Select(item => (Item: item, Recall: item.Memory is { } memory ? model.Retrievability(memory, item.DaysSince) : firstRight, Place: Place(model, item, retention)))
            .OrderBy(row => row.Place).ThenBy(row => row.Recall)
            .Select(row => new PlannedReview(row.Item, 0, row.Recall * row.Item.MinutesRight + (1 - row.Recall) * row.Item.MinutesWrong))];

    /// <summary>It was reviewed before, and as many study days have passed as it was given.</summary>
    public static bool IsDue(IMemoryModel model, in PlanItem item, double retention = 0.9) =>
        item.Memory is { } memory && item.DaysSince >= Intervals.WholeDays(model.Interval(memory, retention));

    private static int Place(IMemoryModel model, in PlanItem item, double retention) => item.Memory is null ? 1 : IsDue(model, item, retention) ? 0 : 2;
}
