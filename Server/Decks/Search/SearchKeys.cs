using QuizHub.Server.Decks.Search.Words;

namespace QuizHub.Server.Decks.Search;

/// <summary>What a text is found by: the stems of its words, each pair of neighbouring Chinese characters, and the terms that it names.</summary>
internal static class SearchKeys
{
    public static string OfTerm(int page) => $"#{page}";

    public static IEnumerable<string> Of(string text, IReadOnlyList<Token> tokens, Lexicon lexicon)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (!token.IsHan)
            {
                yield return token.Stem;
                foreach (var part in Tokens.PartsOf(text.Substring(token.Start, token.Length)).Where(part => part.Length > 2))
                {
                    yield return WordStem.Of(part);
                }
            }
            else if (IsPair(tokens, at))
            {
                yield return token.Word + tokens[at + 1].Word;
            }
        }

        foreach (var (_, _, names) in lexicon.In(tokens))
        {
            foreach (var name in names)
            {
                yield return OfTerm(name.Page);
            }
        }
    }

    /// <summary>The pairs of a run of Chinese characters; of a single one: none.</summary>
    public static IEnumerable<string> Pairs(string run) => Enumerable.Range(0, Math.Max(0, run.Length - 1)).Select(at => run.Substring(at, 2));

    private static bool IsPair(IReadOnlyList<Token> tokens, int at) =>
        at + 1 < tokens.Count && tokens[at + 1].IsHan && tokens[at + 1].Start == tokens[at].End;
}
