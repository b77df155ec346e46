using System.Globalization;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;
using QuizHub.Server.Decks.Checks;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Html;

/// <summary>Where a deck's links lead: <c>question:slug</c>, <c>term:id</c>, https, and images beside the question. Nothing else becomes an address.</summary>
internal static class DeckLinks
{
    /// <summary>Null when the link leads nowhere that is allowed.</summary>
    public static string? Address(string url, MarkdownContext context)
    {
        var deck = $"/{context.Language}/decks/{context.Deck.Slug}";
        if (url.StartsWith(Links.Question, StringComparison.Ordinal))
        {
            return context.Deck.FindQuestion(url[Links.Question.Length..]) is { } question ? $"{deck}/{question.TopicSlug}/{question.Slug}" : null;
        }

        if (url.StartsWith(Links.Term, StringComparison.Ordinal))
        {
            return context.Deck.Glossary.Any(term => term.Id == url[Links.Term.Length..]) ? $"{deck}/glossary#{url[Links.Term.Length..]}" : null;
        }

        return Links.IsHttps(url) ? url : null;
    }

    /// <summary>The address of an image beside the question, with its size; null when there is none.</summary>
    public static (string Address, int Width, int Height)? Image(string name, MarkdownContext context)
    {
        if (context.Question?.TopicSlug is not { } topic || context.Deck.Folder is not { } folder)
        {
            return null;
        }

        try
        {
            return DeckImages.Read(folder, topic, name) is { } bytes && ImageSize.Read(bytes, Path.GetExtension(name)) is var (width, height)
                ? ($"/content/{context.Deck.Slug}/{topic}/{Uri.EscapeDataString(name)}", width, height)
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It went, or may not be read: the page is shown without it, and the next reading of the deck says so.
            return null;
        }
    }

    /// <summary>Writes a link around what <paramref name="inside"/> writes; where the address is not allowed only that.</summary>
    public static void Write(HtmlRenderer renderer, string? address, Action inside)
    {
        if (address is null || !renderer.EnableHtmlForInline)
        {
            inside();
            return;
        }

        renderer.Write("<a href=\"").WriteEscapeUrl(address).Write(address.StartsWith('/') ? "\">" : "\" rel=\"noopener\">");
        inside();
        renderer.Write("</a>");
    }
}

/// <summary>Links and images. What leads nowhere allowed is shown as the text that it holds.</summary>
public sealed class DeckLinkRenderer(MarkdownContext context) : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        if (!link.IsImage)
        {
            DeckLinks.Write(renderer, DeckLinks.Address(link.Url ?? "", context), () => renderer.WriteChildren(link));
        }
        else if (renderer.EnableHtmlForInline && DeckLinks.Image(link.Url ?? "", context) is var (address, width, height))
        {
            renderer.Write("<img src=\"").WriteEscapeUrl(address).Write("\" alt=\"");
            renderer.EnableHtmlForInline = false;
            renderer.WriteChildren(link);
            renderer.EnableHtmlForInline = true;
            renderer.Write(string.Create(CultureInfo.InvariantCulture, $"\" width=\"{width}\" height=\"{height}\" loading=\"lazy\">"));
        }
        else
        {
            renderer.WriteChildren(link);
        }
    }
}

/// <summary>Addresses in angle brackets.</summary>
public sealed class DeckAutolinkRenderer(MarkdownContext context) : HtmlObjectRenderer<AutolinkInline>
{
    protected override void Write(HtmlRenderer renderer, AutolinkInline link)
    {
        var address = link.IsEmail ? null : DeckLinks.Address(link.Url, context);
        DeckLinks.Write(renderer, address, () => renderer.WriteEscape(address is null ? $"<{link.Url}>" : link.Url));
    }
}
