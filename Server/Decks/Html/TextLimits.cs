using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace QuizHub.Server.Decks.Html;

/// <summary>The first limit of nesting that a text exceeds, and where.</summary>
/// <param name="IsDepth">Lists, quotations or emphasis in one another; else brackets that are open at once.</param>
internal sealed record TextLimit(bool IsDepth, int Offset);

/// <summary>
/// Bounds of nesting in a text, kept where the nesting is made, so that code and lists of many entries never count: Markdig's stack grows with nested blocks
/// and inlines, its time with the square of the brackets of a paragraph. What is beyond a bound stays plain text.
/// </summary>
internal static class TextLimits
{
    public const int MaxContainers = 30, MaxInlines = 50, MaxBrackets = 500;

    private static readonly object Key = new();

    public static TextLimit? Exceeded(MarkdownDocument document) => document.GetData(Key) as TextLimit ?? DeepInline(document);

    /// <summary>True, and noted, when one more container would nest too deep here.</summary>
    public static bool Refuses(BlockProcessor processor)
    {
        var depth = 1;
        for (Block? at = processor.CurrentContainer; at is not null; at = at.Parent)
        {
            depth += at is QuoteBlock or ListBlock ? 1 : 0;
        }

        if (depth <= MaxContainers)
        {
            return false;
        }

        Note(processor.Document, new(IsDepth: true, processor.Start));
        return true;
    }

    public static void Note(MarkdownDocument document, TextLimit limit)
    {
        if (document.GetData(Key) is null)
        {
            document.SetData(Key, limit);
        }
    }

    /// <summary>Without recursion: the tree is what must not be walked so.</summary>
    private static TextLimit? DeepInline(MarkdownDocument document)
    {
        var open = new Stack<(Inline Inline, int Depth)>();
        foreach (var leaf in document.Descendants<LeafBlock>())
        {
            if (leaf.Inline is { } root)
            {
                open.Push((root, 0));
            }

            while (open.TryPop(out var at))
            {
                if (at.Depth > MaxInlines)
                {
                    return new(IsDepth: true, Math.Max(leaf.Span.Start, at.Inline.Span.Start));
                }

                for (var child = (at.Inline as ContainerInline)?.FirstChild; child is not null; child = child.NextSibling)
                {
                    open.Push((child, at.Depth + 1));
                }
            }
        }

        return null;
    }
}

internal sealed class BoundedQuoteParser : QuoteBlockParser
{
    public override BlockState TryOpen(BlockProcessor processor) =>
        !processor.IsCodeIndent && TextLimits.Refuses(processor) ? BlockState.None : base.TryOpen(processor);
}

internal sealed class BoundedListParser : ListBlockParser
{
    public override BlockState TryOpen(BlockProcessor processor) =>
        !processor.IsCodeIndent && Begins(processor.Line.Text.AsSpan(processor.Start..(processor.Line.End + 1))) && TextLimits.Refuses(processor)
            ? BlockState.None
            : base.TryOpen(processor);

    /// <summary>A bullet or a number with its point, and a space or nothing behind it.</summary>
    private static bool Begins(ReadOnlySpan<char> line)
    {
        var digits = line.IndexOfAnyExceptInRange('0', '9');
        var mark = digits < 0 ? line.Length : digits;
        return mark < line.Length
            && (mark == 0 ? line[0] is '-' or '+' or '*' : line[mark] is '.' or ')')
            && (mark + 1 == line.Length || line[mark + 1] is ' ' or '\t');
    }
}

/// <summary>Reads brackets as links only as far as a paragraph may hold them.</summary>
internal sealed class BoundedLinkParser : LinkInlineParser
{
    private static readonly object Key = new();

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (slice.CurrentChar == '[' || (slice.CurrentChar == '!' && slice.PeekChar() == '['))
        {
            var counted = processor.Block!.GetData(Key) is int before ? before + 1 : 1;
            processor.Block.SetData(Key, counted);
            if (counted > TextLimits.MaxBrackets)
            {
                TextLimits.Note(processor.Document, new(IsDepth: false, processor.GetSourcePosition(slice.Start)));
                return false;
            }
        }

        return base.Match(processor, ref slice);
    }
}
