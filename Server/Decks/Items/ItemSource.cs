using QuizHub.Quizzes;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Reading;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Items;

/// <summary>An item in all its languages, before its answers are read.</summary>
/// <param name="Drafts">The source language first.</param>
/// <param name="HasDemo">The question names a demo: facts can be spoken of.</param>
internal sealed record ItemSource(
    ItemType Type, IReadOnlyList<ItemDraft> Drafts, IReadOnlyList<ParameterRange> Parameters, bool HasDemo, FindingList Findings)
{
    public ItemDraft Source => Drafts[0];

    public IEnumerable<ItemDraft> Translations => Drafts.Skip(1);

    /// <summary><c>.exact</c>: slips of the finger are not forgiven.</summary>
    public bool IsExact => Source.Braces.HasClass("exact");

    /// <summary>Its parameters are reported already.</summary>
    public bool HasParameterTrouble { get; } = ParameterReader.HasTrouble(Drafts[0]);

    public bool IsAboutRun => ItemTypes.Of(Type).IsAboutRun;

    /// <summary>False, with a finding, when the answers of a language are not written as they must be.</summary>
    public bool HasAnswers(AnswerKind kind, Text described)
    {
        foreach (var draft in Drafts.Where(draft => draft.AnswerKind != kind))
        {
            Findings.Add(FindingCatalogue.MissingAnswers, draft.Place, described);
        }

        return Source.AnswerKind == kind;
    }

    /// <summary>The translations with as many answers as the source; the others are reported.</summary>
    public IReadOnlyList<ItemDraft> Matching(Func<ItemDraft, int> count, Text what)
    {
        foreach (var draft in Translations.Where(draft => count(draft) != count(Source)))
        {
            Findings.Add(FindingCatalogue.CountDiffers, draft.Place, what, count(draft), count(Source));
        }

        return [.. Drafts.Where(draft => count(draft) == count(Source))];
    }

    /// <summary>One text per language, taken from each draft.</summary>
    public static Localized Texts(IReadOnlyList<ItemDraft> drafts, Func<ItemDraft, string> text) =>
        new(drafts.ToDictionary(draft => draft.Language, text));

    /// <summary>Reports a translation's mark or words in braces that differ from the source's.</summary>
    public void Compare(EntryDraft source, EntryDraft translation)
    {
        if (translation.IsKey is not null && translation.IsKey != source.IsKey)
        {
            Findings.Add(FindingCatalogue.MarkDiffers, translation.MarkPlace);
        }

        foreach (var word in translation.Braces?.Words ?? [])
        {
            if (source.Braces?.Words.Any(other => other.Written == word.Written && other.Value == word.Value) != true)
            {
                Findings.Add(FindingCatalogue.AttributeDiffers, PlaceIn(translation, word), word.Written);
            }
        }
    }

    /// <summary>Reports an entry without text or without reason.</summary>
    public void Complete(EntryDraft entry)
    {
        if (AnswerWriting.Look(entry.Text).Length == 0)
        {
            Findings.Add(FindingCatalogue.EmptyText, entry.Place, ReadingTexts.AnEntry);
        }
        else if (string.IsNullOrEmpty(entry.Reason))
        {
            Findings.Add(FindingCatalogue.MissingReason, entry.Place, entry.Text, ReadingTexts.QuoteBelow);
        }
    }

    /// <summary>Reports answers that are shown twice, or that nobody could tell apart: they differ by what is invisible, by emphasis, or by signs that look alike.</summary>
    public void TellApart(IReadOnlyList<(string Text, Place Place)> answers)
    {
        var (texts, looks) = (new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var (text, place) in answers.Where(answer => AnswerWriting.Look(answer.Text).Length > 0))
        {
            if (!texts.Add(text))
            {
                Findings.Add(FindingCatalogue.DuplicateAnswer, place, text);
            }
            else if (!looks.TryAdd(AnswerWriting.Look(text), text))
            {
                Findings.Add(FindingCatalogue.LooksTheSame, place, text, looks[AnswerWriting.Look(text)]);
            }
        }
    }

    /// <summary>The place of a word in the braces of an entry, whichever file that is in.</summary>
    public Place PlaceIn(EntryDraft entry, BraceWord word) => FileOf(entry).Source.PlaceAt(word.Offset);

    public Place ValuePlaceIn(EntryDraft entry, BraceWord word) => FileOf(entry).Source.PlaceAt(word.ValueOffset);

    private MarkdownFile FileOf(EntryDraft entry) => Drafts.First(draft => draft.Entries.Contains(entry)).File;
}
