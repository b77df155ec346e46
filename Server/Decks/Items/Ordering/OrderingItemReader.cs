using QuizHub.Quizzes;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Items;

/// <summary>A numbered list in the right order.</summary>
internal static class OrderingItemReader
{
    public static IReadOnlyList<ItemSyntax> Types { get; } =
    [
        new(ItemType.Ordering, "ordering", Read),
    ];

    public static OrderingBody? Read(ItemSource item)
    {
        if (!item.HasAnswers(AnswerKind.Numbers, AnswerTexts.Numbers))
        {
            return null;
        }

        var entries = item.Source.Entries;
        if (entries.Count < 2)
        {
            item.Findings.Add(FindingCatalogue.OptionCount, item.Source.Place, entries.Count, AnswerTexts.AtLeastTwo);
        }

        var drafts = item.Matching(draft => draft.Entries.Count, AnswerTexts.Entries);
        foreach (var draft in drafts)
        {
            item.TellApart([.. draft.Entries.Select(entry => (entry.Text, entry.Place))]);
            for (var index = 0; index < draft.Entries.Count; index++)
            {
                var entry = draft.Entries[index];
                item.Complete(entry);
                if (draft == item.Source)
                {
                    Headings.RefuseWords(draft.File, entry.Braces, ["#id"], item.Findings);
                }
                else
                {
                    item.Compare(entries[index], entry);
                }
            }
        }

        var ids = OptionIds.Of(item, entries);
        return new([.. entries.Select((_, index) => new OrderEntry(
            ids[index], ItemSource.Texts(drafts, draft => draft.Entries[index].Text), ItemSource.Texts(drafts, draft => draft.Entries[index].Reason ?? "")))]);
    }
}
