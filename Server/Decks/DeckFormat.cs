namespace QuizHub.Server.Decks;

/// <summary>The numbers of the deck format: what a deck says under <c>format</c>, and what items and questions carry that can be read in one way only.</summary>
public static class DeckFormat
{
    /// <summary>Values are put in before Markdown is read, inside formulas and code too. What carries no number is of this format.</summary>
    public const int First = 1;

    /// <summary>Values are part of the Markdown.</summary>
    public const int Latest = 2;

    public static bool IsKnown(int format) => format is First or Latest;
}
