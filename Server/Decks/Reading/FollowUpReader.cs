using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <summary>Follow-ups: <c>### question {#id probes=key-point-id}</c>, then the answer.</summary>
internal static class FollowUpReader
{
    public static IReadOnlyList<PartDraft<FollowUp>> Read(MarkdownFile file, Section? section, IReadOnlyList<PartDraft<KeyPoint>> keyPoints, FindingList findings)
    {
        var followUps = new List<PartDraft<FollowUp>>();
        foreach (var (heading, blocks) in section is null ? [] : Headings.Split(file, section.Blocks, 3, findings))
        {
            var braces = file.BracesOf(heading);
            Headings.RefuseWords(file, braces, ["#id", "probes"], findings);
            var title = Headings.Title(file, heading);
            if (title.Length == 0)
            {
                findings.Add(FindingCatalogue.EmptyText, file.PlaceOf(heading), ReadingTexts.ATitle);
            }

            if (blocks.Count == 0)
            {
                findings.Add(FindingCatalogue.EmptyText, file.PlaceOf(heading), ReadingTexts.FollowUpAnswer);
            }

            var probes = braces?.Value("probes");
            if (probes is not null && !keyPoints.Any(point => point.Id == probes.Value))
            {
                findings.Add(FindingCatalogue.UnknownKeyPoint, file.Source.PlaceAt(probes.ValueOffset), probes.Value);
            }

            if (Headings.Id(file, heading, braces, findings) is { } id)
            {
                var endLine = blocks.Count == 0 ? heading.Line + 1 : file.EndLine(blocks[^1]);
                followUps.Add(new(id, file.PlaceOf(heading), new(id, title, file.Lines(heading.Line + 1, endLine), probes?.Value)));
            }
        }

        return Parts.WithoutDoubles(followUps, findings);
    }
}
