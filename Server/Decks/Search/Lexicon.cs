using System.Text;
using QuizHub.Server.Decks.Search.Words;

namespace QuizHub.Server.Decks.Search;

/// <summary>A name of a term, as a query may hold it.</summary>
/// <param name="Page">The term that it means.</param>
/// <param name="Joined">Its words in one, as in batchnorm.</param>
/// <param name="IsFirst">The term itself.</param>
/// <param name="IsShown">Stands in the glossary: where a text says it, the term is meant.</param>
internal sealed record TermName(int Page, string Text, IReadOnlyList<Token> Tokens, string Joined, bool IsFirst, bool IsShown)
{
    public bool IsHan { get; } = Tokens.Any(token => token.IsHan);
}

/// <summary>
/// The names of all glossary terms. A name is found in any form: joined or split, with or without hyphens, in any inflection, and its English words in any order. What finds
/// it stands for the term, so that a text in one language is found by a name in the other.
/// </summary>
internal sealed class Lexicon
{
    private readonly Dictionary<string, List<TermName>> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _firstWords = new(StringComparer.Ordinal);

    /// <param name="pages">All pages, by number.</param>
    public Lexicon(IReadOnlyList<SearchPage> pages)
    {
        foreach (var (number, page) in pages.Index().Where(page => page.Item.Kind == PageKind.Term))
        {
            foreach (var name in page.Names)
            {
                // “bias (of a layer)” is looked for as bias, too.
                var bracket = name.Text.IndexOfAny(['(', '（']);
                Add(number, name.Text, name.IsFirst, isShown: true);
                Add(number, bracket > 0 ? name.Text[..bracket] : "", isFirst: false, isShown: true);
            }

            foreach (var synonym in page.Synonyms)
            {
                Add(number, synonym, isFirst: false, isShown: false);
            }
        }
    }

    public List<TermName> Names { get; } = [];

    /// <summary>Words of the longest name.</summary>
    public int Longest { get; private set; } = 1;

    /// <summary>Terms that some neighbouring words name; none if they name none.</summary>
    public IReadOnlyList<TermName> Find(IReadOnlyList<Token> tokens, int at, int count, bool inAnyOrder = true)
    {
        if (_names.TryGetValue(ByStems(tokens, at, count), out var found) || _names.TryGetValue(AsOne(tokens, at, count), out found))
        {
            return found;
        }

        return inAnyOrder && count is > 1 and < 5 && _names.TryGetValue(InAnyOrder(tokens, at, count), out found) ? found : [];
    }

    /// <summary>All names of the glossary in a text, also those inside others; words in any order are not looked for.</summary>
    public IEnumerable<(int At, int Count, IReadOnlyList<TermName> Names)> In(IReadOnlyList<Token> tokens)
    {
        var key = new StringBuilder();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!_firstWords.Contains(tokens[at].Stem))
            {
                continue;
            }

            key.Clear();
            for (var count = 1; count <= Longest && at + count <= tokens.Count; count++)
            {
                if (_names.TryGetValue(key.Append(tokens[at + count - 1].Stem).ToString(), out var found) && found.Exists(name => name.IsShown))
                {
                    yield return (at, count, [.. found.Where(name => name.IsShown)]);
                }
            }
        }
    }

    public static string Joined(IReadOnlyList<Token> tokens, int at, int count) => string.Concat(tokens.Skip(at).Take(count).Select(token => token.Word));

    private static string ByStems(IReadOnlyList<Token> tokens, int at, int count) => count == 1 ? tokens[at].Stem : string.Concat(tokens.Skip(at).Take(count).Select(token => token.Stem));

    private static string AsOne(IReadOnlyList<Token> tokens, int at, int count) => WordStem.Of(Joined(tokens, at, count));

    private static string InAnyOrder(IReadOnlyList<Token> tokens, int at, int count) => string.Join(' ', tokens.Skip(at).Take(count).Select(token => token.Stem).Order(StringComparer.Ordinal));

    private void Add(int page, string text, bool isFirst, bool isShown)
    {
        var tokens = Tokens.Of(text);
        if (tokens.Count == 0)
        {
            return;
        }

        var name = new TermName(page, text.Trim(), tokens, Joined(tokens, 0, tokens.Count), isFirst, isShown);
        Names.Add(name);
        Longest = Math.Max(Longest, tokens.Count);
        foreach (var key in Keys(tokens).Distinct())
        {
            (_names.TryGetValue(key, out var known) ? known : _names[key] = []).Add(name);
        }

        _firstWords.Add(tokens[0].Stem);
        _firstWords.Add(WordStem.Of(name.Joined));
    }

    private static IEnumerable<string> Keys(List<Token> tokens)
    {
        yield return ByStems(tokens, 0, tokens.Count);
        yield return AsOne(tokens, 0, tokens.Count);
        if (tokens.Count is > 1 and < 5 && !tokens.Exists(token => token.IsHan))
        {
            yield return InAnyOrder(tokens, 0, tokens.Count);
        }
    }
}
