using QuizHub.Server.Decks.Search.Queries;
using QuizHub.Server.Decks.Search.Words;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Search;

/// <summary>
/// All that is searched, of one state of the decks: which passages and which pages' names hold a word, a pair of Chinese characters, or a name of a glossary term.
/// Immutable once made, so any number of searches read it at a time; every passage is short, so each costs the same whatever a deck holds. Passages themselves are kept of a few pages
/// that were shown, and made anew of all others. Of decks that were edited a new index is made of the one before, in which only the edited pages are read.
/// </summary>
public sealed class SearchIndex
{
    /// <summary>More edited pages than these are quicker made with all others.</summary>
    private const int MostEdited = 50;

    /// <summary>Passages that are kept when they have been shown: the decks that ship have a third of it.</summary>
    private const int MostKept = 10_000;

    private readonly PageSource[] _sources;
    private readonly SearchPage[] _pages;
    private readonly IReadOnlyList<Token>[][] _nameTokens;
    private readonly int[] _firsts, _counts, _pageOf;
    private readonly Language[] _languages;
    private readonly Postings _words, _names, _tags;
    private readonly Passage[]?[] _made;
    private int _kept;

    private SearchIndex(PageSource[] sources, SearchPage[] pages, bool withTexts, CancellationToken cancel)
    {
        (_sources, _pages, _made, IsOfNames, Lexicon) = (sources, pages, new Passage[]?[pages.Length], !withTexts, new(pages));
        var parts = Parts(withTexts, cancel);
        _nameTokens = [.. parts.SelectMany(part => part.NameTokens)];
        _counts = [.. parts.SelectMany(part => part.Counts)];
        _languages = [.. parts.SelectMany(part => part.Passages)];
        _firsts = Firsts(_counts);
        _pageOf = [.. _counts.Index().SelectMany(page => Enumerable.Repeat(page.Index, page.Item))];
        var (firstPages, firstPassages) = (Firsts([.. parts.Select(part => part.NameTokens.Count)]), Firsts([.. parts.Select(part => part.Passages.Count)]));
        _words = Postings.Of([.. parts.Select(part => part.Words)], firstPassages);
        _names = Postings.Of([.. parts.Select(part => part.Names)], firstPages);
        _tags = Postings.Of([.. parts.Select(part => part.Tags)], firstPages);
        Faults = [.. parts.SelectMany(part => part.Faults)];
        PassageCount = _languages.Length;
        (Characters, Words) = (CharactersOf(_words, _names), new(_words.Uses, _names.Uses, before: null));
        Queries = new(this);
    }

    /// <summary>The index before, with one page read anew. Its passages come behind all others: only their order within a page means anything.</summary>
    private SearchIndex(SearchIndex before, int number, PageSource source, bool isLast)
    {
        Lexicon = before.Lexicon;
        var (gone, come, page) = (new IndexPart(Lexicon), new IndexPart(Lexicon), source.Page());
        gone.Add(before._pages[number], before._sources[number]);
        come.Add(page, source);
        _sources = With(before._sources, number, source);
        _pages = With(before._pages, number, page);
        _made = new Passage[]?[_pages.Length];
        _nameTokens = With(before._nameTokens, number, come.NameTokens[0]);
        _counts = With(before._counts, number, come.Counts[0]);
        _firsts = With(before._firsts, number, before._languages.Length);
        _languages = [.. before._languages, .. come.Passages];
        _pageOf = [.. before._pageOf, .. Enumerable.Repeat(number, come.Passages.Count)];
        var from = before._firsts[number];
        _words = before._words.With(gone.Words, from, from + before._counts[number], come.Words, before._languages.Length);
        _names = before._names.With(gone.Names, number, number + 1, come.Names, number);
        _tags = before._tags.With(gone.Tags, number, number + 1, come.Tags, number);
        Faults = come.Faults;
        PassageCount = before.PassageCount - before._counts[number] + come.Passages.Count;
        (Characters, Words) = isLast ? (CharactersOf(_words, _names), new(_words.Uses, _names.Uses, before.Words)) : (before.Characters, before.Words);
        Queries = isLast ? new(this) : before.Queries;
    }

    internal Lexicon Lexicon { get; }

    internal Vocabulary Words { get; }

    internal IReadOnlyList<SearchPage> Pages => _pages;

    /// <summary>Numbers of passages are below it. Those of pages that were edited since are not used again.</summary>
    internal int PassageNumbers => _languages.Length;

    internal int PassageCount { get; }

    /// <summary>Only names of pages are known yet, and no texts.</summary>
    internal bool IsOfNames { get; }

    /// <summary>All passages, made anew.</summary>
    public IEnumerable<Passage> Passages => Enumerable.Range(0, _pages.Length).SelectMany(PassagesOf);

    /// <summary>Of the pages that were read for this index: those whose texts could not be read, and why. They are found by their names alone.</summary>
    internal IReadOnlyList<(SearchPage Page, Exception Fault)> Faults { get; }

    /// <summary>Chinese characters that stand beside another somewhere.</summary>
    internal IReadOnlySet<char> Characters { get; }

    /// <summary>What passages are found by.</summary>
    internal IEnumerable<string> Keys => _words.Keys;

    private QueryReader Queries { get; }

    /// <param name="before">The index of the decks as they were, of which all is taken that is the same.</param>
    public static SearchIndex Of(DeckSnapshot decks, CancellationToken cancel, SearchIndex? before = null)
    {
        var sources = Search.Passages.Of(decks).ToArray();
        return before?.Edited(sources, cancel) ?? new(sources, Made(sources, before, cancel), withTexts: true, cancel);
    }

    /// <summary>What can be made in a moment even of very many pages: an index of their names alone.</summary>
    public static SearchIndex OfNames(DeckSnapshot decks, CancellationToken cancel)
    {
        var sources = Search.Passages.Of(decks).ToArray();
        return new(sources, Made(sources, null, cancel), withTexts: false, cancel);
    }

    /// <summary>Pages with what a query asks for, best first.</summary>
    public SearchResults Find(string query, Language reader, CancellationToken cancel)
    {
        var read = Queries.Read(query, cancel);
        if (read.Units.Count == 0)
        {
            return SearchResults.Nothing;
        }

        using var ranking = new Ranking(this, read, reader, cancel);
        return ranking.Results() with { IsOfNames = IsOfNames };
    }

    /// <summary>Passages with a key of <see cref="SearchKeys"/>, ascending.</summary>
    internal int[] PassagesWith(string key) => _words.Of(key);

    /// <summary>Pages that have a name with a key, ascending.</summary>
    internal int[] PagesNamed(string key) => _names.Of(key);

    /// <summary>Pages that have a tag with a key, ascending.</summary>
    internal int[] PagesTagged(string key) => _tags.Of(key);

    internal IReadOnlyList<Token>[] NamesOf(int page) => _nameTokens[page];

    internal int PageOf(int passage) => _pageOf[passage];

    internal Language LanguageOf(int passage) => _languages[passage];

    internal Passage PassageAt(int passage) => PassagesOf(_pageOf[passage])[passage - _firsts[_pageOf[passage]]];

    /// <summary>The passage that a page begins with.</summary>
    internal Passage? FirstPassage(int page, Language language)
    {
        var at = _languages.AsSpan(_firsts[page], _counts[page]).IndexOf(language);
        return at < 0 ? null : PassageAt(_firsts[page] + at);
    }

    private Passage[] PassagesOf(int page)
    {
        if (_counts[page] == 0)
        {
            return [];
        }

        if (_made[page] is { } made)
        {
            return made;
        }

        made = [.. _sources[page].Passages(page, _pages[page])];
        if (Interlocked.Add(ref _kept, made.Length) <= MostKept)
        {
            _made[page] = made;
        }

        return made;
    }

    /// <summary>This index with the few pages that were edited; null when there are many, or other pages, or when it has become a patchwork.</summary>
    private SearchIndex? Edited(PageSource[] sources, CancellationToken cancel)
    {
        if (IsOfNames || sources.Length != _sources.Length || _languages.Length > PassageCount * 1.2 + 1000)
        {
            return null;
        }

        var edited = Enumerable.Range(0, sources.Length).Where(page => !sources[page].IsSameAs(_sources[page])).Take(MostEdited + 1).ToList();
        // Terms are looked for in all texts.
        if (edited.Count > MostEdited || edited.Exists(page => sources[page].Place != _sources[page].Place || sources[page].Place.Kind == PageKind.Term))
        {
            return null;
        }

        var index = this;
        foreach (var page in edited)
        {
            cancel.ThrowIfCancellationRequested();
            index = new(index, page, sources[page], isLast: page == edited[^1]);
        }

        return index;
    }

    private static SearchPage[] Made(PageSource[] sources, SearchIndex? before, CancellationToken cancel)
    {
        var pages = new SearchPage[sources.Length];
        Parallel.For(0, sources.Length, new ParallelOptions { CancellationToken = cancel }, number =>
        {
            var isKnown = before is not null && number < before._sources.Length && sources[number].IsSameAs(before._sources[number]);
            pages[number] = isKnown ? before!._pages[number] : sources[number].Page();
        });
        return pages;
    }

    /// <summary>As many as there are processors, each of pages in a row.</summary>
    private IndexPart[] Parts(bool withTexts, CancellationToken cancel)
    {
        var count = Math.Clamp(_pages.Length / 100, 1, Environment.ProcessorCount);
        var parts = new IndexPart[count];
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancel }, number =>
        {
            var part = parts[number] = new(Lexicon);
            for (var page = (int)((long)_pages.Length * number / count); page < (int)((long)_pages.Length * (number + 1) / count); page++)
            {
                cancel.ThrowIfCancellationRequested();
                part.Add(_pages[page], withTexts ? _sources[page] : null);
            }
        });
        return parts;
    }

    private static int[] Firsts(int[] counts)
    {
        var firsts = new int[counts.Length];
        for (var index = 1; index < firsts.Length; index++)
        {
            firsts[index] = firsts[index - 1] + counts[index - 1];
        }

        return firsts;
    }

    private static T[] With<T>(T[] all, int index, T one)
    {
        T[] with = [.. all];
        with[index] = one;
        return with;
    }

    private static HashSet<char> CharactersOf(Postings words, Postings names) =>
        words.Keys.Concat(names.Keys).Where(key => key.Length == 2 && Tokens.IsHan(key[0])).SelectMany(pair => pair).ToHashSet();
}
