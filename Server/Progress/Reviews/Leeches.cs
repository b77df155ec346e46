using QuizHub.Quizzes;
using QuizHub.Server.Progress.Memory;

namespace QuizHub.Server.Progress;

/// <summary>
/// Items that were forgotten again and again: asking them once more is not what helps. Such an item rests, and whenever it would be asked its question's demo is, and then an
/// item of another facet, until each of the two was right on a day after the item's last lapse. Then it is asked again itself; its next lapse lets it rest anew.
/// </summary>
/// <remarks>Nothing rests for ever: what has lapsed as often itself is no stand-in, a kind of which the question has none is not waited for, and an item without either is asked
/// like any other.</remarks>
public static class Leeches
{
    /// <summary>From so many lapses on an item gives way.</summary>
    public const int MostLapses = 8;

    /// <summary>What is asked when an item's turn has come: itself, or what it gives way to.</summary>
    /// <param name="siblings">The question's items that can be asked; itself may be among them.</param>
    public static ReviewCandidate InStead(ReviewCandidate item, IEnumerable<ReviewCandidate> siblings)
    {
        // Asked on a later day than that of its lapse, in practice say, it does not rest any more.
        if (!IsLeech(item) || item.Memory!.LapsedDay is not { } lapsed || item.Memory.LastDay > lapsed)
        {
            return item;
        }

        var others = siblings.Where(other => other.Item != item.Item && !IsLeech(other)).ToLookup(other => other.Type.IsPrediction());
        return Missing(others[true]) ?? Missing(others[false].Where(other => other.Facet != item.Facet)) ?? item;

        // Of several the one that was asked longest ago, or never: another look may be what was wanting.
        ReviewCandidate? Missing(IEnumerable<ReviewCandidate> kind) =>
            kind.Any(RightSince) ? null : kind.MinBy(other => other.Memory?.LastDay ?? DateOnly.MinValue);

        bool RightSince(ReviewCandidate other) => other.Memory is { LastGrade: > Grade.Again, LastDay: var day } && day > lapsed;
    }

    private static bool IsLeech(ReviewCandidate item) => item.Memory is { Lapses: >= MostLapses };
}
