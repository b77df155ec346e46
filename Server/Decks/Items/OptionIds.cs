using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Items;

/// <summary>Ids of answers: as written in braces, else by place.</summary>
internal static class OptionIds
{
    public static IReadOnlyList<string> Of(ItemSource item, IReadOnlyList<EntryDraft> entries)
    {
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var ids = new List<string>();
        for (var index = 0; index < entries.Count; index++)
        {
            var written = entries[index].Braces?.Id;
            var id = written?.Name ?? ByPlace(index);
            var place = written is null ? entries[index].Place : item.PlaceIn(entries[index], written);
            if (Slug.Check(id, place, item.Findings) && !lines.TryAdd(id, place.Line))
            {
                item.Findings.Add(FindingCatalogue.DuplicateId, place, id, lines[id]);
            }

            ids.Add(id);
        }

        return ids;
    }

    /// <summary>a to z, then a2 to z2, and so on.</summary>
    public static string ByPlace(int index) => index < 26 ? $"{(char)('a' + index)}" : $"{(char)('a' + index % 26)}{index / 26 + 1}";
}
