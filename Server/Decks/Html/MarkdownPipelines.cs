using Markdig;
using Markdig.Parsers.Inlines;

namespace QuizHub.Server.Decks.Html;

/// <summary>The one dialect of decks, for reading and for showing: CommonMark, pipe tables, task lists, formulas and citations; no raw HTML.</summary>
public static class MarkdownPipelines
{
    public static MarkdownPipeline Deck { get; } = Build();

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UsePipeTables().UseMathematics().DisableHtml();
        builder.InlineParsers.InsertBefore<LinkInlineParser>(new CitationParser());
        return builder.Build();
    }
}
