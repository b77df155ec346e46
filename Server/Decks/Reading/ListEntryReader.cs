using Markdig.Syntax;
using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <summary>Entries of a list: the text, the words in braces at the end of its first paragraph, the quotation below it.</summary>
internal static class ListEntryReader
{
    /// <summary>Reads a whole section that must be one list. Other blocks are reported with the finding given.</summary>
    public static IReadOnlyList<(ListItemBlock Item, EntryDraft Entry)> ReadSection(MarkdownFile file, Section section, Finding shape, FindingList findings)
    {
        var blocks = section.Blocks;
        var first = blocks.ToList().FindIndex(block => block is ListBlock);
        if (first < 0)
        {
            if (blocks.Count > 0)
            {
                findings.Add(shape, file.PlaceOf(blocks[0]));
            }

            return [];
        }

        var last = Enumerable.Range(first, blocks.Count - first).Last(index => blocks[index] is ListBlock && AnswerBlocks.Start(blocks, index) <= first);
        var end = AnswerBlocks.End(blocks, last);
        foreach (var other in blocks.Where((_, index) => index < first || index > end))
        {
            findings.Add(FindingCatalogue.StrayText, file.PlaceOf(other), ReadingTexts.OneListOnly);
        }

        return [.. AnswerBlocks.Entries(file, blocks, first, end, findings).Select(entry => (entry.Item, Read(file, entry.Item, entry.Reason)))];
    }

    /// <param name="below">A quotation that stands below it without belonging to it; see <see cref="AnswerBlocks"/>.</param>
    public static EntryDraft Read(MarkdownFile file, ListItemBlock item, QuoteBlock? below = null)
    {
        var place = file.PlaceOf(item);
        if (item.Count == 0)
        {
            return new(place, place, null, "", Math.Max(0, item.Span.Start), null, null);
        }

        var quote = item.Count > 1 ? item[^1] as QuoteBlock : null;
        var start = item[0].Span.Start;
        var indent = item[0].Column;
        var text = item[0] is QuoteBlock ? "" : file.Inside(start, quote?.Line ?? file.EndLine(item), indent, quoted: false);
        bool? isKey = text.StartsWith("[x]", StringComparison.OrdinalIgnoreCase) ? true : text.StartsWith("[ ]", StringComparison.Ordinal) ? false : null;
        var marked = isKey is not null && (text.Length == 3 || char.IsWhiteSpace(text[3]));
        var rest = marked ? text[3..].TrimStart() : text;
        return new(
            place,
            file.Source.PlaceAt(start),
            marked ? isKey : null,
            rest,
            start + (text.Length - rest.Length),
            (quote ?? below) is { Count: > 0 } reason ? file.Inside(reason[0].Span.Start, file.EndLine(reason), indent, quoted: true) : null,
            file.BracesOf(item));
    }
}
