using QuizHub.Server.Decks.Search.Queries;
using QuizHub.Server.Decks.Search.Words;

namespace QuizHub.Server.Decks.Search;

/// <summary>Finds in a text what a query asks for.</summary>
internal sealed class Matcher
{
    private readonly Lexicon _lexicon;
    private readonly HashSet<int> _terms;
    private readonly HashSet<string> _words, _pairs;
    private readonly List<IReadOnlyList<string>> _together;

    public Matcher(IReadOnlyList<QueryUnit> units, Lexicon lexicon)
    {
        _lexicon = lexicon;
        var asked = units.Where(unit => !unit.IsGeneric).ToList();
        _terms = [.. asked.SelectMany(unit => unit.Terms.Keys)];
        _words = [.. asked.SelectMany(unit => unit.Words.Concat(unit.Endings))];
        _pairs = [.. asked.SelectMany(unit => SearchKeys.Pairs(unit.Run)), .. _words.Where(IsPair)];
        _together = [.. asked.Select(unit => unit.Together).Where(keys => keys.Count > 0)];
    }

    /// <summary>For each word of a text whether it is asked for.</summary>
    public bool[] In(IReadOnlyList<Token> tokens) => In(tokens, [.. _lexicon.In(tokens)], alsoParts: false);

    /// <summary>How much of a name the query has: words, without those that only make it a question.</summary>
    public double Share(IReadOnlyList<Token> name)
    {
        var terms = _lexicon.In(name).ToList();
        var (asked, stops) = (In(name, terms, alsoParts: true), StopWords.In(name));
        foreach (var (at, count, _) in terms)
        {
            stops.AsSpan(at, count).Clear();
        }

        var counting = Enumerable.Range(0, name.Count).Where(at => !stops[at]).ToList();
        return counting.Count == 0 ? 0 : (double)counting.Count(at => asked[at]) / counting.Count;
    }

    /// <param name="alsoParts">Whether words that stand for a term only together count where the term itself is named, too.</param>
    private bool[] In(IReadOnlyList<Token> tokens, IReadOnlyList<(int At, int Count, IReadOnlyList<TermName> Names)> terms, bool alsoParts)
    {
        var asked = new bool[tokens.Count];
        foreach (var (at, count, _) in terms.Where(term => term.Names.Any(name => _terms.Contains(name.Page))))
        {
            asked.AsSpan(at, count).Fill(true);
        }

        var keys = tokens.Select((token, at) => token.IsHan ? Pair(tokens, at) : token.Stem).ToList();
        var together = _together.Where(parts => (alsoParts || !asked.Contains(true)) && parts.All(keys.Contains)).SelectMany(parts => parts).ToHashSet();
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens[at].IsHan ? keys[at] is { } pair && (_pairs.Contains(pair) || together.Contains(pair)) : IsAsked(tokens[at].Stem, together))
            {
                asked.AsSpan(at, tokens[at].IsHan ? 2 : 1).Fill(true);
            }
        }

        return asked;
    }

    private bool IsAsked(string stem, HashSet<string> together) => _words.Contains(stem) || together.Contains(stem);

    private static bool IsPair(string key) => key.Length == 2 && Tokens.IsHan(key[0]);

    private static string? Pair(IReadOnlyList<Token> tokens, int at) =>
        at + 1 < tokens.Count && tokens[at + 1].IsHan && tokens[at + 1].Start == tokens[at].End ? tokens[at].Word + tokens[at + 1].Word : null;
}
