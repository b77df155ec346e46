using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace QuizHub.Server.Decks.Html;

/// <summary>Turns a deck's links into addresses: <c>question:slug</c>, <c>term:id</c>, https, and images beside the question. Everything else loses its address.</summary>
public sealed class DeckLinks(MarkdownContext context)
{
    public void Resolve(LinkInline link)
    {
        if (link.IsImage)
        {
            ResolveImage(link);
        }
        else if (Address(link.Url ?? "") is { } address)
        {
            link.Url = address;
            if (address.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            {
                link.GetAttributes().AddPropertyIfNotExist("rel", "noopener");
            }
        }
        else
        {
            Unwrap(link);
        }
    }

    /// <summary>A bare address in angle brackets is subject to the same rule.</summary>
    public void Resolve(AutolinkInline link)
    {
        if (!link.IsEmail && Address(link.Url) is { } address && address.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
        {
            link.GetAttributes().AddPropertyIfNotExist("rel", "noopener");
        }
        else
        {
            link.ReplaceBy(new LiteralInline($"<{link.Url}>"));
        }
    }

    /// <summary>What the link says stays, as plain text.</summary>
    private static void Unwrap(LinkInline link)
    {
        foreach (var child in link.ToList())
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }

    private string? Address(string url)
    {
        var deck = $"/{context.Language}/decks/{context.Deck.Slug}";
        if (url.StartsWith("question:", StringComparison.Ordinal))
        {
            return context.Deck.FindQuestion(url["question:".Length..]) is { } question ? $"{deck}/{question.TopicSlug}/{question.Slug}" : null;
        }

        if (url.StartsWith("term:", StringComparison.Ordinal))
        {
            return context.Deck.Glossary.Any(term => term.Id == url["term:".Length..]) ? $"{deck}/glossary#{url["term:".Length..]}" : null;
        }

        return url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && Uri.IsWellFormedUriString(url, UriKind.Absolute) ? url : null;
    }

    private void ResolveImage(LinkInline image)
    {
        var topic = context.Question?.TopicSlug;
        var name = image.Url ?? "";
        if (topic is null || context.Deck.Folder is null || name != Path.GetFileName(name))
        {
            Unwrap(image);
            return;
        }

        image.Url = $"/content/{context.Deck.Slug}/{topic}/{Uri.EscapeDataString(name)}";
        var attributes = image.GetAttributes();
        attributes.AddPropertyIfNotExist("loading", "lazy");
        var file = Path.Combine(context.Deck.Folder, topic, name);
        if (File.Exists(file) && ImageSize.Read(file) is var (width, height))
        {
            attributes.AddPropertyIfNotExist("width", width);
            attributes.AddPropertyIfNotExist("height", height);
        }
    }
}
