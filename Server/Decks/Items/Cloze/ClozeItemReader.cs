using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Items;

/// <summary>Blanks in a text, <c>[[1: answer | another]]</c>, and below it one reason per blank.</summary>
internal static class ClozeItemReader
{
    public static IReadOnlyList<ItemSyntax> Types { get; } =
    [
        new(ItemType.Cloze, "cloze", Read, ItemSyntax.Exact)
        {
            StemIsBody = true,
            PlainWords = draft => BlankSyntax.In(draft).Select(blank => (blank.Offset, blank.Offset + blank.Length)),
        },
    ];

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
            ItemSource.Texts(drafts, BlankSyntax.Bare),
            [.. Enumerable.Range(1, blanks[item.Source].Count).Select(number => new ClozeBlank(
                $"{number}",
                drafts.ToDictionary(draft => draft.Language, draft => blanks[draft][number]),
                ItemSource.Texts(drafts, draft => draft.Entries[number - 1].Text)))],
            IsExact: item.IsExact);
    }

    private static Dictionary<int, IReadOnlyList<string>> Blanks(ItemSource item, ItemDraft draft)
    {
        var blanks = new Dictionary<int, IReadOnlyList<string>>();
        foreach (var written in BlankSyntax.In(draft))
        {
            if (written.Number is not { } number || written.Answers.Contains("") || !blanks.TryAdd(number, written.Answers))
            {
                item.Findings.Add(FindingCatalogue.BadBlank, draft.File.Source.PlaceAt(written.Offset));
            }
            else if (IsHidden(draft, written))
            {
                item.Findings.Add(FindingCatalogue.HiddenBlank, draft.File.Source.PlaceAt(written.Offset), number);
            }
            else if (written.Answers.GroupBy(AnswerWriting.Written).FirstOrDefault(group => group.Count() > 1) is { } same)
            {
                item.Findings.Add(FindingCatalogue.ReadTheSame, draft.File.Source.PlaceAt(written.Offset), same.Last(), same.First());
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

    /// <summary>A formula, code whose words are colored, an address or a description is made into something else before there could be a field in it.</summary>
    private static bool IsHidden(ItemDraft draft, WrittenBlank blank)
    {
        return draft.File.Document.Descendants().Any(part => part switch
        {
            MathInline or MathBlock or AutolinkInline or FencedCodeBlock { Info.Length: > 0 } or LinkInline { IsImage: true } => IsIn(part.Span),
            LinkInline link => IsIn(link.UrlSpan),
            _ => false,
        });

        bool IsIn(SourceSpan span) => !span.IsEmpty && span.Start <= blank.Offset && blank.Offset <= span.End;
    }
}
