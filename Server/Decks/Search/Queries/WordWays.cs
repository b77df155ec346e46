using QuizHub.Server.Decks.Search.Words;

namespace QuizHub.Server.Decks.Search.Queries;

/// <summary>Words of a query as words: known ones, beginnings of known ones, two written as one, mistyped ones, unknown ones; and Chinese phrases that the decks use.</summary>
internal sealed class WordWays(SearchIndex index)
{
    private const double Generic = 0.3, Known = 1, Begun = 1.3, TwoAsOne = 1.6, Mistyped = 2.2, Slip = 0.3, Unknown = 6, Character = 1.3, UnknownCharacter = 2.5;

    private const int LongestPhrase = 4;

    public IEnumerable<Segment> At(IReadOnlyList<Token> tokens, int at, CancellationToken cancel) =>
        tokens[at].IsHan ? Chinese(tokens, at) : Latin(tokens[at], cancel);

    private IEnumerable<Segment> Latin(Token token, CancellationToken cancel)
    {
        var word = token.Word;
        if (StopWords.Has(word))
        {
            return [new(1, Generic, new(word) { IsGeneric = true, Words = [token.Stem] })];
        }

        var endings = index.Words.Beginning(word);
        if (index.Words.Has(token.Stem))
        {
            return [new(1, Known, new(word) { Words = [token.Stem], Endings = endings })];
        }

        return endings.Count > 0 ? [new(1, Begun, new(word) { Endings = endings })] : [.. TwoWords(word), .. Near(word, cancel), new(1, Unknown, new(word))];
    }

    private IEnumerable<Segment> TwoWords(string word) =>
        from at in Enumerable.Range(3, Math.Max(0, word.Length - 5))
        let parts = new[] { WordStem.Of(word[..at]), WordStem.Of(word[at..]) }
        where parts.All(index.Words.Has)
        select new Segment(1, TwoAsOne, new(word) { Together = parts });

    private IEnumerable<Segment> Near(string word, CancellationToken cancel)
    {
        var near = index.Words.Near(word, cancel);
        return near.Count == 0
            ? []
            : [new(1, Mistyped + Slip * near[0].Slips, new(near[0].Word, IsCorrected: true) { Words = [.. near.Where(other => other.Slips == near[0].Slips).Select(other => WordStem.Of(other.Word))] })];
    }

    private IEnumerable<Segment> Chinese(IReadOnlyList<Token> tokens, int at)
    {
        var run = Run(tokens, at);
        for (var count = 1; count <= Math.Min(run.Length, StopWords.LongestChinese); count++)
        {
            if (StopWords.Has(run.AsSpan(0, count)))
            {
                yield return new(count, Generic, new(run[..count]) { IsGeneric = true, Run = count > 1 ? run[..count] : "" });
            }

            if (count is > 1 and <= LongestPhrase && index.IsKnown(tokens, at, count))
            {
                yield return new(count, Known + 0.1 * count, new(run[..count]) { Run = run[..count] });
            }
        }

        var isKnown = index.HasCharacter(run[0]);
        yield return tokens.Count == 1 && isKnown
            ? new(1, Character, new(run[..1]) { Words = index.PairsWith(run[0]) })
            : new(1, isKnown ? Character : UnknownCharacter, new(run[..1]) { IsGeneric = isKnown });
    }

    private static string Run(IReadOnlyList<Token> tokens, int at) =>
        string.Concat(tokens.Skip(at).TakeWhile((token, next) => token.IsHan && token.Start == tokens[at].Start + next).Take(StopWords.LongestChinese).Select(token => token.Word));
}
