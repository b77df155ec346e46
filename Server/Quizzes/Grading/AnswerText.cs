using System.Text;

namespace QuizHub.Server.Quizzes;

/// <summary>When two short texts are the same answer.</summary>
public static class AnswerText
{
    /// <summary>Unicode NFKC (which makes full width half), lower case, spaces at the ends dropped and each run of spaces made one.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        // Lower case can undo the form (İ becomes i with a dot above), so the form is taken again.
        foreach (var character in Normalize(Normalize(text).ToLowerInvariant()))
        {
            if (!char.IsWhiteSpace(character))
            {
                folded.Append(character);
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>Unicode NFKC; half of a surrogate pair, which has no form, becomes the replacement character.</summary>
    public static string Normalize(string text) => string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormKC);

    public static bool AreSame(string one, string other) => Fold(one) == Fold(other);
}
