using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace QuizHub.Server.Decks.Html;

/// <summary><c>{name}</c> or <c>{= formula}</c> in a text: shows a value. Read before emphasis and HTML, since formulas hold <c>*</c> and <c>&lt;</c>.</summary>
public sealed partial class Placeholder : LeafInline
{
    /// <summary>As written, with its braces.</summary>
    public required string Written { get; init; }

    /// <summary>A parameter's name or a formula, without braces and <c>=</c>.</summary>
    public required string Formula { get; init; }

    /// <summary>It began with <c>{=</c>; otherwise a name that is no parameter is plain text.</summary>
    public required bool IsFormula { get; init; }

    /// <summary>The value to show; null where the braces are text.</summary>
    public double? Value(IReadOnlyDictionary<string, double> values) =>
        IsFormula ? ValueOf(Formula, values) : values.TryGetValue(Formula, out var value) ? value : null;

    /// <summary>A formula's value; null where it can't be read or a name in it has none.</summary>
    public static double? ValueOf(string formula, IReadOnlyDictionary<string, double> values) =>
        Formulas.Formula.Parse(formula, out _) is { } parsed && parsed.Names.All(values.ContainsKey) ? parsed.Number(values) : null;

    [GeneratedRegex(@"\G\{(?:(=)(?>\s*)((?:[^{}\s]|[^{}\S\r\n]+(?=[^{}\s]))+)|[ \t]*([A-Za-z_][A-Za-z0-9_.]*))\s*\}")]
    internal static partial Regex AtStart();
}

public sealed class PlaceholderParser : InlineParser
{
    public PlaceholderParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var match = Placeholder.AtStart().Match(slice.Text, slice.Start);
        var end = slice.Start + match.Length - 1;
        if (!match.Success || end > slice.End)
        {
            return false;
        }

        var isFormula = match.Groups[1].Success;
        processor.Inline = new Placeholder { Written = match.Value, Formula = match.Groups[isFormula ? 2 : 3].Value, IsFormula = isFormula }.At(processor, slice, end);
        slice.Start = end + 1;
        return true;
    }
}
