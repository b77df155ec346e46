namespace QuizHub.Server.Decks.Reading;

/// <summary>Bounds of the deck format, from Content/README.md.</summary>
internal static class DeckLimits
{
    public const int MaxFileBytes = 1024 * 1024;

    /// <summary>Combinations of parameters that are all tried; beyond it the corners and as many drawn ones.</summary>
    public const int MaxCombinations = 10_000;

    public const int MaxSeeds = 200;

    /// <summary>Pairs of an accepted word and a word of the deck that are looked at; beyond it slips of the finger are not forgiven.</summary>
    public const int MaxWordsCompared = 50_000_000;
}
