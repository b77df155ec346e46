using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <summary>What all parts with ids have in common.</summary>
internal static class Parts
{
    /// <summary>Reports ids that are there twice and keeps the first of each.</summary>
    public static IReadOnlyList<PartDraft<T>> WithoutDoubles<T>(IReadOnlyList<PartDraft<T>> parts, FindingList findings)
    {
        var first = new Dictionary<string, PartDraft<T>>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            if (!first.TryAdd(part.Id, part))
            {
                findings.Add(FindingCatalogue.DuplicateId, part.Place, part.Id, first[part.Id].Place.Line);
            }
        }

        return [.. first.Values];
    }
}
