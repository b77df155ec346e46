using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Html;

namespace QuizHub.Server.Decks.Reading;

/// <summary>Items as a file writes them: heading, stem, answers, and why. What the answers mean is the matter of the item's type.</summary>
internal static class ItemDraftReader
{
    public static IReadOnlyList<ItemDraft> Read(MarkdownFile file, Section? section, string language, FindingList findings)
    {
        var items = new List<PartDraft<ItemDraft>>();
        foreach (var (heading, blocks) in section is null ? [] : Headings.Split(file, section.Blocks, 3, findings))
        {
            if (Item(file, heading, blocks, language, findings) is { } item)
            {
                items.Add(new(item.Id, item.Place, item));
            }
        }

        return [.. Parts.WithoutDoubles(items, findings).Select(part => part.Part)];
    }

    private static ItemDraft? Item(MarkdownFile file, HeadingBlock heading, IReadOnlyList<Block> blocks, string language, FindingList findings)
    {
        var braces = file.BracesOf(heading) ?? new(file.Source.LineEnd(heading.Line), []);
        var title = Headings.Title(file, heading);
        if (title.Length == 0)
        {
            findings.Add(FindingCatalogue.EmptyText, file.PlaceOf(heading), ReadingTexts.ATitle);
        }

        if (Headings.Id(file, heading, braces, findings) is not { } id)
        {
            return null;
        }

        var (body, why) = SplitWhy(file, blocks, language, findings);
        var answers = -1;
        for (var index = 0; index < body.Count; index++)
        {
            answers = body[index] is ListBlock or Table ? index : answers;
        }

        var (first, last) = answers < 0 ? (-1, -1) : (AnswerBlocks.Start(body, answers), AnswerBlocks.End(body, answers));
        if (answers >= 0 && last < body.Count - 1)
        {
            findings.Add(FindingCatalogue.StrayText, file.PlaceOf(body[last + 1]), ReadingTexts.PutUnderWhy);
        }

        var block = answers < 0 ? null : body[first];
        var stemEnd = block?.Line ?? (body.Count == 0 ? heading.Line + 1 : file.EndLine(body[^1]));
        var stemLine = first == 0 || body.Count == 0 ? stemEnd : body[0].Line;
        return new(
            id, language, file, file.PlaceOf(heading), title, braces, file.Lines(stemLine, stemEnd), file.Source.LineStart(stemLine), stemEnd,
            block switch { null => AnswerKind.None, Table => AnswerKind.Table, ListBlock { IsOrdered: true } => AnswerKind.Numbers, _ => AnswerKind.Bullets },
            block is ListBlock ? [.. AnswerBlocks.Entries(file, body, first, last, findings).Select(entry => ListEntryReader.Read(file, entry.Item, entry.Reason))] : [],
            block is Table table ? [.. table.OfType<TableRow>().Where(row => !row.IsHeader).Select(row => Row(file, row))] : [],
            block is Table { ColumnDefinitions: var columns } && columns.Count > 0 ? ((block as Table)!.OfType<TableRow>().FirstOrDefault()?.Count ?? 0) : 0,
            why);
    }

    private static (IReadOnlyList<Block> Body, string? Why) SplitWhy(MarkdownFile file, IReadOnlyList<Block> blocks, string language, FindingList findings)
    {
        for (var index = 0; index < blocks.Count; index++)
        {
            if (blocks[index] is not HeadingBlock heading)
            {
                continue;
            }

            var name = SectionNames.Why(language);
            if (heading.Level != 4)
            {
                findings.Add(FindingCatalogue.HeadingLevel, file.PlaceOf(heading), heading.Level, "3 / 4");
            }
            else if (Headings.Title(file, heading) != name)
            {
                findings.Add(FindingCatalogue.UnknownSection, file.PlaceOf(heading), Headings.Title(file, heading), name);
            }
            else if (index + 1 == blocks.Count)
            {
                findings.Add(FindingCatalogue.EmptySection, file.PlaceOf(heading), name);
            }
            else
            {
                return ([.. blocks.Take(index)], file.Lines(heading.Line + 1, file.EndLine(blocks[^1])));
            }
        }

        return (blocks, null);
    }

    private static RowDraft Row(MarkdownFile file, TableRow row)
    {
        var cells = row.OfType<TableCell>().Select(cell => CellText(file, cell)).ToList();
        var place = file.Source.PlaceAt(file.Source.LineStart(row.Line));
        return new(place, Cell(0), Cell(1), Cell(2));

        string Cell(int index) => index < cells.Count ? cells[index] : "";
    }

    private static string CellText(MarkdownFile file, TableCell cell)
    {
        var inlines = cell.Descendants<Inline>().Where(inline => inline.Span.Length > 0 && inline is not ContainerInline { Span.Length: 0 }).ToList();
        if (inlines.Count == 0)
        {
            return "";
        }

        var text = TableBars.Unescape(file.Raw(inlines.Min(inline => inline.Span.Start), inlines.Max(inline => inline.Span.End) + 1).Trim());
        return file.Format == DeckFormat.First ? text : AsWords(text, file.Format);
    }

    /// <summary>A cell holds words, also when by themselves they would begin a list, a quotation or a heading: "&gt; 0.5", "1. of May", "# of layers".</summary>
    private static string AsWords(string text, int format)
    {
        if (MarkdownPipelines.Parse(text, format) is not [QuoteBlock or ListBlock or HeadingBlock or ThematicBreakBlock, ..])
        {
            return text;
        }

        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return text.Insert(digits, "\\");
    }
}
