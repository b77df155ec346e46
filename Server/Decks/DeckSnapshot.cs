namespace QuizHub.Server.Decks;

/// <summary>All decks as they were at one instant, swapped whole when files change.</summary>
/// <param name="Version">Grows by one with every swap in this process and starts at a value of the start: the key of every cache of rendered pages.</param>
public sealed record DeckSnapshot(long Version, IReadOnlyList<Deck> Decks, IReadOnlyList<Diagnostic> Diagnostics)
{
    public Deck? FindDeck(string slug) => Decks.FirstOrDefault(deck => deck.Slug == slug);

    /// <summary>All names of a question, whichever of them is given: its present slug, then those that it had. What is in no deck any more keeps the one name.</summary>
    public IReadOnlyList<string> NamesOf(string deck, string question) =>
        FindDeck(deck)?.FindQuestion(question) is { } found ? [found.Slug, .. found.Aliases] : [question];
}
