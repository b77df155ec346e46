using System.Text.RegularExpressions;

namespace QuizHub.Server.Decks.Items;

/// <summary>An answer that is a formula and nothing else: <c>{= formula}</c>.</summary>
internal static partial class AnswerFormula
{
    /// <summary>True when a text is nothing but <c>{= formula}</c>.</summary>
    public static bool Is(string text) => Pattern().IsMatch(text);

    /// <summary>The formula's text, with its index, of a text that is nothing but <c>{= formula}</c>.</summary>
    public static Group? In(string text) => Pattern().Match(text) is { Success: true } match ? match.Groups[1] : null;

    /// <summary>Spaces are taken once: tried in every way, a line of them would take for ever.</summary>
    [GeneratedRegex(@"^\{=(?>\s*)((?:[^{}\s]|\s+(?=[^{}\s]))*)(?>\s*)\}\z")]
    private static partial Regex Pattern();
}
