using Markdig.Syntax;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Html;

namespace QuizHub.Server.Decks.Reading;

/// <summary>
/// A question's file with its Markdown read. Front matter and words in braces are blanked out before Markdig sees the text, so that every offset, line and column of
/// its document is one of the file.
/// </summary>
internal sealed class MarkdownFile
{
    private readonly string _masked;
    private readonly IReadOnlyDictionary<int, Braces> _braces;

    private MarkdownFile(SourceText source, int format, string masked, MarkdownDocument document, IReadOnlyDictionary<int, Braces> braces)
    {
        Source = source;
        Format = format;
        _masked = masked;
        Document = document;
        _braces = braces;
    }

    public SourceText Source { get; }

    /// <summary>The format that its deck says.</summary>
    public int Format { get; }

    public MarkdownDocument Document { get; }

    /// <param name="bodyLine">The first line behind the front matter, counted from 0.</param>
    /// <returns>Null, with a finding, when the text nests too deep.</returns>
    public static MarkdownFile? Read(SourceText source, int bodyLine, int format, FindingList findings)
    {
        var text = source.Text.ToCharArray();
        Blank(text, 0, source.LineStart(bodyLine));
        var first = MarkdownPipelines.Parse(new(text), format, out var limit);
        if (limit is not null)
        {
            var place = source.PlaceAt(Math.Max(limit.Offset, source.LineStart(bodyLine)));
            var (finding, most) = limit.IsDepth ? (FindingCatalogue.TooDeep, TextLimits.MaxContainers) : (FindingCatalogue.TooManyBrackets, TextLimits.MaxBrackets);
            findings.Add(finding, place, most);
        }

        if (first is null)
        {
            return null;
        }

        var braces = new Dictionary<int, Braces>();
        foreach (var line in LinesThatMayEndInBraces(first, source))
        {
            if (BraceReader.Read(source, source.LineStart(line), source.LineEnd(line), findings) is { } found && braces.TryAdd(line, found))
            {
                Blank(text, found.Offset, source.LineEnd(line));
            }
        }

        var masked = new string(text);
        return MarkdownPipelines.Parse(masked, format) is { } document ? new(source, format, masked, document, braces) : null;
    }

    /// <summary>The braces at the end of a block's line: of a heading's only line, of the last line of a list entry's first paragraph.</summary>
    public Braces? BracesOf(Block block)
    {
        var line = block is ListItemBlock { Count: > 0 } item ? Source.LineOf(item[0].Span.End) : block.Line;
        return _braces.GetValueOrDefault(line);
    }

    public Place PlaceOf(Block block) => Source.PlaceAt(block.Span.Start < 0 ? Source.LineStart(block.Line) : block.Span.Start);

    public string Raw(int start, int end) => _masked[start..end];

    /// <summary>The text of whole lines [firstLine, endLine), counted from 0, without space around it.</summary>
    public string Lines(int firstLine, int endLine) => Trim(_masked[Source.LineStart(firstLine)..Math.Max(Source.LineStart(firstLine), Source.LineStart(endLine))]);

    /// <summary>The text of lines inside a list entry or a quotation, without the signs and spaces that put it there.</summary>
    /// <param name="start">Offset of its first character; what stands before it on its line is left out.</param>
    /// <param name="endLine">The first line that does not belong to it, counted from 0.</param>
    /// <param name="indent">Columns of space that belong to the list entry.</param>
    /// <param name="quoted">It is a quotation: <c>&gt;</c> is taken off too.</param>
    public string Inside(int start, int endLine, int indent, bool quoted)
    {
        var lines = new List<string>();
        for (var line = Source.LineOf(start); line < endLine; line++)
        {
            var begin = lines.Count == 0 ? start : Source.LineStart(line);
            var text = _masked[begin..Math.Max(begin, Source.LineEnd(line))];
            lines.Add(lines.Count == 0 ? text : Unwrap(text, indent, quoted));
        }

        return Trim(string.Join('\n', lines));
    }

    /// <summary>The line, counted from 0, where a block and everything inside it has ended: that of the next block, or the text's end.</summary>
    public int EndLine(Block block)
    {
        for (Block? at = block; at?.Parent is { } parent; at = parent)
        {
            for (var next = parent.IndexOf(at) + 1; next < parent.Count; next++)
            {
                if (parent[next] is not LinkReferenceDefinitionGroup)
                {
                    return parent[next].Line;
                }
            }
        }

        return Source.LineCount;
    }

    private static string Unwrap(string line, int indent, bool quoted)
    {
        var at = 0;
        while (at < line.Length && at < indent && line[at] == ' ')
        {
            at++;
        }

        if (!quoted)
        {
            return line[at..];
        }

        var rest = line[at..].TrimStart();
        return !rest.StartsWith('>') ? rest : rest.StartsWith("> ", StringComparison.Ordinal) ? rest[2..] : rest[1..];
    }

    /// <summary>Without empty lines before it and space behind it; the first line keeps its indentation.</summary>
    private static string Trim(string text)
    {
        var end = text.AsSpan().TrimEnd();
        var start = end.IndexOfAnyExcept(" \t\n");
        return start < 0 ? "" : end[(end[..start].LastIndexOf('\n') + 1)..].ToString();
    }

    private static IEnumerable<int> LinesThatMayEndInBraces(MarkdownDocument document, SourceText source)
    {
        foreach (var block in document.Descendants<Block>())
        {
            if (block is HeadingBlock)
            {
                yield return block.Line;
            }
            else if (block is ListItemBlock { Count: > 0 } item && item[0] is ParagraphBlock paragraph)
            {
                yield return source.LineOf(Math.Clamp(paragraph.Span.End, 0, source.Text.Length));
            }
        }
    }

    private static void Blank(char[] text, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (text[at] != '\n')
            {
                text[at] = ' ';
            }
        }
    }
}
