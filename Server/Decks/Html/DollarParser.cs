using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;

namespace QuizHub.Server.Decks.Html;

/// <summary>
/// <c>$formula$</c> and <c>$$formula$$</c> inside a text. Markdig's own parser wants a space or punctuation before the dollar, which Chinese does not write;
/// here only a Latin letter, a digit or a backslash before it, and a digit behind it, make it a mere sign ("5$ or 6$", "US$5").
/// </summary>
public sealed class DollarParser : InlineParser
{
    public DollarParser() => OpeningCharacters = ['$'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.Text;
        var previous = slice.PeekCharExtra(-1);
        if (char.IsAsciiLetterOrDigit(previous) || previous == '$')
        {
            return false;
        }

        var count = slice.PeekChar() == '$' ? 2 : 1;
        var start = slice.Start + count;
        for (var at = start; at + count - 1 <= slice.End; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == '$' && (count == 1 || text[at + 1] == '$'))
            {
                return Close(processor, ref slice, start, at, count);
            }
        }

        return false;
    }

    private static bool Close(InlineProcessor processor, ref StringSlice slice, int start, int close, int count)
    {
        var text = slice.Text;
        var end = close + count - 1;
        var next = end + 1 <= slice.End ? text[end + 1] : '\0';
        var inner = text.AsSpan(start, close - start);
        if (inner.IsWhiteSpace() || (count == 1 && (char.IsWhiteSpace(inner[0]) || char.IsWhiteSpace(inner[^1]) || char.IsAsciiDigit(next))))
        {
            return false;
        }

        processor.Inline = new MathInline { Delimiter = '$', DelimiterCount = count, Content = new StringSlice(text, start, close - 1) }.At(processor, slice, end);
        slice.Start = end + 1;
        return true;
    }
}
