using System.Buffers;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;

namespace QuizHub.Server.Decks.Html;

/// <summary>The one dialect of decks, for reading and for showing: CommonMark, pipe tables, formulas, citations and placeholders; no raw HTML. Emphasis closes beside
/// Chinese too, where no space stands.</summary>
public static class MarkdownPipelines
{
    /// <summary>Beyond these a text is an accident or an attack: Markdig's time grows with the square of open brackets, its stack with nesting.</summary>
    private const int MaxBracketsPerParagraph = 500, MaxMarkersPerLine = 30;

    private static readonly SearchValues<char> Markers = SearchValues.Create("> -*+\t");

    public static MarkdownPipeline Deck { get; } = Build();

    /// <summary>Null when quotations, lists or brackets nest too deep to be read. Otherwise every text has a document.</summary>
    public static MarkdownDocument? Parse(string markdown)
    {
        if (IsTooDeep(markdown))
        {
            return null;
        }

        try
        {
            return Markdown.Parse(markdown, Deck);
        }
        catch (ArgumentException)
        {
            // Markdig's way to say that its own depth limit is exceeded.
            return null;
        }
    }

    private static bool IsTooDeep(string markdown)
    {
        var brackets = 0;
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            var end = line.IndexOfAnyExcept(Markers);
            var markers = end < 0 ? [] : line[..end];
            brackets = line.IsWhiteSpace() ? 0 : brackets + line.Count('[');
            if (brackets > MaxBracketsPerParagraph || markers.Length - markers.Count(' ') - markers.Count('\t') > MaxMarkersPerLine)
            {
                return true;
            }
        }

        return false;
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UsePipeTables().UseCjkFriendlyEmphasis().DisableHtml();
        builder.BlockParsers.InsertBefore<FencedCodeBlockParser>(new MathBlockParser());
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new CitationParser());
        builder.InlineParsers.Insert(0, new PlaceholderParser());
        builder.InlineParsers.Insert(0, new DollarParser());
        return builder.Build();
    }
}
