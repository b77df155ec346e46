namespace QuizHub.Server.Decks.Checks;

/// <summary>What texts of a deck can point at.</summary>
/// <param name="Questions">Slugs and aliases.</param>
/// <param name="Images">Paths inside the deck, as far as the images can be shown.</param>
internal sealed record DeckIndex(IReadOnlySet<string> Questions, IReadOnlySet<string> Terms, IReadOnlySet<string> Images)
{
    /// <summary>Filled while texts are checked.</summary>
    public HashSet<string> UsedImages { get; } = new(StringComparer.Ordinal);
}
