using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Search;
using QuizHub.Site;

namespace QuizHub.Tests.Decks.Search;

/// <summary>What search knows of the content that ships, made once.</summary>
public sealed class ShippedIndex
{
    public Deck Deck { get; } = SharedParts.ShippedDeck;

    private SearchIndex? _index;

    public SearchIndex Index => _index ??= SearchIndex.Of(new DeckSnapshot(1, [Deck], []), CancellationToken.None);

    public SearchResults Find(string query, Language language) => Index.Find(query, language, CancellationToken.None);

    /// <summary>Where a page stands among what a query finds, from 1; null if it is not among the first so many.</summary>
    public int? RankOf(string page, string query, Language language, int most)
    {
        var at = Find(query, language).Hits.Take(most).Select((hit, at) => (hit.Address, Rank: at + 1)).FirstOrDefault(hit => Is(hit.Address, page));
        return at.Address is null ? null : at.Rank;
    }

    /// <param name="page">A question's slug, or # and a term's id.</param>
    private static bool Is(string address, string page) =>
        page.StartsWith('#') ? address.EndsWith($"/glossary{page}", StringComparison.Ordinal) : address.Split('#')[0].EndsWith($"/{page}", StringComparison.Ordinal);
}
