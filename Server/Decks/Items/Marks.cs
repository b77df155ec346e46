using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Items;

/// <summary><c>[x]</c> and <c>[ ]</c>.</summary>
internal static class Marks
{
    /// <summary>Every entry must have a mark, and one (or several) must be the key.</summary>
    public static void Check(ItemSource item, IReadOnlyList<EntryDraft> entries, bool several)
    {
        foreach (var entry in entries.Where(entry => entry.IsKey is null))
        {
            item.Findings.Add(FindingCatalogue.EntryWithoutMark, entry.Place);
        }

        var keys = entries.Where(entry => entry.IsKey == true).ToList();
        if (keys.Count == 0 && entries.All(entry => entry.IsKey is not null))
        {
            item.Findings.Add(FindingCatalogue.NoKey, item.Drafts.First(draft => draft.Entries == entries || draft.Entries.SequenceEqual(entries)).Place);
        }
        else if (keys.Count > 1 && !several)
        {
            item.Findings.Add(FindingCatalogue.TooManyKeys, keys[1].Place, keys.Count);
        }
    }
}
