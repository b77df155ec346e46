using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <summary>Key points: <c>- text {#id .must match="a, b"}</c>.</summary>
internal static class KeyPointReader
{
    public static IReadOnlyList<PartDraft<KeyPoint>> Read(MarkdownFile file, Section? section, bool isSource, FindingList findings)
    {
        var points = new List<PartDraft<KeyPoint>>();
        foreach (var (item, entry) in section is null ? [] : ListEntryReader.ReadSection(file, section, FindingCatalogue.KeyPointShape, findings))
        {
            Headings.RefuseWords(file, entry.Braces, isSource ? ["#id", ".must", "match"] : ["#id", "match"], findings);
            if (entry.Text.Length == 0)
            {
                findings.Add(FindingCatalogue.EmptyText, entry.Place, ReadingTexts.AKeyPoint);
            }

            if (Headings.Id(file, item, entry.Braces, findings) is { } id)
            {
                var match = entry.Braces!.Value("match")?.Value ?? "";
                var terms = match.Split([',', '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
                points.Add(new(id, entry.Place, new(id, entry.Braces.HasClass("must"), entry.Text, terms)));
            }
        }

        return Parts.WithoutDoubles(points, findings);
    }
}
