using QuizHub.Server.Decks.Library;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Search;

/// <summary>Searches the decks as they are now. The index is made by the first search after the decks were read; those that come meanwhile wait for it.</summary>
public sealed class DeckSearch(DeckLibrary library) : IDisposable
{
    private readonly Lock _making = new();
    private (long Version, SearchIndex Index)? _current;

    internal SearchResults Find(string query, Language language)
    {
        lock (_making)
        {
            return Current().Find(query, language);
        }
    }

    public void Dispose() => _current?.Index.Dispose();

    private SearchIndex Current()
    {
        var decks = library.Current;
        if (_current is { } made && made.Version == decks.Version)
        {
            return made.Index;
        }

        var index = new SearchIndex(Passages.Of(decks));
        _current?.Index.Dispose();
        _current = (decks.Version, index);
        return index;
    }
}
