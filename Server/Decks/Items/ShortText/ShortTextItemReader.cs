using QuizHub.Quizzes;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Items;

/// <summary>Short texts: each language has its own accepted answers and known wrong ones. Accepted answers in a row may share the reason below the last of them.</summary>
internal static class ShortTextItemReader
{
    public static IReadOnlyList<ItemSyntax> Types { get; } =
    [
        new(ItemType.ShortText, "short-text", Read, ItemSyntax.Exact)
        {
            PlainWords = draft => draft.Entries.Select(entry => (entry.TextOffset, entry.TextOffset + entry.Text.Length)),
        },
    ];

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
            CheckWritings(item, draft.Entries);
            for (var index = 0; index < draft.Entries.Count; index++)
            {
                var entry = draft.Entries[index];
                Headings.RefuseWords(draft.File, entry.Braces, [], item.Findings);
                var reason = Reason(draft.Entries, index);
                item.Complete(entry with { Reason = reason });
                texts.Add(new(draft.Language, entry.Text, entry.IsKey == true, reason ?? ""));
            }
        }

        return new(texts, IsExact: item.IsExact);
    }

    /// <summary>Each text once. What is accepted may be written in several ways that are read alike, as with a hyphen and with a space; but not both accepted and wrong.</summary>
    private static void CheckWritings(ItemSource item, IReadOnlyList<EntryDraft> entries)
    {
        for (var index = 0; index < entries.Count; index++)
        {
            var entry = entries[index];
            var before = entries.Take(index).Where(other => other.Text.Length > 0).ToList();
            if (entry.Text.Length == 0)
            {
                continue;
            }

            if (before.Any(other => Versions.Canonical(other.Text) == Versions.Canonical(entry.Text)))
            {
                item.Findings.Add(FindingCatalogue.DuplicateAnswer, entry.Place, entry.Text);
            }
            else if (before.FirstOrDefault(other => AnswerWriting.Written(other.Text) == AnswerWriting.Written(entry.Text)
                || (other.IsKey != entry.IsKey && TypedText.AreSame(other.Text, entry.Text))) is { } same)
            {
                item.Findings.Add(FindingCatalogue.ReadTheSame, entry.Place, entry.Text, same.Text);
            }
        }
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
