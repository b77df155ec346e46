using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Quizzes;

/// <summary>Which of several known texts was typed.</summary>
/// <param name="Texts">As the deck writes them.</param>
/// <param name="Rivals">See <see cref="Slips.Count"/>.</param>
/// <param name="IsExact">Slips of the finger are not forgiven.</param>
/// <param name="Version">Of the rules, see <see cref="EvidenceGrade.Version"/>.</param>
public sealed record KnownWords(IReadOnlyList<string> Texts, IReadOnlyCollection<string> Rivals, bool IsExact, int Version)
{
    /// <summary>The first version that reads typed words by <see cref="TypedText"/> and forgives slips.</summary>
    private const int FirstWithTypedText = 2;

    /// <summary>Whether each was typed, after <see cref="TypedText.Fold"/>; where none was, the one that fewest slips lead to, the first of several.</summary>
    /// <param name="slip">Its index, where it was typed with slips; else null.</param>
    public IReadOnlyList<bool> Typed(string typed, out int? slip)
    {
        slip = null;
        if (Version < FirstWithTypedText)
        {
            return [.. Texts.Select(text => Versions.Canonical(text) == Versions.Canonical(typed))];
        }

        var folded = TypedText.Fold(typed);
        var known = Texts.Select(TypedText.Fold).ToList();
        if (!IsExact && !known.Contains(folded))
        {
            slip = known.Select((text, index) => (Index: (int?)index, Slips: Slips.Count(folded, text, Rivals))).Where(text => text.Slips is not null)
                .OrderBy(text => text.Slips).Select(text => text.Index).FirstOrDefault();
        }

        var met = slip;
        return [.. known.Select((text, index) => text == folded || index == met)];
    }
}
