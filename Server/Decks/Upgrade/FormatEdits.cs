using System.Text.RegularExpressions;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks;

/// <param name="Offset">In the file, as <see cref="SourceText"/> counts.</param>
/// <param name="Written">What stands there and goes.</param>
/// <param name="Sense">What it is about, for people.</param>
internal sealed record FormatEdit(int Offset, string Written, string Replacement, string Sense)
{
    /// <summary>The edit of the beginning alone that makes one text of the other: what stands inside may have edits of its own.</summary>
    public static FormatEdit Of(int offset, string written, string replacement)
    {
        var common = 0;
        while (common < written.Length && common < replacement.Length && written[^(common + 1)] == replacement[^(common + 1)])
        {
            common++;
        }

        return new(offset, written[..^common], replacement[..^common], written);
    }
}

/// <summary>What must be written otherwise in a file of format 1 so that it means in format 2 what it means now.</summary>
internal static partial class FormatEdits
{
    private enum Kind
    {
        Tex,
        Code,
        Address,
    }

    public static IReadOnlyList<FormatEdit> Of(QuestionDraft draft, QuestionDraft source)
    {
        var blanks = ItemsOf(draft, source, "cloze").SelectMany(BlankSyntax.In).ToList();
        var answers = ItemsOf(draft, source, "matching").SelectMany(item => item.Rows).Select(row => row.Place.Line - 1).ToHashSet();
        var values = source.Items.ToDictionary(item => item.Id, item => ParameterReader.Read(item, new()).ToDictionary(range => range.Name, range => range.From));
        var inBlanks = blanks.SelectMany(blank => InBlank(draft.File.Raw(blank.Offset, blank.Offset + blank.Length), blank.Offset));
        var inSources = draft.File.Document.Descendants().SelectMany(part => KindOf(part) is ({ IsEmpty: false } span, var kind)
            ? InSource(draft.File.Raw(span.Start, span.End + 1), span.Start, kind, ValuesAt(span.Start), IsInProseTable(part))
            : []);
        return [.. inBlanks.Concat(inSources.Where(edit => !blanks.Exists(blank => blank.Covers(edit.Offset)))).OrderBy(edit => edit.Offset)];

        Dictionary<string, double> ValuesAt(int offset)
        {
            var line = draft.File.Source.LineOf(offset);
            return draft.Items.LastOrDefault(item => item.TitleLine <= line) is { } item && values.TryGetValue(item.Id, out var found) ? found : [];
        }

        // The tables that are answers were read so in format 1 too.
        bool IsInProseTable(MarkdownObject part) => part is LeafInline inline && TableOf(inline) is { } table && !table.OfType<TableRow>().Any(row => answers.Contains(row.Line));
    }

    private static IEnumerable<ItemDraft> ItemsOf(QuestionDraft draft, QuestionDraft source, string type) =>
        draft.Items.Where(item => source.Items.Any(original => original.Id == item.Id && original.Braces.HasClass(type)));

    private static (SourceSpan Span, Kind Kind)? KindOf(MarkdownObject part) => part switch
    {
        MathInline or MathBlock => (part.Span, Kind.Tex),
        CodeInline or CodeBlock => (part.Span, Kind.Code),
        LinkInline { IsImage: false } link => (link.UrlSpan, Kind.Address),
        AutolinkInline => (part.Span, Kind.Address),
        _ => null,
    };

    private static Table? TableOf(Inline inline)
    {
        var top = inline;
        while (top.Parent is { } parent)
        {
            top = parent;
        }

        for (var block = (top as ContainerInline)?.ParentBlock as Block; block is not null; block = block.Parent)
        {
            if (block is Table table)
            {
                return table;
            }
        }

        return null;
    }

    private static IEnumerable<FormatEdit> InSource(string raw, int origin, Kind kind, Dictionary<string, double> values, bool inTable)
    {
        foreach (Match match in Braces().Matches(raw))
        {
            var replacement = kind == Kind.Tex ? Tex(match, values) : Code(match, kind, values);
            if (replacement != match.Value)
            {
                yield return FormatEdit.Of(origin + match.Index, match.Value, replacement);
            }
        }

        foreach (Match bar in inTable ? EscapedBar().Matches(raw) : Enumerable.Empty<Match>())
        {
            yield return FormatEdit.Of(origin + bar.Index, bar.Value, "\\" + bar.Value);
        }
    }

    private static string Tex(Match match, Dictionary<string, double> values) =>
        IsFilled(match, values) && !IsFormula(match) ? $"{Slashes(match)}{{= {Inside(match)}}}" : match.Value;

    /// <summary>In code of format 1 backslashes stay, in format 2 they escape; and what is no formula there must not become one.</summary>
    private static string Code(Match match, Kind kind, Dictionary<string, double> values)
    {
        var slashes = Slashes(match) + Slashes(match);
        return (IsFilled(match, values), IsFormula(match)) switch
        {
            (true, false) => kind == Kind.Address ? $"{slashes}{{={Inside(match)}}}" : $"{slashes}{{= {Inside(match)}}}",
            (true, true) => slashes + match.Value[Slashes(match).Length..].ReplaceLineEndings(" "),
            (false, true) when SourceFormulas.IsFormula(match.Value) && kind == Kind.Code => $@"{slashes}\{match.Value[Slashes(match).Length..]}",
            _ => match.Value,
        };
    }

    private static bool IsFilled(Match match, Dictionary<string, double> values) => Slashes(match).Length % 2 == 0 && Format1Text.Value(match.Groups["inside"].Value, values) is not null;

    private static bool IsFormula(Match match) => match.Groups["inside"].Value.StartsWith('=');

    private static string Inside(Match match) => match.Groups["inside"].Value.Trim();

    private static string Slashes(Match match) => match.Groups["slashes"].Value;

    /// <summary>In format 1 a backslash in a blank was itself; in format 2 it must be doubled before what it would escape.</summary>
    private static IEnumerable<FormatEdit> InBlank(string raw, int origin) =>
        EscapeInBlank().Matches(raw).Select(match => new FormatEdit(origin + match.Index, "", @"\", raw));

    [GeneratedRegex(@"(?<!\\)(?<slashes>\\*)\{(?<inside>[^{}]*)\}")]
    private static partial Regex Braces();

    [GeneratedRegex(@"\\\|")]
    private static partial Regex EscapedBar();

    [GeneratedRegex(@"\\(?=[|\]\\])")]
    private static partial Regex EscapeInBlank();
}
