using QuizHub.Server.Decks.Search.Words;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Search;

/// <summary>What some pages in a row are found by, being made: by one thread, beside others that make the rest.</summary>
internal sealed class IndexPart(Lexicon lexicon)
{
    /// <summary>By pages and by passages, each numbered from 0.</summary>
    public PostingList Names { get; } = new();

    public PostingList Tags { get; } = new();

    public PostingList Words { get; } = new();

    /// <summary>The words of each page's names.</summary>
    public List<IReadOnlyList<Token>[]> NameTokens { get; } = [];

    /// <summary>The language of each passage.</summary>
    public List<Language> Passages { get; } = [];

    /// <summary>How many passages each page has.</summary>
    public List<int> Counts { get; } = [];

    /// <summary>Pages whose texts could not be read, and why. They are found by their names alone.</summary>
    public List<(SearchPage Page, Exception Fault)> Faults { get; } = [];

    /// <param name="source">Null when the page is to be found by its names alone.</param>
    public void Add(SearchPage page, PageSource? source)
    {
        var number = NameTokens.Count;
        var names = page.Names.Select(name => (IReadOnlyList<Token>)Tokens.Of(name.Text)).ToArray();
        foreach (var (name, tokens) in page.Names.Zip(names))
        {
            Names.Add(number, SearchKeys.Of(name.Text, tokens, lexicon), tokens);
        }

        foreach (var tag in page.Tags)
        {
            var tokens = Tokens.Of(tag);
            Tags.Add(number, SearchKeys.Of(tag, tokens, lexicon), tokens);
        }

        var passages = source is null ? [] : PassagesOf(page, source);
        foreach (var passage in passages)
        {
            Add(passage);
        }

        NameTokens.Add(names);
        Counts.Add(passages.Count);
    }

    private void Add(Passage passage)
    {
        foreach (var part in passage.Parts)
        {
            var tokens = Tokens.Of(part.Text);
            Words.Add(Passages.Count, SearchKeys.Of(part.Text, tokens, lexicon), tokens);
        }

        Passages.Add(passage.Language);
    }

    /// <summary>Whatever a text does to the reading of it costs the search that page's passages, and nobody else's.</summary>
    private List<Passage> PassagesOf(SearchPage page, PageSource source)
    {
        try
        {
            return [.. source.Passages(0, page)];
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Faults.Add((page, fault));
            return [];
        }
    }
}
