using QuizHub.Quizzes;
using QuizHub.Server.Decks;

namespace QuizHub.Server.Quizzes;

/// <summary>What a learner wants to practise of a deck, beyond the one topic or question that a session may be about. Kept in the plan, so that the same can be had again.</summary>
/// <param name="Count">As in <see cref="StartSessionRequest.Count"/>.</param>
/// <param name="Topics">Slugs; empty for all.</param>
/// <param name="Facets">Empty for all.</param>
/// <param name="Types">Empty for all.</param>
public sealed record ItemChoice(int? Count, IReadOnlyList<string> Topics, IReadOnlyList<Facet> Facets, IReadOnlyList<ItemType> Types)
{
    public static readonly ItemChoice Everything = new(null, [], [], []);

    /// <summary>Whether facets or types leave anything out.</summary>
    public bool IsNarrow => Facets.Count > 0 || Types.Count > 0;

    /// <summary>What a request names that there is in its deck, each once: a plan grows with the deck and not with the request.</summary>
    public static ItemChoice Of(StartSessionRequest request, Deck deck) => new(
        request.Count, [.. deck.Topics.Select(topic => topic.Slug).Where(slug => request.Topics?.Contains(slug) is true)],
        [.. (request.Facets ?? []).Distinct()], [.. (request.Types ?? []).Distinct()]);

    public bool Takes(Topic topic) => Topics.Count == 0 || Topics.Contains(topic.Slug);

    public bool Takes(Item item) => (Facets.Count == 0 || Facets.Contains(item.Facet)) && (Types.Count == 0 || Types.Contains(item.Type));

    /// <summary>How many items at most.</summary>
    /// <param name="isOneQuestion">Nothing but one question was asked for.</param>
    public int Most(bool isOneQuestion) => Count ?? (isOneQuestion ? StartSessionRequest.All : StartSessionRequest.Usual);

    /// <summary>The same, and never more than a session can hold.</summary>
    public int MostAsked(bool isOneQuestion) => Math.Min(Most(isOneQuestion), StartSessionRequest.MostItems);
}
