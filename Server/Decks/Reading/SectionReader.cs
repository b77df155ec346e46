using Markdig.Syntax;
using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <param name="Blocks">What stands below its heading, up to the next section.</param>
/// <param name="EndLine">The first line behind it, counted from 0.</param>
internal sealed record Section(SectionKind Kind, HeadingBlock Heading, IReadOnlyList<Block> Blocks, int EndLine);

/// <summary>Splits a question's text at its headings of level 2.</summary>
internal static class SectionReader
{
    public static IReadOnlyDictionary<SectionKind, Section> Read(MarkdownFile file, string language, FindingList findings)
    {
        var sections = new Dictionary<SectionKind, Section>();
        var blocks = file.Document.Where(block => block is not LinkReferenceDefinitionGroup).ToList();
        var starts = Enumerable.Range(0, blocks.Count).Where(index => blocks[index] is HeadingBlock { Level: <= 2 }).ToList();
        if (blocks.Count > 0 && (starts.Count == 0 || starts[0] > 0))
        {
            findings.Add(FindingCatalogue.StrayText, file.PlaceOf(blocks[0]), ReadingTexts.PutUnderSection);
        }

        var last = (SectionKind?)null;
        for (var index = 0; index < starts.Count; index++)
        {
            var end = index + 1 < starts.Count ? starts[index + 1] : blocks.Count;
            var heading = (HeadingBlock)blocks[starts[index]];
            var endLine = end < blocks.Count ? blocks[end].Line : file.Source.LineCount;
            if (Kind(file, heading, language, findings) is { } kind && Add(kind, heading, blocks[(starts[index] + 1)..end], endLine))
            {
                last = kind > last || last is null ? kind : last;
            }
        }

        return sections;

        bool Add(SectionKind kind, HeadingBlock heading, List<Block> inside, int endLine)
        {
            var name = SectionNames.In(kind, language);
            var place = file.PlaceOf(heading);
            if (sections.TryGetValue(kind, out var first))
            {
                findings.Add(FindingCatalogue.DuplicateSection, place, name, first.Heading.Line + 1);
                return false;
            }

            if (kind < last)
            {
                findings.Add(FindingCatalogue.SectionOrder, place, name, string.Join(", ", SectionNames.All(language)));
            }

            if (inside.Count == 0)
            {
                findings.Add(FindingCatalogue.EmptySection, place, name);
            }

            sections[kind] = new(kind, heading, inside, endLine);
            return true;
        }
    }

    private static SectionKind? Kind(MarkdownFile file, HeadingBlock heading, string language, FindingList findings)
    {
        var title = Headings.Title(file, heading);
        if (heading.Level == 1)
        {
            findings.Add(FindingCatalogue.HeadingLevel, file.PlaceOf(heading), 1, "2");
            return null;
        }

        var kind = SectionNames.Find(title, language);
        if (kind is null)
        {
            findings.Add(FindingCatalogue.UnknownSection, file.PlaceOf(heading), title, string.Join(", ", SectionNames.All(language)));
        }
        else if (file.BracesOf(heading) is { } braces)
        {
            Headings.RefuseWords(file, braces, [], findings);
        }

        return kind;
    }
}
