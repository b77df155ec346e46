using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Reading;
using QuizHub.Server.Quizzes;

namespace QuizHub.Server.Decks.Items;

/// <summary>Short texts: each language has its own accepted answers and known wrong ones. Accepted answers in a row may share the reason below the last of them.</summary>
internal static class ShortTextItemReader
{
    public static ShortTextBody? Read(ItemSource item)
    {
        if (!item.HasAnswers(AnswerKind.Bullets, AnswerTexts.TaskList))
        {
            return null;
        }

        var texts = new List<KnownText>();
        foreach (var draft in item.Drafts)
        {
            Marks.Check(item, draft.Entries, several: true);
            var known = new HashSet<string>(StringComparer.Ordinal);
            for (var index = 0; index < draft.Entries.Count; index++)
            {
                var entry = draft.Entries[index];
                Headings.RefuseWords(draft.File, entry.Braces, [], item.Findings);
                var reason = Reason(draft.Entries, index);
                item.Complete(entry with { Reason = reason });
                if (entry.Text.Length > 0 && !known.Add(AnswerText.Fold(entry.Text)))
                {
                    item.Findings.Add(FindingCatalogue.DuplicateAnswer, entry.Place, entry.Text);
                }

                texts.Add(new(draft.Language, entry.Text, entry.IsKey == true, reason ?? ""));
            }
        }

        return new(texts);
    }

    private static string? Reason(IReadOnlyList<EntryDraft> entries, int index)
    {
        while (entries[index] is { Reason: null, IsKey: true } && index + 1 < entries.Count && entries[index + 1].IsKey == true)
        {
            index++;
        }

        return entries[index].Reason;
    }
}
