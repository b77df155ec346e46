using System.Globalization;
using System.Text.RegularExpressions;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Findings;

/// <summary>One kind of thing that can be wrong with a deck. <c>{0}</c>, <c>{1}</c>… in the texts stand for what is wrong here.</summary>
/// <param name="Code">Stays the same for ever, even when the words change.</param>
/// <param name="Blocks">A question with such a finding is left out (in a translation: the translation is), because it could not be shown or graded rightly.
/// The others fail <c>check</c>, but a learner may meanwhile read on.</param>
public sealed partial record Finding(string Code, Severity Severity, bool Blocks, Text Message, Text Fix)
{
    public Diagnostic At(Place place, params IReadOnlyList<object> values) =>
        new(place.Path, place.Line, place.Column, Severity, Code, Fill(Message, values), Fill(Fix, values));

    /// <summary>The message as documented: with an ellipsis for what differs.</summary>
    public static string Outline(string message) => Placeholder().Replace(message, "…");

    private static Text Fill(Text template, IReadOnlyList<object> values) => new(Fill(template.En, values, chinese: false), Fill(template.Zh, values, chinese: true));

    private static string Fill(string template, IReadOnlyList<object> values, bool chinese) => Placeholder().Replace(template, match =>
        values[int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)] switch
        {
            Text text => chinese ? text.Zh : text.En,
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            var value => Short(value.ToString() ?? ""),
        });

    /// <summary>Quotes from a deck stay on one line of a terminal.</summary>
    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 120 ? line : line[..117] + "…";
    }

    [GeneratedRegex(@"\{(\d)\}")]
    private static partial Regex Placeholder();
}
