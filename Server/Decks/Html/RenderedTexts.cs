using System.Runtime.CompilerServices;
using Microsoft.Extensions.Caching.Memory;

namespace QuizHub.Server.Decks.Html;

/// <summary>Texts of decks as HTML, made once for each version of deck, question and item, language and draw of parameters, as many as fit: rendering the texts of a page
/// that is a learner's own, or of an item, costs more than all else in it.</summary>
public sealed class RenderedTexts(MarkdownHtml markdown) : IDisposable
{
    private const long CharactersKept = 8_000_000;

    /// <summary>Texts of a deck that was edited since are not asked for again: with them goes the deck as it was.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private readonly MemoryCache _texts = new(new MemoryCacheOptions { SizeLimit = CharactersKept });

    /// <summary>Paragraphs, lists, tables and the like.</summary>
    /// <param name="variant">What the parameters of <paramref name="context"/> were drawn from; 0 where there are none.</param>
    public string Render(string text, MarkdownContext context, ulong variant = 0) => Find(new Key(text, context, variant, IsInline: false));

    /// <summary>A title, an option, a cell: the one paragraph without its tags.</summary>
    /// <param name="variant">As in <see cref="Render"/>.</param>
    public string RenderInline(string text, MarkdownContext context, ulong variant = 0) => Find(new Key(text, context, variant, IsInline: true));

    public void Dispose() => _texts.Dispose();

    private string Find(Key key)
    {
        if (_texts.TryGetValue(key, out string? known))
        {
            return known!;
        }

        var (html, isWhole) = markdown.Make(key.Text, key.Context, key.IsInline);
        // A formula that was stopped, because the machine was busy, is tried again.
        return isWhole ? _texts.Set(key, html, new MemoryCacheEntryOptions { Size = key.Text.Length + html.Length + 200, SlidingExpiration = Kept }) : html;
    }

    /// <summary>Decks, questions and items are kept as one object for each version: comparing them by what they hold would cost more than rendering.</summary>
    private sealed record Key(string Text, MarkdownContext Context, ulong Variant, bool IsInline)
    {
        public bool Equals(Key? other) => other is not null && Variant == other.Variant && IsInline == other.IsInline && Text == other.Text
            && Context.Language == other.Context.Language && ReferenceEquals(Context.Deck, other.Context.Deck)
            && ReferenceEquals(Context.Question, other.Context.Question) && ReferenceEquals(Context.Item, other.Context.Item);

        public override int GetHashCode() => HashCode.Combine(
            Text, Variant, IsInline, Context.Language, RuntimeHelpers.GetHashCode(Context.Deck), RuntimeHelpers.GetHashCode(Context.Question), RuntimeHelpers.GetHashCode(Context.Item));
    }
}
