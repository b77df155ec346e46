using System.Text.RegularExpressions;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using QuizHub.Server.Decks.Html;

namespace QuizHub.Server.Decks.Pages;

/// <summary>Texts of decks for places that show no markup: titles of windows, descriptions for search engines.</summary>
public static partial class PlainText
{
    private const int DescriptionLength = 160;

    /// <summary>The words of a text: citations and marks of emphasis, code, formulas and links are gone, what they mark stays.</summary>
    public static string Of(string markdown)
    {
        if (DeckText.Read(markdown, DeckFormat.Latest) is not { } document)
        {
            return markdown;
        }

        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer) { EnableHtmlForBlock = false, EnableHtmlForInline = false, EnableHtmlEscape = false };
        MarkdownPipelines.Deck.Setup(renderer);
        renderer.ObjectRenderers.Insert(0, new Formula());
        renderer.ObjectRenderers.Insert(0, new FormulaBlock());
        renderer.ObjectRenderers.Insert(0, new NoCitation());
        renderer.ObjectRenderers.Insert(0, new PlaceholderRenderer());
        renderer.Render(document);
        return Space().Replace(Citation().Replace(writer.ToString(), ""), " ").Trim();
    }

    /// <summary>The beginning of a text, cut after a word when it is long.</summary>
    public static string Description(string markdown)
    {
        var text = Of(markdown);
        if (text.Length <= DescriptionLength)
        {
            return text;
        }

        var cut = text.LastIndexOf(' ', DescriptionLength);
        return string.Concat(text.AsSpan(0, cut > DescriptionLength / 2 ? cut : DescriptionLength), "…");
    }

    private static string WithoutSlashes(string tex) => Slash().Replace(tex, "");

    /// <summary>Where a citation stood; the space before it goes too.</summary>
    [GeneratedRegex(@"(?<!\s)\s*\uFDD0")]
    private static partial Regex Citation();

    [GeneratedRegex(@"\\(?=[a-zA-Z,;!])")]
    private static partial Regex Slash();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    private sealed class Formula : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline math) => renderer.Write(WithoutSlashes(math.Content.ToString()));
    }

    private sealed class FormulaBlock : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock math) => renderer.Write(WithoutSlashes(math.Lines.ToString())).EnsureLine();
    }

    private sealed class NoCitation : HtmlObjectRenderer<CitationInline>
    {
        protected override void Write(HtmlRenderer renderer, CitationInline citation) => renderer.Write('\uFDD0');
    }
}
