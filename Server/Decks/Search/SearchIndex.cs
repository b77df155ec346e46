using QuizHub.Server.Decks.Search.Queries;
using QuizHub.Server.Decks.Search.Words;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Search;

/// <summary>
/// All that is searched, of one state of the decks: which passages and which pages' names hold a word, a pair of Chinese characters, or a name of a glossary term. Immutable
/// once made, so any number of searches read it at a time; every passage is short, so each costs the same whatever a deck holds.
/// </summary>
public sealed class SearchIndex
{
    private readonly Postings _words = new(), _names = new(), _tags = new();
    private readonly List<SearchPage> _pages = [];
    private readonly List<Passage> _passages = [];
    private readonly List<IReadOnlyList<Token>[]> _nameTokens = [];
    private readonly List<int> _firsts = [];
    private readonly List<(SearchPage Page, Exception Fault)> _faults = [];

    private SearchIndex(DeckSnapshot decks, CancellationToken cancel)
    {
        var read = Search.Passages.Of(decks).ToList();
        Lexicon = new([.. read.Select(found => found.Page)]);
        foreach (var (page, passages) in read)
        {
            cancel.ThrowIfCancellationRequested();
            AddNames(page);
            _firsts.Add(_passages.Count);
            foreach (var passage in PassagesOf(page, passages))
            {
                AddPassage(passage);
            }

            _pages.Add(page);
        }

        Characters = _words.Keys.Concat(_names.Keys).Where(key => key.Length == 2 && Tokens.IsHan(key[0])).SelectMany(pair => pair).ToHashSet();
        Words = new(_words.Uses, _names.Uses);
        Queries = new(this);
    }

    internal Lexicon Lexicon { get; }

    internal Vocabulary Words { get; }

    internal IReadOnlyList<SearchPage> Pages => _pages;

    public IReadOnlyList<Passage> Passages => _passages;

    /// <summary>Pages whose texts could not be read, and why. They are found by their names alone.</summary>
    internal IReadOnlyList<(SearchPage Page, Exception Fault)> Faults => _faults;

    /// <summary>Chinese characters that stand beside another somewhere.</summary>
    internal IReadOnlySet<char> Characters { get; }

    /// <summary>What passages are found by.</summary>
    internal IEnumerable<string> Keys => _words.Keys;

    private QueryReader Queries { get; }

    public static SearchIndex Of(DeckSnapshot decks, CancellationToken cancel) => new(decks, cancel);

    /// <summary>Pages with what a query asks for, best first.</summary>
    public SearchResults Find(string query, Language reader, CancellationToken cancel)
    {
        var read = Queries.Read(query, cancel);
        return read.Units.Count == 0 ? SearchResults.Nothing : new Ranking(this, read, reader, cancel).Results();
    }

    /// <summary>Passages with a key of <see cref="SearchKeys"/>, ascending.</summary>
    internal IReadOnlyList<int> PassagesWith(string key) => _words.Of(key);

    /// <summary>Pages that have a name with a key, ascending.</summary>
    internal IReadOnlyList<int> PagesNamed(string key) => _names.Of(key);

    /// <summary>Pages that have a tag with a key, ascending.</summary>
    internal IReadOnlyList<int> PagesTagged(string key) => _tags.Of(key);

    internal IReadOnlyList<Token>[] NamesOf(int page) => _nameTokens[page];

    /// <summary>The passage that a page begins with.</summary>
    internal Passage? FirstPassage(int page, Language language)
    {
        var at = _passages.FindIndex(_firsts[page], passage => passage.Page != page || passage.Language == language);
        return at >= 0 && _passages[at].Page == page ? _passages[at] : null;
    }

    /// <summary>Whatever a text does to the reading of it costs the search that page's passages, and nobody else's.</summary>
    private List<Passage> PassagesOf(SearchPage page, Func<int, IEnumerable<Passage>> passages)
    {
        try
        {
            return [.. passages(_pages.Count)];
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            _faults.Add((page, fault));
            return [];
        }
    }

    private void AddNames(SearchPage page)
    {
        var names = page.Names.Select(name => (IReadOnlyList<Token>)Tokens.Of(name.Text)).ToArray();
        _nameTokens.Add(names);
        foreach (var (name, tokens) in page.Names.Zip(names))
        {
            _names.Add(_pages.Count, SearchKeys.Of(name.Text, tokens, Lexicon), tokens);
        }

        foreach (var tag in page.Tags)
        {
            var tokens = Tokens.Of(tag);
            _tags.Add(_pages.Count, SearchKeys.Of(tag, tokens, Lexicon), tokens);
        }
    }

    private void AddPassage(Passage passage)
    {
        foreach (var part in passage.Parts)
        {
            var tokens = Tokens.Of(part.Text);
            _words.Add(_passages.Count, SearchKeys.Of(part.Text, tokens, Lexicon), tokens);
        }

        _passages.Add(passage);
    }
}
