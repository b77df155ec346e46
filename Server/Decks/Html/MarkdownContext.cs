namespace QuizHub.Server.Decks.Html;

/// <summary>What a text of a deck is rendered for: links, citations, images and parameter values depend on it.</summary>
/// <param name="Question">Null for texts of the deck itself, such as the glossary's.</param>
/// <param name="Language">Code of the language of the addresses that links lead to.</param>
/// <param name="Parameters">Values drawn for a parameterised item; null elsewhere.</param>
/// <param name="Item">The item that the text belongs to; null for the question's own texts.</param>
public sealed record MarkdownContext(Deck Deck, Question? Question, string Language, IReadOnlyDictionary<string, double>? Parameters = null, Item? Item = null)
{
    /// <summary>The format to read the text by: of the nearest of item, question and deck.</summary>
    public int Format => Item is not null ? Item.Format ?? DeckFormat.First : Question is not null ? Question.Format ?? DeckFormat.First : Deck.Format;
}
