using System.Globalization;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace QuizHub.Server.Decks.Html;

/// <summary>A formula in a line of text; one that KaTeX refuses is shown as it was written.</summary>
public sealed class FormulaInlineRenderer(MarkdownEngine engine) : HtmlObjectRenderer<MathInline>
{
    protected override void Write(HtmlRenderer renderer, MathInline formula)
    {
        var tex = formula.Content.ToString().Trim();
        var display = formula.DelimiterCount == 2;
        var html = engine.Formula(tex, display);
        if (html.MathMl is null)
        {
            renderer.Write("<code class=\"formula-error\">").WriteEscape(tex).Write("</code>");
        }
        else
        {
            renderer.Write(display ? "<span class=\"formula\" tabindex=\"0\">" : "").Write(html.MathMl).Write(display ? "</span>" : "");
        }
    }
}

/// <summary>A formula that is a block of its own, in a box that scrolls by itself.</summary>
public sealed class FormulaBlockRenderer(MarkdownEngine engine) : HtmlObjectRenderer<MathBlock>
{
    protected override void Write(HtmlRenderer renderer, MathBlock formula)
    {
        var tex = formula.Lines.ToString().Trim();
        var html = engine.Formula(tex, display: true);
        renderer.EnsureLine();
        if (html.MathMl is null)
        {
            renderer.Write("<pre class=\"formula-error\">").WriteEscape(tex).Write("</pre>");
        }
        else
        {
            // A box that scrolls must be reachable by keyboard.
            renderer.Write("<div class=\"formula\" tabindex=\"0\">").Write(html.MathMl).Write("</div>");
        }

        renderer.EnsureLine();
    }
}

/// <summary>A block of code with its tokens in classes.</summary>
public sealed class HighlightedCodeRenderer(MarkdownEngine engine) : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        var code = block.Lines.ToString();
        var language = (block as FencedCodeBlock)?.Info ?? "";
        var highlighted = language.Length == 0 ? null : engine.Highlight(code, language);
        renderer.EnsureLine();
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
