using System.Text.RegularExpressions;
using QuizHub.Server.Decks.Formulas;

namespace QuizHub.Server.Decks.Html;

/// <summary>
/// Values in what is no prose, since format 2: <c>{= formula}</c> in a formula of TeX, in code, in an address. <c>{name}</c> is what it says there. A backslash before the
/// brace makes it text; two backslashes are none before it. Code and addresses lose the backslashes that say so, TeX reads them itself.
/// </summary>
internal static partial class SourceFormulas
{
    public static string FillTex(string tex, IReadOnlyDictionary<string, double> values) => Written().Replace(
        tex,
        match => match.Groups["slashes"].Length % 2 == 0 && Value(match, values) is { } value ? match.Groups["slashes"].Value + NumberText.FormatTex(value) : match.Value);

    public static string FillCode(string code, IReadOnlyDictionary<string, double> values) => Written().Replace(
        code,
        match =>
        {
            var slashes = match.Groups["slashes"].Value;
            var braces = match.Value[slashes.Length..];
            return slashes[..(slashes.Length / 2)] + (slashes.Length % 2 == 0 && Value(match, values) is { } value ? NumberText.Format(value) : braces);
        });

    /// <summary>The formulas in a text, with their index; those behind a backslash are none.</summary>
    public static IEnumerable<Group> In(string text) =>
        Written().Matches(text).Where(match => match.Groups["slashes"].Length % 2 == 0).Select(match => match.Groups["formula"]);

    /// <summary>The names <c>{name}</c> in a text, with their index: values in prose, text here.</summary>
    public static IEnumerable<Group> NamesIn(string text) =>
        Named().Matches(text).Where(match => match.Groups["slashes"].Length % 2 == 0).Select(match => match.Groups["name"]);

    /// <summary>Whether braces, whatever stands before them, are read as a formula.</summary>
    public static bool IsFormula(string braces) => Written().IsMatch(braces);

    private static double? Value(Match match, IReadOnlyDictionary<string, double> values) => Placeholder.ValueOf(match.Groups["formula"].Value, values);

    [GeneratedRegex(@"(?<!\\)(?<slashes>\\*)\{=(?>\s*)(?<formula>(?:[^{}\s]|[^{}\S\r\n]+(?=[^{}\s]))+)\s*\}")]
    private static partial Regex Written();

    [GeneratedRegex(@"(?<!\\)(?<slashes>\\*)\{(?<name>[A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex Named();
}
