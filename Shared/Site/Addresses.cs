namespace QuizHub.Site;

/// <summary>The addresses of pages, written in one place. All are paths from the root, in their canonical form.</summary>
public static class Addresses
{
    public static string Home(Language language) => $"/{language.Code()}";

    public static string Deck(Language language, string deck) => $"/{language.Code()}/decks/{deck}";

    public static string Topic(Language language, string deck, string topic) => $"{Deck(language, deck)}/{topic}";

    public static string Question(Language language, string deck, string topic, string question) => $"{Topic(language, deck, topic)}/{question}";

    public static string Report(Language language, string deck, string topic, string question) => $"{Question(language, deck, topic, question)}/report";

    /// <param name="settings">Settings in text form that differ from the demo's defaults, as in claims; null for the question's own.</param>
    /// <param name="seed">Null to leave the choice to the page.</param>
    /// <param name="name">A demo that items of the question name; null for the question's own.</param>
    public static string Demo(
        Language language, string deck, string topic, string question, IReadOnlyDictionary<string, string>? settings = null, int? seed = null, string? name = null)
    {
        var query = (settings ?? new Dictionary<string, string>()).Select(setting => $"{Uri.EscapeDataString(setting.Key)}={Uri.EscapeDataString(setting.Value)}");
        query = seed is null ? query : query.Append($"seed={seed}");
        var joined = string.Join('&', query);
        return $"{Question(language, deck, topic, question)}/demo{(name is null ? "" : $"/{name}")}{(joined.Length == 0 ? "" : $"?{joined}")}";
    }

    public static string Glossary(Language language, string deck) => $"{Deck(language, deck)}/glossary";

    public static string Clinic(Language language, string deck) => $"{Deck(language, deck)}/clinic";

    public static string Term(Language language, string deck, string term) => $"{Glossary(language, deck)}#{term}";

    /// <param name="query">Null for the empty page.</param>
    public static string Search(Language language, string? query = null) => $"/{language.Code()}/search{(query is null ? "" : $"?q={Uri.EscapeDataString(query)}")}";

    public static string Practice(Language language) => $"/{language.Code()}/practice";

    public static string Review(Language language) => $"/{language.Code()}/review";

    public static string SaveGoal(Language language) => $"{Review(language)}/goal";

    /// <summary>The review's page at the goal of a deck, with what is to be said about it.</summary>
    public static string ReviewGoal(Language language, string deck, IEnumerable<KeyValuePair<string, string>> told) =>
        $"{Review(language)}?deck={deck}{string.Concat(told.Select(pair => $"&{pair.Key}={Uri.EscapeDataString(pair.Value)}"))}#goal-{deck}";

    public static string Exam(Language language) => $"/{language.Code()}/exam";

    /// <param name="deck">The deck to be chosen already; null for the first.</param>
    public static string Interview(Language language, string? deck = null) => $"/{language.Code()}/interview{(deck is null ? "" : $"?deck={Uri.EscapeDataString(deck)}")}";

    /// <summary>An interview's transcript as a file.</summary>
    public static string Transcript(Language language, Guid session) => $"/api/sessions/{session}/transcript?lang={language.Code()}";

    /// <summary>All of a learner's sessions.</summary>
    public static string Sessions(Language language) => $"/{language.Code()}/sessions";

    /// <summary>Asks before a session is discarded.</summary>
    public static string Discard(Language language, Guid session) => $"{Session(language, session)}/discard";

    public static string Session(Language language, Guid session) => $"/{language.Code()}/sessions/{session}";

    public static string Run(Language language, Guid run) => $"/{language.Code()}/runs/{run}";

    public static string Settings(Language language) => $"/{language.Code()}/settings";

    public static string Forget(Language language) => $"{Settings(language)}/forget";

    /// <param name="deck">Null for the deck last studied.</param>
    public static string Progress(Language language, string? deck = null) => $"/{language.Code()}/progress{(deck is null ? "" : $"?deck={Uri.EscapeDataString(deck)}")}";

    /// <summary>What a learner answered of one question.</summary>
    public static string History(Language language, string deck, string question) =>
        $"{Progress(language)}/history?deck={Uri.EscapeDataString(deck)}&question={Uri.EscapeDataString(question)}";

    /// <summary>Asks before a whole history is deleted.</summary>
    public static string ForgetHistory(Language language) => $"{Progress(language)}/forget";

    /// <summary>Asks before the history of one item is deleted.</summary>
    public static string ForgetHistory(Language language, string deck, string question, string item) =>
        $"{ForgetHistory(language)}?deck={Uri.EscapeDataString(deck)}&question={Uri.EscapeDataString(question)}&item={Uri.EscapeDataString(item)}";

    /// <param name="format"><c>json</c>, <c>csv</c> or <c>zip</c>.</param>
    public static string Export(string format) => $"/api/progress/export?format={format}";

    public static string Privacy(Language language) => $"/{language.Code()}/privacy";

    /// <summary>The same place in another language; a path without a language leads to that language's home.</summary>
    /// <param name="pathAndQuery">From the root, such as <c>/en/decks/deep-learning?x=1</c>.</param>
    public static string InLanguage(string pathAndQuery, Language language)
    {
        var end = pathAndQuery.AsSpan(1).IndexOfAny('/', '?');
        var first = end < 0 ? pathAndQuery[1..] : pathAndQuery[1..(end + 1)];
        return Languages.FromCode(first) is null ? Home(language) : $"/{language.Code()}{pathAndQuery[(first.Length + 1)..]}";
    }
}
