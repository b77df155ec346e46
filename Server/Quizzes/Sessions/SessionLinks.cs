using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>From a session to what can be read now. A session asks what it was started with, also when that has been moved or removed since: its links then lead
/// to the nearest place that is still there.</summary>
public static class SessionLinks
{
    /// <summary>The deck of a session as it is now. A deck that is gone leaves its name.</summary>
    public static Deck DeckOf(this DeckLibrary library, SessionPlan plan) => library.Current.FindDeck(plan.DeckSlug)
        ?? new Deck(plan.DeckSlug, plan.DeckLanguages, plan.DeckTitle, plan.DeckTitle, [], new Dictionary<string, Localized>(), [], null);

    /// <param name="deck">As it is now; without topics when it is gone.</param>
    public static string Question(Language language, Deck deck, string topic, string question) => deck.FindQuestion(question) is { } found
        ? Addresses.Question(language, deck.Slug, found.TopicSlug, found.Slug)
        : Topic(language, deck, topic);

    public static string Topic(Language language, Deck deck, string topic) => deck switch
    {
        { Topics.Count: 0 } => Addresses.Home(language),
        _ when deck.Topics.Any(there => there.Slug == topic) => Addresses.Topic(language, deck.Slug, topic),
        _ => Addresses.Deck(language, deck.Slug),
    };

    /// <param name="demo">The demo's name.</param>
    public static string Demo(Language language, Deck deck, PlanStep step, string demo, IReadOnlyDictionary<string, string> settings, int? seed = null) =>
        deck.FindQuestion(step.QuestionSlug) is { } found && found.Demos.Contains(demo)
            ? Addresses.Demo(language, deck.Slug, found.TopicSlug, found.Slug, settings, seed, demo == found.Demo?.Name ? null : demo)
            : Question(language, deck, step.TopicSlug, step.QuestionSlug);
}
