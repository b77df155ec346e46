using System.Text.RegularExpressions;
using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <summary>The rule of slugs and ids: lower-case letters, digits and single hyphens, at most 64.</summary>
internal static partial class Slug
{
    public static bool IsSlug(string text) => text.Length <= 64 && Pattern().IsMatch(text);

    public static bool Check(string text, Place place, FindingList findings)
    {
        if (IsSlug(text))
        {
            return true;
        }

        findings.Add(FindingCatalogue.BadSlug, place, text);
        return false;
    }

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Pattern();
}
