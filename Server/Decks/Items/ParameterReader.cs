using System.Globalization;
using System.Text.RegularExpressions;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Formulas;
using QuizHub.Server.Decks.Reading;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Items;

/// <summary>Parameters: <c>params="name=from..to/step; name=…"</c>.</summary>
internal static partial class ParameterReader
{
    private const double Slack = 1e-6;

    public static IReadOnlyList<ParameterRange> Read(ItemDraft draft, FindingList findings)
    {
        var ranges = new List<ParameterRange>();
        if (draft.Braces.Value("params") is not { } word)
        {
            return ranges;
        }

        var at = word.ValueOffset;
        foreach (var part in word.Value.Split(';'))
        {
            var text = part.Trim();
            var place = draft.File.Source.PlaceAt(at + part.IndexOf(text, StringComparison.Ordinal));
            at += part.Length + 1;
            if (text.Length == 0)
            {
                continue;
            }

            var match = Parameter().Match(text);
            if (match.Success && TakenBy(match.Groups[1].Value, ranges) is { } taken)
            {
                findings.Add(FindingCatalogue.NameTaken, place, match.Groups[1].Value, taken);
            }
            else if (!match.Success)
            {
                findings.Add(FindingCatalogue.BadParameter, place, text);
            }
            else if (Range(match, place, findings) is { } range)
            {
                ranges.Add(range);
            }
        }

        return ranges;
    }

    /// <summary>Some parameter can't be read, and that is reported: formulas that use it are not to be blamed for it.</summary>
    public static bool HasTrouble(ItemDraft draft)
    {
        var findings = new FindingList();
        Read(draft, findings);
        return findings.Sorted().Count > 0;
    }

    private static Text? TakenBy(string name, List<ParameterRange> ranges) =>
        ranges.Any(range => range.Name == name) ? AnswerTexts.TakenByParameter
        : Formula.Parse(name, out _) is not { Names.Count: 1 } ? AnswerTexts.TakenByFormulas
        : null;

    private static ParameterRange? Range(Match match, Place place, FindingList findings)
    {
        var name = match.Groups[1].Value;
        if (Number(match.Groups[2]) is not { } from || Number(match.Groups[3]) is not { } to || Number(match.Groups[4]) is not { } step)
        {
            findings.Add(FindingCatalogue.BadParameter, place, match.Value);
            return null;
        }

        var problem = from > to ? AnswerTexts.FromAboveTo : step <= 0 ? AnswerTexts.StepNotPositive : null;
        var steps = (to - from) / step;
        if (problem is null && steps > DeckLimits.MaxCombinations - 1)
        {
            findings.Add(FindingCatalogue.TooManyValues, place, name, Math.Floor(steps) + 1);
            return null;
        }

        if (problem is null && Math.Abs(steps - Math.Round(steps)) > Slack)
        {
            problem = AnswerTexts.StepTooLong;
        }

        if (problem is not null)
        {
            findings.Add(FindingCatalogue.BadRange, place, name, problem);
            return null;
        }

        return new(name, from, to, step);
    }

    private static double? Number(Group group) =>
        double.TryParse(group.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    [GeneratedRegex(@"^([A-Za-z_][A-Za-z0-9_]*)\s*=\s*([-+0-9.eE]+?)\s*\.\.\s*([-+0-9.eE]+?)\s*/\s*([-+0-9.eE]+)\z")]
    private static partial Regex Parameter();
}
