using QuizHub.Quizzes;
using System.Text;

namespace QuizHub.Client.Quizzes;

/// <summary>Which key points a typed answer seems to make. A first guess that the learner corrects, so it is kept simple: a point is made when one of its
/// terms stands in the text, at the start of a word ("bias" is not found in "unbiased", but in "biases").</summary>
public static class KeyPointMatch
{
    public static IReadOnlyList<string> Made(IReadOnlyList<KeyPointView> points, string? typed)
    {
        var text = Fold(typed ?? "");
        return [.. points.Where(point => point.MatchTerms.Any(term => Contains(text, Fold(term)))).Select(point => point.Id)];
    }

    private static bool Contains(string text, string term)
    {
        if (term.Length == 0)
        {
            return false;
        }

        for (var at = text.IndexOf(term, StringComparison.Ordinal); at >= 0; at = text.IndexOf(term, at + 1, StringComparison.Ordinal))
        {
            // Only alphabets have words with borders; a Chinese term may begin anywhere.
            if (at == 0 || !char.IsAsciiLetterOrDigit(term[0]) || !char.IsAsciiLetterOrDigit(text[at - 1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Lower case, full-width forms made half, hyphens and runs of spaces made one space. Done by hand: without culture data
    /// the runtime's own normalisation leaves everything beyond ASCII as it is.</summary>
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Trim())
        {
            var half = character switch
            {
                '\u3000' or '-' or '‐' or '‑' or '–' => ' ',
                >= '\uff01' and <= '\uff5e' => (char)(character - 0xfee0),
                _ => char.IsWhiteSpace(character) ? ' ' : character,
            };
            if (half != ' ' || (folded.Length > 0 && folded[^1] != ' '))
            {
                folded.Append(char.ToLowerInvariant(half));
            }
        }

        return folded.ToString();
    }
}
