using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Decks;

/// <summary>What forms say about decks.</summary>
public static class DeckForms
{
    /// <summary>The deck that the form is about; null when there is none, which is refused.</summary>
    public static Deck? Deck(this PostedForm form, DeckSnapshot decks)
    {
        var deck = decks.FindDeck(form["deck"] ?? "");
        form.Key = (deck ?? decks.Decks.FirstOrDefault(any => any.Questions.Any()))?.Slug;
        if (deck is null)
        {
            form.Refuse(null, FormTexts.NoSuchDeck);
        }

        return deck;
    }

    /// <summary>Slugs of the deck's topics that were posted.</summary>
    public static IReadOnlyList<string> Topics(this PostedForm form, string field, Deck? deck) =>
        deck is null ? [] : [.. form.Several(field, deck.Topics, topic => topic.Slug, FormTexts.NoSuchTopic).Select(topic => topic.Slug)];
}
