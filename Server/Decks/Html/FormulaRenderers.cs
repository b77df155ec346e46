using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using QuizHub.Server.Decks.Html.MathMl;
using QuizHub.Server.Decks.Html.Scripts;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Html;

/// <summary>A formula in a line of text; one that KaTeX refuses is shown as it was written.</summary>
/// <param name="scripts">Null for texts that are shown as they are written.</param>
public sealed class FormulaInlineRenderer(TextScripts? scripts, string language) : HtmlObjectRenderer<MathInline>
{
    protected override void Write(HtmlRenderer renderer, MathInline formula)
    {
        var tex = ScriptTexts.TexOf(formula);
        var display = ScriptTexts.IsDisplay(formula);
        if (scripts?.Formula(tex, display).MathMl is not { } math)
        {
            renderer.Write("<code class=\"formula-error\">").WriteEscape(tex).Write("</code>");
        }
        else if (display)
        {
            FormulaBox.Write(renderer, "span", FormulaWidth.IsWide(math) ? "formula wide" : "formula", math, language);
        }
        else if (FormulaWidth.IsLong(math))
        {
            FormulaBox.Write(renderer, "span", "formula long", math, language);
        }
        else
        {
            renderer.Write(math);
        }
    }
}

/// <summary>A formula that is a block of its own, in a box that scrolls by itself.</summary>
public sealed class FormulaBlockRenderer(TextScripts? scripts, string language) : HtmlObjectRenderer<MathBlock>
{
    protected override void Write(HtmlRenderer renderer, MathBlock formula)
    {
        var tex = ScriptTexts.TexOf(formula);
        renderer.EnsureLine();
        if (scripts?.Formula(tex, display: true).MathMl is not { } math)
        {
            renderer.Write("<pre class=\"formula-error\">").WriteEscape(tex).Write("</pre>");
        }
        else
        {
            FormulaBox.Write(renderer, "div", FormulaWidth.IsWide(math) ? "formula wide" : "formula", math, language);
        }

        renderer.EnsureLine();
    }
}

internal static class FormulaBox
{
    private static readonly Text Name = new("Formula", "公式");

    /// <summary>A box that may have to scroll is reached by keyboard, and says what it is.</summary>
    public static void Write(HtmlRenderer renderer, string element, string classes, string math, string language)
    {
        renderer.Write('<').Write(element).Write(" class=\"").Write(classes).Write('"');
        if (classes != "formula")
        {
            renderer.Write(" tabindex=\"0\" role=\"group\" aria-label=\"").Write(language == "zh" ? Name.Zh : Name.En).Write('"');
        }

        renderer.Write('>').Write(math).Write("</").Write(element).Write('>');
    }
}
