namespace QuizHub.Quizzes;

/// <summary>Asks for a session over a deck, a topic of it or one question.</summary>
/// <param name="Language">Code of the language to ask in.</param>
/// <param name="Count">How many items at most, 1 to <see cref="MostItems"/>; null for the usual number: <see cref="Usual"/> of a deck or of topics, all of
/// one question. Fewer than there are get drawn. <see cref="All"/> asks them all.</param>
/// <param name="Clinic">A visit to the deck's clinic: its cases alone, whatever the rest says.</param>
/// <param name="Interview">Of interviews, whose <paramref name="Count"/> is that of questions; null for the usual rules.</param>
/// <param name="Topics">Practice and interviews: slugs of several topics instead of <paramref name="Topic"/>; null or empty for no such choice. A question goes before both.</param>
/// <param name="Facets">Practice: only items that test one of these; null or empty for all.</param>
/// <param name="Types">Practice: only items of these types; null or empty for all. Saw-it checks come with their predictions and can't be chosen.</param>
public sealed record StartSessionRequest(
    string Deck, string? Topic, string? Question, SessionMode Mode, string Language, int? Count, bool Clinic = false,
    InterviewRules? Interview = null, IReadOnlyList<string>? Topics = null, IReadOnlyList<Facet>? Facets = null, IReadOnlyList<ItemType>? Types = null)
{
    public const int Usual = 20;

    /// <summary>As many as there are, up to <see cref="MostItems"/>.</summary>
    public const int All = int.MaxValue;

    /// <summary>The most items of one session.</summary>
    public const int MostItems = 500;
}
