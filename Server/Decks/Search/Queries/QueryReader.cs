using QuizHub.Server.Decks.Search.Words;

namespace QuizHub.Server.Decks.Search.Queries;

/// <summary>
/// Understands a query: parts it into names, words and Chinese phrases so that the sum of their costs is least. What a term is called costs least, then words that the decks
/// use; guesses at what was mistyped, or typed as pinyin, cost more, so they are made only where nothing simpler fits.
/// </summary>
internal sealed class QueryReader(SearchIndex index)
{
    /// <summary>Words and Chinese characters of a query at most; what is longer was pasted by mistake, and its beginning is searched.</summary>
    private const int MostTokens = 64;

    private readonly NameWays _names = new(index);
    private readonly WordWays _words = new(index);
    private readonly SoundWays _sounds = new(index);

    public Query Read(string text, CancellationToken cancel)
    {
        IReadOnlyList<Token> tokens = [.. Apart(text).Take(MostTokens)];
        var units = Cheapest(tokens, cancel).Select(segment => segment.Unit).ToList();
        if (units.TrueForAll(unit => unit.IsGeneric))
        {
            units = [.. units.Select(unit => unit with { IsGeneric = false })];
        }

        return new(units, units.Exists(unit => unit.IsCorrected) ? Shown(units) : null);
    }

    /// <summary>A name from a program that is not known as a whole is as many words as its capitals say.</summary>
    private IEnumerable<Token> Apart(string text)
    {
        foreach (var token in Tokens.Of(text))
        {
            IReadOnlyList<string> parts = token.IsHan || index.IsKnown([token], 0, 1) ? [] : Tokens.PartsOf(text.Substring(token.Start, token.Length));
            List<Token> apart = [.. parts.Select(part => token with { Word = part, Stem = WordStem.Of(part) })];
            foreach (var part in apart.Count > 0 && apart.TrueForAll(part => StopWords.Has(part.Word) || index.IsKnown([part], 0, 1)) ? apart : [token])
            {
                yield return part;
            }
        }
    }

    private List<Segment> Cheapest(IReadOnlyList<Token> tokens, CancellationToken cancel)
    {
        var best = new (double Cost, Segment? Segment)[tokens.Count + 1];
        for (var at = tokens.Count - 1; at >= 0; at--)
        {
            cancel.ThrowIfCancellationRequested();
            best[at].Cost = double.PositiveInfinity;
            foreach (var segment in Ways(tokens, at, cancel))
            {
                if (segment.Cost + best[at + segment.Count].Cost is var cost && cost < best[at].Cost)
                {
                    best[at] = (cost, segment);
                }
            }
        }

        var chosen = new List<Segment>();
        for (var at = 0; at < tokens.Count; at += chosen[^1].Count)
        {
            chosen.Add(best[at].Segment!);
        }

        return chosen;
    }

    private IEnumerable<Segment> Ways(IReadOnlyList<Token> tokens, int at, CancellationToken cancel) =>
        _names.At(tokens, at, cancel).Concat(_words.At(tokens, at, cancel)).Concat(_sounds.At(tokens, at, cancel));

    /// <summary>Chinese is written without spaces.</summary>
    private static string Shown(IReadOnlyList<QueryUnit> units) => units.Aggregate(
        "", (text, unit) => text.Length == 0 || Tokens.IsHan(text[^1]) && unit.Shown is [var first, ..] && Tokens.IsHan(first) ? text + unit.Shown : $"{text} {unit.Shown}");
}
