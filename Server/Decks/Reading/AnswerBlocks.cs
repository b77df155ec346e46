using Markdig.Syntax;
using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <summary>A list of answers whose quotations are not indented as far as the entries' text: Markdown then reads a list, a quotation, another list. From the tenth entry on
/// four spaces are needed where three were enough. What is meant is plain, so it is read as one list.</summary>
internal static class AnswerBlocks
{
    /// <param name="Reason">A quotation below it that does not belong to it in Markdown; null where there is none.</param>
    public readonly record struct Entry(ListItemBlock Item, QuoteBlock? Reason);

    /// <summary>The first block of the answers that end with the list given.</summary>
    public static int Start(IReadOnlyList<Block> blocks, int last)
    {
        var start = last;
        while (start >= 2 && blocks[start] is ListBlock list && blocks[start - 1] is QuoteBlock && blocks[start - 2] is ListBlock before && GoesOn(before, list))
        {
            start -= 2;
        }

        return start;
    }

    /// <summary>The last block of the answers: the list given, or a quotation right behind it.</summary>
    public static int End(IReadOnlyList<Block> blocks, int last) => last + 1 < blocks.Count && blocks[last] is ListBlock && blocks[last + 1] is QuoteBlock ? last + 1 : last;

    /// <summary>The entries of the lists [start, end]; a quotation at the margin is reported.</summary>
    public static IReadOnlyList<Entry> Entries(MarkdownFile file, IReadOnlyList<Block> blocks, int start, int end, FindingList findings)
    {
        var entries = new List<Entry>();
        for (var index = start; index <= end; index++)
        {
            if (blocks[index] is ListBlock list)
            {
                entries.AddRange(list.OfType<ListItemBlock>().Select(item => new Entry(item, null)));
            }
            else if (blocks[index] is QuoteBlock quote && entries.Count > 0)
            {
                entries[^1] = entries[^1] with { Reason = quote };
                if (quote.Column == 0)
                {
                    findings.Add(FindingCatalogue.QuotationAtMargin, file.PlaceOf(quote), TextColumn(entries[^1].Item));
                }
            }
        }

        return entries;
    }

    private static bool GoesOn(ListBlock before, ListBlock list) => before.IsOrdered == list.IsOrdered && before.Column == list.Column
        && (!list.IsOrdered || !int.TryParse(list.OrderedStart, out var number) || number > 1);

    private static int TextColumn(ListItemBlock item) => item.Count > 0 ? item[0].Column : 2;
}
