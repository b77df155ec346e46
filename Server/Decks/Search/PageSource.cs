namespace QuizHub.Server.Decks.Search;

/// <summary>A page that can be found, before it is read.</summary>
/// <param name="Place">Deck and name: the same as long as the page is the same, whatever it says.</param>
/// <param name="RestsOn">All objects that it is made of. Decks that are read again keep what did not change as the same object.</param>
/// <param name="Page">Makes what is found by name.</param>
/// <param name="Passages">Makes what is found by its texts, each time the same, for a page of a number.</param>
internal sealed record PageSource(
    (PageKind Kind, string Deck, string Name) Place, IReadOnlyList<object> RestsOn, Func<SearchPage> Page, Func<int, SearchPage, IEnumerable<Passage>> Passages)
{
    public bool IsSameAs(PageSource other) =>
        Place == other.Place && RestsOn.Count == other.RestsOn.Count && RestsOn.Zip(other.RestsOn).All(pair => ReferenceEquals(pair.First, pair.Second));
}
