using System.Text;
using System.Text.RegularExpressions;

namespace QuizHub.Server.Decks.Search;

/// <summary>How texts and queries become what the full-text index knows. It takes a run of letters for one word, and Chinese has no spaces: zero-width ones are put around
/// every character, so that each is a word and a part of a word is a phrase. Taking them out again restores the text exactly.</summary>
internal static partial class SearchWords
{
    private const char Gap = '\u200b';

    /// <summary>Words of a query at most; what is longer than that was pasted by mistake.</summary>
    private const int MostWords = 12;

    public static string Apart(string text) => Chinese().Replace(text.Normalize(NormalizationForm.FormC), $"{Gap}$0{Gap}");

    public static string Together(string text) => text.Replace(Gap.ToString(), "", StringComparison.Ordinal);

    /// <summary>The words of a query: Latin ones in lower case, and runs of Chinese characters.</summary>
    public static IReadOnlyList<string> Of(string query) =>
        [.. Word().Matches(query.Normalize(NormalizationForm.FormKC).ToLowerInvariant()).Select(match => match.Value).Distinct().Take(MostWords)];

    public static bool IsChinese(string word) => Chinese().IsMatch(word);

    /// <summary>A phrase of the index's query language, its end open where a word of three letters or more may go on.</summary>
    public static string Phrase(string word)
    {
        var quoted = $"\"{Apart(word)}\"";
        return !IsChinese(word) && word.Length >= 3 ? $"({quoted} OR {quoted}*)" : quoted;
    }

    /// <summary>Neighbouring pairs of Chinese characters; a Latin word is itself.</summary>
    public static IEnumerable<string> Pairs(string word) =>
        IsChinese(word) && word.Length > 2 ? Enumerable.Range(0, word.Length - 1).Select(at => word.Substring(at, 2)) : [word];

    [GeneratedRegex(@"[\u3400-\u9fff\uf900-\ufaff]")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"[\u3400-\u9fff\uf900-\ufaff]+|[\p{L}\p{N}-[\u3400-\u9fff\uf900-\ufaff]]+")]
    private static partial Regex Word();
}
