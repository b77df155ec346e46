using Markdig.Syntax;
using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <summary>Pitfalls: a quotation says what is often said, what follows up to the next quotation says what is true.</summary>
internal static class PitfallReader
{
    public static IReadOnlyList<Pitfall> Read(MarkdownFile file, Section? section, FindingList findings)
    {
        var pitfalls = new List<Pitfall>();
        if (section is null)
        {
            return pitfalls;
        }

        if (section.Blocks.Count > 0 && section.Blocks[0] is not QuoteBlock)
        {
            findings.Add(FindingCatalogue.StrayText, file.PlaceOf(section.Blocks[0]), ReadingTexts.BeforeFirstQuotation);
        }

        for (var index = 0; index < section.Blocks.Count; index++)
        {
            if (section.Blocks[index] is not QuoteBlock { Count: > 0 } quote)
            {
                continue;
            }

            var next = index + 1;
            while (next < section.Blocks.Count && section.Blocks[next] is not QuoteBlock)
            {
                next++;
            }

            var truthLine = index + 1 < section.Blocks.Count ? section.Blocks[index + 1].Line : section.EndLine;
            var endLine = next < section.Blocks.Count ? section.Blocks[next].Line : section.EndLine;
            var truth = next == index + 1 ? "" : file.Lines(truthLine, endLine);
            if (truth.Length == 0)
            {
                findings.Add(FindingCatalogue.PitfallShape, file.PlaceOf(quote));
            }

            pitfalls.Add(new(file.Inside(quote[0].Span.Start, truthLine, indent: 0, quoted: true), truth));
        }

        return pitfalls;
    }
}
