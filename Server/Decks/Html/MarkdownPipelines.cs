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
    public static MarkdownPipeline Deck { get; } = Build();

    /// <summary>Null when lists, quotations or emphasis nest too deep to be shown, or too many brackets stand open. Otherwise every text has a document, with the values
    /// still to be put in.</summary>
    public static MarkdownDocument? Parse(string markdown, int format) => Parse(markdown, format, out _);

    /// <param name="limit">The limit of nesting that the text exceeds, if it does.</param>
    internal static MarkdownDocument? Parse(string markdown, int format, out TextLimit? limit)
    {
        try
        {
            var document = Markdown.Parse(markdown, Deck);
            limit = TextLimits.Exceeded(document);
            if (limit is not null)
            {
                return null;
            }

            if (format != DeckFormat.First)
            {
                TableBars.Unescape(document);
            }

            return document;
        }
        catch (ArgumentException)
        {
            // Markdig's way to say that a depth limit of its own is exceeded.
            limit = new(IsDepth: true, 0);
            return null;
        }
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UsePipeTables().UseCjkFriendlyEmphasis().DisableHtml();
        builder.BlockParsers.ReplaceOrAdd<QuoteBlockParser>(new BoundedQuoteParser());
        builder.BlockParsers.ReplaceOrAdd<ListBlockParser>(new BoundedListParser());
        builder.BlockParsers.InsertBefore<FencedCodeBlockParser>(new MathBlockParser());
        builder.InlineParsers.ReplaceOrAdd<LinkInlineParser>(new BoundedLinkParser());
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new CitationParser());
        builder.InlineParsers.Insert(0, new PlaceholderParser());
        builder.InlineParsers.Insert(0, new DollarParser());
        return builder.Build();
    }
}
