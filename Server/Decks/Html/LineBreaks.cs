using System.Text.RegularExpressions;
using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace QuizHub.Server.Decks.Html;

/// <summary>Keeps together what must not stand on two lines: a number and its unit or operator, a formula and the punctuation at it.</summary>
internal static partial class LineBreaks
{
    /// <summary>Beside an inline box such as a formula only a word joiner (or a no-break space) takes the browser's leave to break: CSS Text 3, "Line Breaking Details".</summary>
    private const char WordJoiner = '\u2060';

    private const string Closing = ".,;:!?)]}%。，、；：！？）】」』”’…", Opening = "([{（【「『“‘";

    public static void Glue(MarkdownDocument document)
    {
        foreach (var literal in document.Descendants<LiteralInline>())
        {
            var text = Spaces().Replace(literal.Content.ToString(), "\u00a0");
            if (text.Length > 0 && literal.PreviousSibling is MathInline && Closing.Contains(text[0]))
            {
                text = WordJoiner + text;
            }

            if (text.Length > 0 && literal.NextSibling is MathInline && Opening.Contains(text[^1]))
            {
                text += WordJoiner;
            }

            literal.Content = new StringSlice(text);
        }
    }

    /// <summary>A space between a number and a unit, or between an operator and the number beside it.</summary>
    [GeneratedRegex(@"(?<=\d) (?=(?:%|°|(?:[kKMGT]i?)?B|[mµn]?s|min|h|Hz|[kMG]Hz|FLOPs?|[kcm]?m|epochs?|steps?|bits?|bytes?|×)(?![\w]))|(?<=\d) (?=[=<>≤≥≈±×·+−/÷] ?\d)|(?<=[=<>≤≥≈±×·+−/÷]) (?=[−]?\d)")]
    private static partial Regex Spaces();
}
