using System.Globalization;
using System.Text.RegularExpressions;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Items;

/// <summary>Blanks in a text, <c>[[1: answer | another]]</c>, and below it one reason per blank.</summary>
internal static partial class ClozeItemReader
{
    public static ClozeBody? Read(ItemSource item)
    {
        if (!item.HasAnswers(AnswerKind.Numbers, AnswerTexts.Numbers))
        {
            return null;
        }

        var blanks = item.Drafts.ToDictionary(draft => draft, draft => Blanks(item, draft));
        var numbers = Numbers(blanks[item.Source]);
        foreach (var draft in item.Translations.Where(draft => Numbers(blanks[draft]) != numbers))
        {
            item.Findings.Add(FindingCatalogue.BlanksDiffer, draft.Place, Numbers(blanks[draft]), numbers);
        }

        var drafts = item.Drafts.Where(draft => Numbers(blanks[draft]) == numbers && draft.Entries.Count == blanks[draft].Count).ToList();
        foreach (var draft in item.Drafts)
        {
            CheckReasons(item, draft, blanks[draft]);
        }

        if (!drafts.Contains(item.Source))
        {
            return null;
        }

        return new(
            ItemSource.Texts(drafts, draft => Blank().Replace(draft.Stem, match => Content().Match(match.Groups[1].Value) is { Success: true } inner ? $"[[{inner.Groups[1].Value}]]" : match.Value)),
            [.. Enumerable.Range(1, blanks[item.Source].Count).Select(number => new Blank(
                $"{number}",
                drafts.ToDictionary(draft => draft.Language, draft => blanks[draft][number]),
                ItemSource.Texts(drafts, draft => draft.Entries[number - 1].Text)))]);
    }

    private static Dictionary<int, IReadOnlyList<string>> Blanks(ItemSource item, ItemDraft draft)
    {
        var blanks = new Dictionary<int, IReadOnlyList<string>>();
        foreach (Match match in Blank().Matches(draft.Stem))
        {
            var inner = Content().Match(match.Groups[1].Value);
            var answers = inner.Groups[2].Value.Split('|', StringSplitOptions.TrimEntries);
            if (!inner.Success || answers.Contains("") || !int.TryParse(inner.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !blanks.TryAdd(number, answers))
            {
                item.Findings.Add(FindingCatalogue.BadBlank, draft.File.Source.PlaceAt(draft.StemOffset + match.Index));
            }
        }

        return blanks;
    }

    private static void CheckReasons(ItemSource item, ItemDraft draft, Dictionary<int, IReadOnlyList<string>> blanks)
    {
        var inOrder = Enumerable.Range(1, blanks.Count).All(blanks.ContainsKey);
        if (blanks.Count == 0 || !inOrder || draft.Entries.Count != blanks.Count)
        {
            item.Findings.Add(FindingCatalogue.BlankReasons, draft.Place, draft.Entries.Count, Numbers(blanks));
        }

        foreach (var entry in draft.Entries.Where(entry => entry.Text.Length == 0))
        {
            item.Findings.Add(FindingCatalogue.EmptyText, entry.Place, ReadingTexts.AnEntry);
        }
    }

    private static string Numbers(Dictionary<int, IReadOnlyList<string>> blanks) => blanks.Count == 0 ? "—" : string.Join(", ", blanks.Keys.Order());

    [GeneratedRegex(@"\[\[(.*?)\]\]", RegexOptions.Singleline)]
    private static partial Regex Blank();

    [GeneratedRegex(@"^\s*(\d{1,2})\s*:\s*(.*\S)\s*\z", RegexOptions.Singleline)]
    private static partial Regex Content();
}
