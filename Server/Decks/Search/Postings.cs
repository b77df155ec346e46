using QuizHub.Server.Decks.Search.Words;

namespace QuizHub.Server.Decks.Search;

/// <summary>Which documents hold a key. They are added in ascending order.</summary>
internal sealed class Postings
{
    private readonly Dictionary<string, List<int>> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal);

    /// <summary>English words as they are written, in lower case, and how often; for who has mistyped one.</summary>
    public IReadOnlyDictionary<string, int> Uses => _uses;

    public IEnumerable<string> Keys => _documents.Keys;

    public IReadOnlyList<int> Of(string key) => _documents.TryGetValue(key, out var documents) ? documents : [];

    public void Add(int document, IEnumerable<string> keys, IReadOnlyList<Token> tokens)
    {
        foreach (var key in keys)
        {
            var documents = _documents.TryGetValue(key, out var known) ? known : _documents[key] = [];
            if (documents.Count == 0 || documents[^1] != document)
            {
                documents.Add(document);
            }
        }

        foreach (var token in tokens.Where(token => !token.IsHan))
        {
            _uses[token.Word] = _uses.GetValueOrDefault(token.Word) + 1;
        }
    }
}
