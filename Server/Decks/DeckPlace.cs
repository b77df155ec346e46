using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Decks;

/// <summary>A place, and what of the decks its address names.</summary>
/// <param name="Decks">All decks, the same ones for the whole request.</param>
/// <param name="Deck">The deck that the address names; null where it names none.</param>
public sealed record DeckPlace(
    Language Language, string Path, string Query, DeckSnapshot Decks, Deck? Deck = null, Topic? Topic = null, Question? Question = null) : Place(Language, Path, Query)
{
    public override long Version => Decks.Version;

    public override IReadOnlyList<Language> Written => Question is not null
        ? [.. Languages.All.Where(language => Question.Texts.ContainsKey(language.Code()))]
        : Deck is not null ? [.. Languages.All.Where(language => Deck.Languages.Contains(language.Code()))] : Languages.All;
}
