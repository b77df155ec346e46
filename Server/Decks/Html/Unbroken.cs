using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace QuizHub.Server.Decks.Html;

/// <summary>A formula and the marks beside it, which stay on one line.</summary>
internal sealed class Unbroken : ContainerInline;

/// <summary>What has more in it than the formula and its marks, such as a sentence in italics that ends with a formula, may part inside.</summary>
internal sealed class UnbrokenRenderer : HtmlObjectRenderer<Unbroken>
{
    protected override void Write(HtmlRenderer renderer, Unbroken box)
    {
        renderer.Write("<span class=\"unbroken\">");
        foreach (var part in box)
        {
            var isLong = part is ContainerInline;
            renderer.Write(isLong ? "<span class=\"parts\">" : "").Write(part);
            renderer.Write(isLong ? "</span>" : "");
        }

        renderer.Write("</span>");
    }
}
