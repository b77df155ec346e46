using System.Globalization;
using System.Text.RegularExpressions;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Items;

/// <param name="Offset">Where it begins in its file.</param>
/// <param name="Length">With its brackets.</param>
/// <param name="Number">Null when it can't be read.</param>
internal sealed record WrittenBlank(int Offset, int Length, int? Number, IReadOnlyList<string> Answers)
{
    public bool Covers(int offset) => offset >= Offset && offset < Offset + Length;
}

/// <summary>Blanks in the stem of a cloze item, <c>[[1: answer | another]]</c>. The answers are words, not Markdown. Since format 2 a backslash makes a bar, a bracket or a
/// backslash part of an answer.</summary>
internal static partial class BlankSyntax
{
    public static IEnumerable<WrittenBlank> In(ItemDraft draft)
    {
        foreach (Match match in Pattern(draft.File.Format).Matches(draft.Stem))
        {
            var inner = Content().Match(match.Groups[1].Value);
            var number = inner.Success && int.TryParse(inner.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : (int?)null;
            yield return new(draft.StemOffset + match.Index, match.Length, number, Answers(inner.Groups[2].Value, draft.File.Format));
        }
    }

    /// <summary>The stem with bare numbers in its blanks.</summary>
    public static string Bare(ItemDraft draft) => Pattern(draft.File.Format).Replace(
        draft.Stem, match => Content().Match(match.Groups[1].Value) is { Success: true } inner ? $"[[{inner.Groups[1].Value}]]" : match.Value);

    private static string[] Answers(string written, int format) => format == DeckFormat.First
        ? written.Split('|', StringSplitOptions.TrimEntries)
        : [.. Bar().Split(written).Select(answer => Escape().Replace(answer, "$1").Trim())];

    private static Regex Pattern(int format) => format == DeckFormat.First ? Format1Blank() : Blank();

    [GeneratedRegex(@"\[\[(.*?)\]\]", RegexOptions.Singleline)]
    private static partial Regex Format1Blank();

    [GeneratedRegex(@"\[\[(?!\[)((?:\\[|\]\\]|(?!\\[|\]\\]).)*?)\]\]", RegexOptions.Singleline)]
    private static partial Regex Blank();

    [GeneratedRegex(@"^(?>\s*)(\d{1,2})(?>\s*):(?>\s*)(.*\S)\s*\z", RegexOptions.Singleline)]
    private static partial Regex Content();

    /// <summary>A bar with an even number of backslashes before it.</summary>
    [GeneratedRegex(@"(?<=(?<!\\)(?:\\\\)*)\|")]
    private static partial Regex Bar();

    [GeneratedRegex(@"\\([|\]\\])")]
    private static partial Regex Escape();
}
