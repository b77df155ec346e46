using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <summary>The sentences of claims: <c>- sentence {#id}</c>, below it a quotation that says when it fails.</summary>
internal static class ClaimTextReader
{
    public static IReadOnlyList<PartDraft<ClaimText>> Read(MarkdownFile file, Section? section, FindingList findings)
    {
        var claims = new List<PartDraft<ClaimText>>();
        foreach (var (item, entry) in section is null ? [] : ListEntryReader.ReadSection(file, section, FindingCatalogue.ClaimShape, findings))
        {
            Headings.RefuseWords(file, entry.Braces, ["#id"], findings);
            if (entry.Text.Length == 0)
            {
                findings.Add(FindingCatalogue.EmptyText, entry.Place, ReadingTexts.AClaim);
            }

            if (Headings.Id(file, item, entry.Braces, findings) is { } id)
            {
                claims.Add(new(id, entry.Place, new(entry.Text, entry.Reason)));
            }
        }

        return Parts.WithoutDoubles(claims, findings);
    }
}
