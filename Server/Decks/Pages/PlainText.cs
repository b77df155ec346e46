using System.Text.RegularExpressions;

namespace QuizHub.Server.Decks.Pages;

/// <summary>Texts of decks for places that show no markup: titles of windows, descriptions for search engines.</summary>
public static partial class PlainText
{
    private const int DescriptionLength = 160;

    /// <summary>The words of a text: citations and marks of emphasis, code, formulas and links are gone, what they mark stays.</summary>
    public static string Of(string markdown)
    {
        var text = Citation().Replace(markdown, "");
        text = Link().Replace(text, "$1");
        text = Mark().Replace(text, "");
        return Space().Replace(text, " ").Trim();
    }

    /// <summary>The beginning of a text, cut after a word when it is long.</summary>
    public static string Description(string markdown)
    {
        var text = Of(markdown);
        if (text.Length <= DescriptionLength)
        {
            return text;
        }

        var cut = text.LastIndexOf(' ', DescriptionLength);
        return string.Concat(text.AsSpan(0, cut > DescriptionLength / 2 ? cut : DescriptionLength), "…");
    }

    [GeneratedRegex(@"\s*\[@[a-z0-9-]+\]")]
    private static partial Regex Citation();

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[`$*]|\\(?=[a-zA-Z,;!])")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
