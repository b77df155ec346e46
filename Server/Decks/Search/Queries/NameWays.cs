using QuizHub.Server.Decks.Search.Words;

namespace QuizHub.Server.Decks.Search.Queries;

/// <summary>Words of a query as the name of a glossary term: typed as it is, begun, or with a slip.</summary>
internal sealed class NameWays
{
    private const double Exact = 0.3, Begun = 1.5, Mistyped = 1.8, MistypedChinese = 1, Slip = 0.3, Short = 2.4;

    /// <summary>Letters of the beginning of a name that is taken for it.</summary>
    private const int ShortestBeginning = 4;

    /// <summary>Words of a mistyped name at most.</summary>
    private const int MostWords = 12;

    private readonly SearchIndex _index;
    private readonly ILookup<int, (TermName Name, ulong Letters)> _byLength;

    public NameWays(SearchIndex index)
    {
        _index = index;
        _byLength = index.Lexicon.Names.ToLookup(name => name.Joined.Length, name => (name, Vocabulary.LettersOf(name.Joined)));
    }

    /// <summary>The terms of some names, and a text that has any of them or, less surely, all words of one of them.</summary>
    public static QueryUnit Unit(IReadOnlyList<TermName> names, string shown, bool isCorrected) => new(shown, isCorrected)
    {
        Terms = names.GroupBy(name => name.Page).ToDictionary(page => page.Key, page => page.Any(name => name.IsFirst)),
        Together = Parts(names[0]),
    };

    public IEnumerable<Segment> At(IReadOnlyList<Token> tokens, int at, CancellationToken cancel)
    {
        for (var count = 1; count <= Math.Max(MostWords, _index.Lexicon.Longest) && at + count <= tokens.Count; count++)
        {
            cancel.ThrowIfCancellationRequested();
            if (_index.Lexicon.Find(tokens, at, count) is { Count: > 0 } names)
            {
                yield return new(count, Exact, Typed(tokens, at, count, names));
            }
            else if (count <= MostWords && !_index.IsKnown(tokens, at, count))
            {
                foreach (var guess in Guesses(tokens, at, count))
                {
                    yield return guess;
                }
            }
        }
    }

    /// <summary>What names a term is also looked for as it was typed.</summary>
    private QueryUnit Typed(IReadOnlyList<Token> tokens, int at, int count, IReadOnlyList<TermName> names)
    {
        var typed = Typed(tokens, at, count);
        var isHan = tokens.Skip(at).Take(count).All(token => token.IsHan);
        var unit = Unit(names, typed, isCorrected: false) with { Words = count == 1 && !isHan ? [tokens[at].Stem] : [], Run = isHan ? typed : "" };
        return _index.Lexicon.Find(tokens, at, count, inAnyOrder: false).Count > 0 ? unit : unit with { IsReordered = true };
    }

    private IEnumerable<Segment> Guesses(IReadOnlyList<Token> tokens, int at, int count)
    {
        var typed = Lexicon.Joined(tokens, at, count);
        var isHan = tokens.Skip(at).Take(count).Any(token => token.IsHan);
        if (!isHan && typed.Length >= ShortestBeginning && Beginning(typed) is { Count: > 0 } begun)
        {
            yield return new(count, Begun, Unit(begun, Typed(tokens, at, count), isCorrected: false));
        }

        if (Near(typed, Slips(typed.Length, isHan)) is { Count: > 0 } near)
        {
            var cost = typed.Length < 4 && !isHan ? Short : (isHan ? MistypedChinese : Mistyped) + Slip * near[0].Slips;
            yield return new(count, cost, Unit([.. near.Select(name => name.Name)], near[0].Name.Text, isCorrected: true));
        }
    }

    /// <summary>A Chinese character says as much as two letters. Short names have too many neighbours.</summary>
    private static int Slips(int length, bool isHan) => isHan ? length < 3 ? 0 : length < 6 ? 1 : 2 : length == 3 ? 1 : Vocabulary.Slips(length);

    private List<TermName> Beginning(string typed) => [.. _index.Lexicon.Names.Where(name => name.Joined.StartsWith(typed, StringComparison.Ordinal)).OrderBy(name => name.Joined.Length).Take(3)];

    /// <summary>The names with fewest slips, terms before synonyms.</summary>
    private List<(TermName Name, int Slips)> Near(string typed, int most)
    {
        var letters = Vocabulary.LettersOf(typed);
        var near = (
            from length in Enumerable.Range(Math.Max(2, typed.Length - most), 2 * most + 1)
            from name in _byLength[length]
            let slips = Vocabulary.Slipped(typed, letters, name.Name.Joined, name.Letters, most)
            where slips is not null && (most > 0 || slips == 0)
            orderby slips, !name.Name.IsFirst
            select (name.Name, slips.Value)).ToList();
        return [.. near.TakeWhile(name => name.Value == near[0].Value).Take(4)];
    }

    private static IReadOnlyList<string> Parts(TermName name)
    {
        if (name.Tokens is { Count: > 1 } words && !name.IsHan)
        {
            return [.. words.Where(word => !StopWords.Has(word.Word)).Select(word => word.Stem)];
        }

        return name.Tokens.Count == 4 && name.Tokens.All(token => token.IsHan) ? [name.Joined[..2], name.Joined[2..]] : [];
    }

    private static string Typed(IReadOnlyList<Token> tokens, int at, int count) =>
        string.Join(tokens[at].IsHan ? "" : " ", tokens.Skip(at).Take(count).Select(token => token.Word));
}
