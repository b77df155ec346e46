using System.Text;
using System.Text.RegularExpressions;

namespace QuizHub.Server.Decks.Items;

/// <summary>How short texts and blanks are compared.</summary>
public static partial class ShortTexts
{
    /// <summary>Unicode NFKC (which makes full width half), lower case, spaces folded to one and cut at the ends. What is not valid Unicode is compared as it is.</summary>
    public static string Normalize(string text)
    {
        var valid = text.IsNormalized(NormalizationForm.FormKC) ? text : text.Normalize(NormalizationForm.FormKC);
        return Spaces().Replace(valid.ToLowerInvariant(), " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
