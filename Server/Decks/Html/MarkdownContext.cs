namespace QuizHub.Server.Decks.Html;

/// <summary>What a text of a deck is rendered for: links, citations, images and parameter values depend on it.</summary>
/// <param name="Question">Null for texts of the deck itself, such as the glossary's.</param>
/// <param name="Language">Code of the language of the addresses that links lead to.</param>
/// <param name="Parameters">Values drawn for a parameterised item; null elsewhere.</param>
public sealed record MarkdownContext(Deck Deck, Question? Question, string Language, IReadOnlyDictionary<string, double>? Parameters = null);
