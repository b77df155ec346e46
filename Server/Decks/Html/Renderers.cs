using System.Globalization;
using System.Net;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using QuizHub.Server.Decks.Html.Scripts;

namespace QuizHub.Server.Decks.Html;

/// <summary>A block of code with its tokens in classes.</summary>
public sealed class HighlightedCodeRenderer(TextScripts? scripts) : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        var code = block.Lines.ToString();
        var highlighted = scripts?.Code(code, ScriptTexts.LanguageOf(block)).Html;
        renderer.EnsureLine();
        if ((block as FencedCodeBlock)?.Arguments?.Trim() == NumberedLines.Word)
        {
            renderer.Write("<pre tabindex=\"0\" class=\"numbered\"><code>").Write(NumberedLines.Of(highlighted ?? WebUtility.HtmlEncode(code))).Write("</code></pre>");
            renderer.EnsureLine();
            return;
        }

        renderer.Write("<pre tabindex=\"0\"><code>");
        if (highlighted is null)
        {
            renderer.WriteEscape(code);
        }
        else
        {
            renderer.Write(highlighted);
        }

        renderer.Write("</code></pre>");
        renderer.EnsureLine();
    }
}

/// <summary>Braces that no value was put in for.</summary>
public sealed class PlaceholderRenderer : HtmlObjectRenderer<Placeholder>
{
    protected override void Write(HtmlRenderer renderer, Placeholder placeholder) => renderer.WriteEscape(placeholder.Written);
}

/// <summary>A small raised number that leads to the source, on the page of its question: pages have a base address, so a bare <c>#source</c> would leave them.</summary>
public sealed class CitationRenderer(MarkdownContext context) : HtmlObjectRenderer<CitationInline>
{
    protected override void Write(HtmlRenderer renderer, CitationInline citation)
    {
        var sources = context.Question?.Sources ?? [];
        for (var index = 0; index < sources.Count; index++)
        {
            if (sources[index].Id == citation.SourceId)
            {
                var number = (index + 1).ToString(CultureInfo.InvariantCulture);
                var page = $"/{context.Language}/decks/{context.Question!.DeckSlug}/{context.Question.TopicSlug}/{context.Question.Slug}";
                renderer.Write("<sup class=\"cite\"><a href=\"").WriteEscapeUrl(page).Write("#source-").WriteEscape(citation.SourceId).Write("\" title=\"").WriteEscape(sources[index].Text)
                    .Write("\">[").Write(number).Write("]</a></sup>");
                return;
            }
        }
    }
}
