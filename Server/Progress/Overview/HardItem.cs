using QuizHub.Server.Decks;
using QuizHub.Server.Progress.Memory;

namespace QuizHub.Server.Progress.Overview;

/// <summary>One result of an item.</summary>
/// <param name="Day">As the learner's calendar showed it.</param>
/// <param name="Score">0 to 1.</param>
public readonly record struct LastResult(DateOnly Day, double Score);

/// <summary>An item and what came of it.</summary>
/// <param name="Question">As the deck has it now.</param>
/// <param name="Answers">In all.</param>
/// <param name="Right">Of them with full score.</param>
/// <param name="Last">The latest results, oldest first.</param>
public sealed record AnsweredItem(Question Question, Item Item, RememberedItem? Memory, int Answers, int Right, IReadOnlyList<LastResult> Last);

/// <summary>Which items are the hardest for a learner.</summary>
public static class HardItems
{
    public const int Shown = 10;

    // Before that an item is new, not hard.
    private const int Reviews = 3;

    /// <summary>Asked several times, and forgotten between days or not known at the last time: the often forgotten first, of equals what is held the shortest.</summary>
    public static IReadOnlyList<RememberedItem> Hardest(IEnumerable<RememberedItem> items) =>
    [
        .. items.Where(item => item.Reviews >= Reviews && (item.Lapses > 0 || item.LastGrade == Grade.Again))
            .OrderByDescending(item => item.Lapses).ThenBy(item => item.State.Stability)
            .ThenBy(item => item.Key.QuestionSlug, StringComparer.Ordinal).ThenBy(item => item.Key.ItemId, StringComparer.Ordinal).Take(Shown),
    ];
}
