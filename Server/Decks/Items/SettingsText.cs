using System.Text.RegularExpressions;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Items;

/// <summary>Demo settings in braces: <c>name=value name=value</c>. A value reaches to the next <c>name=</c>, so it may hold spaces (<c>1 2;3 4</c>).</summary>
internal static partial class SettingsText
{
    public static IReadOnlyDictionary<string, string> Read(BraceWord word, Place place, FindingList findings)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        var matches = Setting().Matches(word.Value);
        if (matches.Count == 0 || matches[0].Index != 0 || !matches.All(match => settings.TryAdd(match.Groups[1].Value, match.Groups[2].Value)))
        {
            findings.Add(FindingCatalogue.WrongValue, place, word.Name, word.Value, AnswerTexts.Settings);
        }

        return settings;
    }

    [GeneratedRegex(@"([A-Za-z][A-Za-z0-9]*)=(\S.*?)(?:\s+(?=[A-Za-z][A-Za-z0-9]*=)|\s*\z)")]
    private static partial Regex Setting();
}
