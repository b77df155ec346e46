using System.Text.RegularExpressions;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using QuizHub.Server.Decks.Html;

namespace QuizHub.Server.Decks.Search;

/// <summary>A text of a deck as plain words, to be searched and to be shown as a passage: tags, citations and displayed formulas are gone, short formulas stay readable.</summary>
internal static partial class PassageText
{
    private static readonly RepeatedRenderer Words = new(renderer =>
    {
        (renderer.EnableHtmlForBlock, renderer.EnableHtmlForInline, renderer.EnableHtmlEscape) = (false, false, false);
        renderer.ObjectRenderers.Insert(0, new NoBlock());
        renderer.ObjectRenderers.Insert(0, new ShortFormula());
        renderer.ObjectRenderers.Insert(0, new NoCitation());
        renderer.ObjectRenderers.Insert(0, new PlaceholderRenderer());
    });

    /// <summary>Empty for a text that nests too deep to be read.</summary>
    public static string Of(string markdown)
    {
        if (DeckText.Read(markdown, DeckFormat.Latest) is not { } document)
        {
            return "";
        }

        return Space().Replace(Words.Render(document), " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    private sealed class NoBlock : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock formula) => renderer.EnsureLine();
    }

    private sealed class NoCitation : HtmlObjectRenderer<CitationInline>
    {
        protected override void Write(HtmlRenderer renderer, CitationInline citation)
        {
            // Nobody looks for a footnote's number.
        }
    }

    private sealed class ShortFormula : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline formula) => renderer.Write(PlainFormula.Of(formula.Content.ToString()));
    }
}
