using System.Globalization;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Items;

/// <summary>Single and multiple choice, true/false, and predictions by choice: a task list.</summary>
internal static class ChoiceItemReader
{
    public static IReadOnlyList<ItemSyntax> Types { get; } =
    [
        new(ItemType.Single, "single", Read, "case"),
        new(ItemType.Multiple, "multiple", Read),
        new(ItemType.TrueFalse, "true-false", Read),
    ];

    private static readonly HashSet<string> True = ["true", "yes", "right", "correct", "对", "是", "真", "正确", "成立", "是的"];

    private static readonly HashSet<string> False =
        ["false", "no", "wrong", "incorrect", "not true", "untrue", "错", "否", "假", "错误", "不对", "不是", "不正确", "不成立"];

    public static ChoiceBody? Read(ItemSource item)
    {
        if (!item.HasAnswers(AnswerKind.Bullets, AnswerTexts.TaskList))
        {
            return null;
        }

        var entries = item.Source.Entries;
        CheckMarks(item, entries);
        var drafts = item.Matching(draft => draft.Entries.Count, AnswerTexts.Options);
        foreach (var draft in drafts)
        {
            CheckTexts(item, draft);
            CheckTrueComesFirst(item, draft);
        }

        var ids = OptionIds.Of(item, entries);
        var options = entries.Select((entry, index) => new Option(
            ids[index],
            entry.IsKey == true,
            When(item, entry),
            Refute(item, entry),
            Curve(item, entry),
            ItemSource.Texts(drafts, draft => draft.Entries[index].Text),
            ItemSource.Texts(drafts, draft => draft.Entries[index].Reason ?? "")));
        return new(item.Type == ItemType.Multiple, [.. options]);
    }

    private static void CheckMarks(ItemSource item, IReadOnlyList<EntryDraft> entries)
    {
        foreach (var entry in entries)
        {
            Headings.RefuseWords(item.Source.File, entry.Braces, Known(item, entry), item.Findings);
        }

        Marks.Check(item, entries, several: item.Type == ItemType.Multiple);
        if (item.Type == ItemType.TrueFalse ? entries.Count != 2 : entries.Count < 2)
        {
            item.Findings.Add(FindingCatalogue.OptionCount, item.Source.Place, entries.Count, item.Type == ItemType.TrueFalse ? AnswerTexts.ExactlyTwo : AnswerTexts.AtLeastTwo);
        }
    }

    private static IReadOnlyList<string> Known(ItemSource item, EntryDraft entry) =>
        item.IsAboutRun ? ["#id", "when", "curve"] : entry.IsKey == true ? ["#id"] : ["#id", "refute"];

    private static void CheckTexts(ItemSource item, ItemDraft draft)
    {
        item.TellApart([.. draft.Entries.Select(entry => (entry.Text, entry.Place))]);
        for (var index = 0; index < draft.Entries.Count; index++)
        {
            var entry = draft.Entries[index];
            item.Complete(entry);
            if (draft != item.Source)
            {
                item.Compare(item.Source.Entries[index], entry);
            }
        }
    }

    private static void CheckTrueComesFirst(ItemSource item, ItemDraft draft)
    {
        if (item.Type == ItemType.TrueFalse && draft.Entries is [var first, var second] && False.Contains(TypedText.Fold(AnswerWriting.Look(first.Text))) && True.Contains(TypedText.Fold(AnswerWriting.Look(second.Text))))
        {
            item.Findings.Add(FindingCatalogue.FalseFirst, first.Place);
        }
    }

    private static string? When(ItemSource item, EntryDraft entry)
    {
        if (!item.IsAboutRun)
        {
            return null;
        }

        if (entry.Braces?.Value("when") is not { } when)
        {
            item.Findings.Add(FindingCatalogue.MissingAttribute, entry.Place, "when", "when=\"a.fact < another.fact\"");
            return null;
        }

        Statements.Parse(when.Value, item.ValuePlaceIn(entry, when), item.Findings);
        return when.Value;
    }

    private static IReadOnlyDictionary<string, string>? Refute(ItemSource item, EntryDraft entry)
    {
        if (item.IsAboutRun || entry.IsKey == true || entry.Braces?.Value("refute") is not { } refute)
        {
            return null;
        }

        if (!item.HasDemo)
        {
            item.Findings.Add(FindingCatalogue.PredictWithoutDemo, item.PlaceIn(entry, refute));
        }

        return SettingsText.Read(refute, item.ValuePlaceIn(entry, refute), item.Findings);
    }

    private static IReadOnlyList<double>? Curve(ItemSource item, EntryDraft entry)
    {
        if (!item.IsAboutRun || entry.Braces?.Value("curve") is not { } curve)
        {
            return null;
        }

        var values = curve.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : (double?)null).ToList();
        if (values.Count >= 2 && values.TrueForAll(value => value is not null))
        {
            return [.. values.Select(value => value!.Value)];
        }

        item.Findings.Add(FindingCatalogue.WrongValue, item.ValuePlaceIn(entry, curve), "curve", curve.Value, AnswerTexts.Curve);
        return null;
    }
}
