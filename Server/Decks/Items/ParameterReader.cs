using System.Globalization;
using System.Text.RegularExpressions;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Formulas;
using QuizHub.Server.Decks.Reading;

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
            if (!match.Success || Formula.Parse(match.Groups[1].Value, out _) is not { Names.Count: 1 } || ranges.Any(range => range.Name == match.Groups[1].Value))
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
