using System.Globalization;
using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <summary>Seeds as decks write them: <c>1..20</c>.</summary>
internal static class Seeds
{
    public static SeedRange? Read(YamlScalar? scalar, Func<YamlValue, Place> placeOf, FindingList findings) =>
        scalar is null ? null : Read(scalar.Value, placeOf(scalar), findings);

    public static SeedRange? Read(string text, Place place, FindingList findings)
    {
        var ends = text.Split("..");
        if (ends.Length == 2 && Seed(ends[0]) is { } first && Seed(ends[1]) is { } last && first <= last && last - first < DeckLimits.MaxSeeds)
        {
            return new(first, last);
        }

        findings.Add(FindingCatalogue.BadSeeds, place, text);
        return null;
    }

    private static int? Seed(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null;
}
