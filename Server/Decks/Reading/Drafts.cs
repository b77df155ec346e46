using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <summary>What one file of a question says, before it is held against the other languages. Parts that could not be read are left out.</summary>
internal sealed record QuestionDraft(
    string Language,
    MarkdownFile File,
    FrontMatter FrontMatter,
    IReadOnlyDictionary<SectionKind, Section> Sections,
    IReadOnlyList<Pitfall> Pitfalls,
    IReadOnlyList<PartDraft<FollowUp>> FollowUps,
    IReadOnlyList<PartDraft<KeyPoint>> KeyPoints,
    IReadOnlyList<PartDraft<ClaimText>> Claims,
    IReadOnlyList<ItemDraft> Items)
{
    public string Text(SectionKind kind) =>
        Sections.TryGetValue(kind, out var section) ? File.Lines(section.Heading.Line + 1, section.EndLine) : "";

    public Place PlaceOf(SectionKind kind) => Sections.TryGetValue(kind, out var section) ? File.PlaceOf(section.Heading) : Place.StartOf(File.Source.Path);
}

/// <summary>A part with an id that ties the languages together.</summary>
internal sealed record PartDraft<T>(string Id, Place Place, T Part);

/// <summary>An item as one language writes it.</summary>
/// <param name="Stem">Markdown.</param>
/// <param name="StemOffset">Where it begins in its file.</param>
/// <param name="AnswerKind">What the answers are written as; <see cref="AnswerKind.None"/> when there are none.</param>
internal sealed record ItemDraft(
    string Id,
    string Language,
    MarkdownFile File,
    Place Place,
    string Title,
    Braces Braces,
    string Stem,
    int StemOffset,
    int StemEndLine,
    AnswerKind AnswerKind,
    IReadOnlyList<EntryDraft> Entries,
    IReadOnlyList<RowDraft> Rows,
    int Columns,
    string? Why)
{
    /// <summary>Counted from 0.</summary>
    public int TitleLine => Place.Line - 1;

    public Place PlaceOf(BraceWord word) => File.Source.PlaceAt(word.Offset);
}

internal enum AnswerKind
{
    None,
    Bullets,
    Numbers,
    Table,
}

/// <param name="IsKey">What <c>[x]</c> or <c>[ ]</c> says; null where neither stands.</param>
/// <param name="Reason">The quotation below it; null where there is none.</param>
internal sealed record EntryDraft(Place Place, Place MarkPlace, bool? IsKey, string Text, int TextOffset, string? Reason, Braces? Braces);

/// <param name="Left">Empty for distractors.</param>
internal sealed record RowDraft(Place Place, string Left, string Right, string Why);
