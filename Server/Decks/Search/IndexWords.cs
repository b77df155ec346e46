using QuizHub.Server.Decks.Search.Words;

namespace QuizHub.Server.Decks.Search;

/// <summary>What the reader of queries asks of the index.</summary>
internal static class IndexWords
{
    extension(SearchIndex index)
    {
        /// <summary>Whether the decks use these words as they are, and these pairs of Chinese characters.</summary>
        public bool IsKnown(IReadOnlyList<Token> tokens, int at, int count)
        {
            for (var next = at; next < at + count; next++)
            {
                var token = tokens[next];
                if (token.IsHan ? next + 1 < at + count && tokens[next + 1].IsHan && !index.HasPair(token.Word + tokens[next + 1].Word) : !index.Words.Has(token.Stem))
                {
                    return false;
                }
            }

            return true;
        }

        public bool HasPair(string pair) => index.PassagesWith(pair).Length > 0 || index.PagesNamed(pair).Length > 0 || StopWords.Has(pair);

        public bool HasCharacter(char character) => index.Characters.Contains(character);

        /// <summary>The pairs of Chinese characters that one character is part of.</summary>
        public IReadOnlyList<string> PairsWith(char character) =>
            [.. index.Keys.Where(key => key.Length == 2 && Tokens.IsHan(key[0]) && key.Contains(character, StringComparison.Ordinal))];

        public IReadOnlyList<string> TitleRuns() =>
            [.. index.Pages.Where(page => page.Kind != PageKind.Term).SelectMany(page => page.Names.Select(name => name.Text).Concat(page.Tags))
                .Where(text => text.Any(Tokens.IsHan)).SelectMany(Runs).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Runs(string text)
    {
        var run = "";
        foreach (var token in Tokens.Of(text))
        {
            if (!token.IsHan)
            {
                continue;
            }

            run = token.Start > 0 && Tokens.IsHan(text[token.Start - 1]) ? run + token.Word : token.Word;
            if (token.End == text.Length || !Tokens.IsHan(text[token.End]))
            {
                yield return run;
            }
        }
    }
}
