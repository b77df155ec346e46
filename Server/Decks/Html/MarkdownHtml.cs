using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using QuizHub.Server.Decks.Html.Scripts;

namespace QuizHub.Server.Decks.Html;

/// <summary>Texts of decks as HTML that is safe to show: raw HTML escaped, links from an allow-list, no styles in attributes.</summary>
public sealed partial class MarkdownHtml(MarkdownEngine engine)
{
    /// <summary>Paragraphs, lists, tables and the like.</summary>
    public string Render(string markdown, MarkdownContext context) => Make(markdown, context, isInline: false).Html;

    /// <summary>A title, an option, a cell: the one paragraph without its tags.</summary>
    public string RenderInline(string markdown, MarkdownContext context) => Make(markdown, context, isInline: true).Html;

    /// <returns>And whether it would be the same the next time: a formula may have been stopped.</returns>
    public (string Html, bool IsWhole) Make(string markdown, MarkdownContext context, bool isInline)
    {
        try
        {
            return Rendered(markdown, context, isInline);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or RegexMatchTimeoutException)
        {
            // Markdig's ways to give up; `check` reports the limits that lead there. A page shows what was written.
            return (System.Net.WebUtility.HtmlEncode(markdown), true);
        }
    }

    private (string Html, bool IsWhole) Rendered(string markdown, MarkdownContext context, bool isInline)
    {
        if (DeckText.Read(markdown, context.Format, context.Parameters) is not { } document)
        {
            return (System.Net.WebUtility.HtmlEncode(markdown), true);
        }

        foreach (var table in document.Descendants<Table>())
        {
            AlignByClass(table);
        }

        LineBreaks.Glue(document);
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer) { ImplicitParagraph = isInline };
        MarkdownPipelines.Deck.Setup(renderer);
        var scripts = context.Question is { IsShownAsSource: true } ? null : new TextScripts(engine);
        renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new HighlightedCodeRenderer(scripts));
        // Before the code block's renderer: Markdig's formula blocks are a kind of code block.
        renderer.ObjectRenderers.Insert(0, new FormulaBlockRenderer(scripts, context.Language));
        renderer.ObjectRenderers.Insert(0, new FormulaInlineRenderer(scripts, context.Language));
        renderer.ObjectRenderers.Insert(0, new CitationRenderer(context));
        renderer.ObjectRenderers.Insert(0, new DeckLinkRenderer(context));
        renderer.ObjectRenderers.Insert(0, new DeckAutolinkRenderer(context));
        renderer.ObjectRenderers.Insert(0, new PlaceholderRenderer());
        renderer.ObjectRenderers.Insert(0, new UnbrokenRenderer());
        renderer.Render(document);
        // A corner without words is no header: screen readers would announce it as one.
        return (EmptyHeader().Replace(writer.ToString(), "<td$1></td>").Trim(), scripts is not { IsStopped: true });
    }

    [GeneratedRegex("<th([^<>]*)></th>")]
    private static partial Regex EmptyHeader();

    /// <summary>Markdig aligns cells by style attributes, which the Content-Security-Policy forbids.</summary>
    private static void AlignByClass(Table table)
    {
        foreach (var row in table.OfType<TableRow>())
        {
            for (var column = 0; column < row.Count && column < table.ColumnDefinitions.Count; column++)
            {
                if (table.ColumnDefinitions[column].Alignment is TableColumnAlign.Right or TableColumnAlign.Center)
                {
                    row[column].GetAttributes().AddClass(table.ColumnDefinitions[column].Alignment == TableColumnAlign.Right ? "right" : "center");
                }
            }
        }

        foreach (var column in table.ColumnDefinitions)
        {
            column.Alignment = null;
        }
    }
}
