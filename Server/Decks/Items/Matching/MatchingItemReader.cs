using QuizHub.Quizzes;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Items;

/// <summary>A table: left, right, why. Rows without a left side are distractors.</summary>
internal static class MatchingItemReader
{
    public static IReadOnlyList<ItemSyntax> Types { get; } =
    [
        new(ItemType.Matching, "matching", Read),
    ];

    public static MatchingBody? Read(ItemSource item)
    {
        if (!item.HasAnswers(AnswerKind.Table, AnswerTexts.Table))
        {
            return null;
        }

        foreach (var draft in item.Drafts)
        {
            CheckTable(item, draft);
        }

        var drafts = item.Matching(draft => draft.Rows.Count, AnswerTexts.Rows);
        foreach (var draft in drafts.Where(draft => draft != item.Source))
        {
            foreach (var (source, row) in item.Source.Rows.Zip(draft.Rows))
            {
                if (source.Left.Length == 0 != (row.Left.Length == 0))
                {
                    item.Findings.Add(FindingCatalogue.MatchingTable, row.Place);
                }
            }
        }

        return new([.. item.Source.Rows.Select((row, index) => new MatchRow(
            OptionIds.ByPlace(index),
            row.Left.Length == 0 ? null : ItemSource.Texts(drafts, draft => draft.Rows[index].Left),
            ItemSource.Texts(drafts, draft => draft.Rows[index].Right),
            ItemSource.Texts(drafts, draft => draft.Rows[index].Why)))]);
    }

    private static void CheckTable(ItemSource item, ItemDraft draft)
    {
        if (draft.AnswerKind == AnswerKind.Table && (draft.Columns != 3 || draft.Rows.Count(row => row.Left.Length > 0) < 2))
        {
            item.Findings.Add(FindingCatalogue.MatchingTable, draft.Place);
            return;
        }

        item.TellApart([.. draft.Rows.Select(row => (row.Left, row.Place))]);
        item.TellApart([.. draft.Rows.Select(row => (row.Right, row.Place))]);
        foreach (var row in draft.Rows)
        {
            if (row.Right.Length == 0)
            {
                item.Findings.Add(FindingCatalogue.EmptyText, row.Place, ReadingTexts.AnEntry);
                continue;
            }

            if (row.Why.Length == 0)
            {
                item.Findings.Add(FindingCatalogue.MissingReason, row.Place, row.Right, ReadingTexts.ThirdColumn);
            }
        }
    }
}
