using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace QuizHub.Server.Decks.Html;

/// <summary>
/// Keeps together what must not stand on two lines: a number and its unit or operator, a formula and what is written close to it (a mark, a bracket, an
/// ending). Browsers
/// break a line before and behind every formula, whatever stands there, and Chromium heeds no word joiner (U+2060) either: only a box that does not wrap holds
/// the two.
/// </summary>
internal static partial class LineBreaks
{
    /// <summary>Longer runs of letters close to a formula may part from it.</summary>
    private const int LongestEnding = 16;

    public static void Glue(MarkdownDocument document)
    {
        foreach (var literal in document.Descendants<LiteralInline>())
        {
            literal.Content = new StringSlice(Spaces().Replace(literal.Content.ToString(), "\u00a0"));
        }

        foreach (var formula in document.Descendants<MathInline>().ToList())
        {
            GlueBehind(formula);
            GlueBefore(formula);
        }
    }

    private static void GlueBehind(MathInline formula)
    {
        Inline? last = formula;
        while (last is not null && Neighbors(last, inline => inline.NextSibling, container => container.FirstChild) is ({ } own, { } next))
        {
            var length = next is LiteralInline literal ? EndingLength(literal.Content.AsSpan()) : 0;
            var goesOn = length == (next as LiteralInline)?.Content.Length;
            if (length == 0 && !(next is CitationInline && last == formula))
            {
                return;
            }

            if (length > 0)
            {
                Split((LiteralInline)next, length);
            }

            last = goesOn ? next : null;
            Join(own, TopOf(next, own.Parent!), formula);
        }
    }

    private static void GlueBefore(MathInline formula)
    {
        if (Neighbors(formula, inline => inline.PreviousSibling, container => container.LastChild) is ({ } own, LiteralInline literal)
            && OpeningLength(literal.Content.AsSpan()) is > 0 and var length)
        {
            var mark = Split(literal, literal.Content.Length - length);
            Join(TopOf(mark, own.Parent!), own, formula);
        }
    }

    /// <summary>What stands beside a formula, also where emphasis or a link ends or begins between the two.</summary>
    /// <returns>The formula, or what it ends or begins, as a sibling of what holds the neighbor; and the neighbor. Nulls at the end of a paragraph.</returns>
    private static (Inline? Own, Inline? Neighbor) Neighbors(Inline formula, Func<Inline, Inline?> step, Func<ContainerInline, Inline?> enter)
    {
        var own = formula;
        while (step(own) is null && own.Parent is { ParentBlock: null } parent)
        {
            own = parent;
        }

        var neighbor = step(own);
        while (neighbor is ContainerInline container && enter(container) is { } inner)
        {
            neighbor = inner;
        }

        return neighbor is null ? (null, null) : (own, neighbor);
    }

    private static Inline TopOf(Inline inline, ContainerInline parent)
    {
        while (inline.Parent != parent)
        {
            inline = inline.Parent!;
        }

        return inline;
    }

    /// <summary>Puts neighbors into one box; a formula between two marks gets one for all three.</summary>
    private static void Join(Inline first, Inline second, MathInline formula)
    {
        if (first != formula && second != formula && formula.Parent is not Unbroken)
        {
            // Inside of what may part, the formula holds on to its end.
            var alone = new Unbroken();
            formula.ReplaceBy(alone);
            alone.AppendChild(formula);
        }

        if (first is Unbroken before)
        {
            second.Remove();
            before.AppendChild(second);
        }
        else if (second is Unbroken behind)
        {
            first.Remove();
            behind.FirstChild!.InsertBefore(first);
        }
        else
        {
            var box = new Unbroken();
            first.ReplaceBy(box, copyChildren: false);
            second.Remove();
            box.AppendChild(first).AppendChild(second);
        }
    }

    /// <returns>The second of the two literals that there are now.</returns>
    private static LiteralInline Split(LiteralInline literal, int length)
    {
        var text = literal.Content.ToString();
        if (length == 0 || length == text.Length)
        {
            return literal;
        }

        literal.Content = new StringSlice(text[..length]);
        var rest = new LiteralInline(text[length..]);
        literal.InsertAfter(rest);
        return rest;
    }

    /// <summary>Marks that no line begins with, and letters, digits and hyphens that go on with the formula's word (<c>$n$th</c>, <c>$k$-fold</c>).</summary>
    private static int EndingLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (IsClosing(text[length]) || IsOfAWord(text[length])))
        {
            length++;
            if (length < text.Length && IsOfAWord(text[length]) && IsClosing(text[length - 1]) && text[length - 1] is not ('\'' or '’'))
            {
                // A hyphen or a bar ends a line well.
                break;
            }
        }

        return length <= LongestEnding ? length : 0;
    }

    private static int OpeningLength(ReadOnlySpan<char> text)
    {
        var start = text.Length;
        while (start > 0 && (IsOpening(text[start - 1]) || IsOfAWord(text[start - 1])))
        {
            start--;
        }

        return text.Length - start <= LongestEnding ? text.Length - start : 0;
    }

    private static bool IsOfAWord(char character) => char.IsAsciiLetterOrDigit(character) || (char.IsLetter(character) && character < '\u0250');

    private static bool IsClosing(char character) => "°℃～ー々".Contains(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation
            or UnicodeCategory.OtherPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.ConnectorPunctuation;

    private static bool IsOpening(char character) => "\"'¿¡#＃§±−≈~".Contains(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.CurrencySymbol;

    /// <summary>A space between a number and a unit, or between an operator and the number beside it.</summary>
    [GeneratedRegex(@"(?<=\d) (?=(?:%|°|(?:[kKMGT]i?)?B|[mµn]?s|min|h|Hz|[kMG]Hz|FLOPs?|[kcm]?m|epochs?|steps?|bits?|bytes?|×)(?![\w]))|(?<=\d) (?=[=<>≤≥≈±×·+−/÷] ?\d)|(?<=[=<>≤≥≈±×·+−/÷]) (?=[−]?\d)")]
    private static partial Regex Spaces();
}
