using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using QuizHub.Server.Decks.Formulas;

namespace QuizHub.Server.Decks.Html;

/// <summary>Puts drawn values into a document that has been read, so that a value is text and never Markdown.</summary>
internal static class DrawnValues
{
    public static void Fill(MarkdownDocument document, IReadOnlyDictionary<string, double> values)
    {
        foreach (var part in document.Descendants().ToList())
        {
            switch (part)
            {
                case Placeholder placeholder when placeholder.Value(values) is { } value:
                    Replace(placeholder, NumberText.Format(value));
                    break;
                case MathInline math:
                    math.Content = new StringSlice(SourceFormulas.FillTex(math.Content.ToString(), values));
                    break;
                case CodeInline code:
                    code.Content = SourceFormulas.FillCode(code.Content, values);
                    break;
                case LinkInline { IsImage: false, Url: { } address } link:
                    link.Url = SourceFormulas.FillCode(address, values);
                    break;
                case AutolinkInline link:
                    link.Url = SourceFormulas.FillCode(link.Url, values);
                    break;
                case CodeBlock block:
                    Fill(block, block is MathBlock ? SourceFormulas.FillTex : SourceFormulas.FillCode, values);
                    break;
            }
        }
    }

    private static void Fill(CodeBlock block, Func<string, IReadOnlyDictionary<string, double>, string> fill, IReadOnlyDictionary<string, double> values)
    {
        for (var line = 0; line < block.Lines.Count; line++)
        {
            ref var slice = ref block.Lines.Lines[line].Slice;
            var text = slice.ToString();
            var filled = fill(text, values);
            if (filled != text)
            {
                slice = new StringSlice(filled) { NewLine = slice.NewLine };
            }
        }
    }

    /// <summary>One literal with the text on both sides, so that a number and its unit stay on one line.</summary>
    private static void Replace(Placeholder placeholder, string value)
    {
        var literal = new LiteralInline(value) { Span = placeholder.Span, Line = placeholder.Line, Column = placeholder.Column };
        placeholder.ReplaceBy(literal);
        if (literal.PreviousSibling is LiteralInline before)
        {
            literal.Content = new StringSlice(before.Content.ToString() + literal.Content);
            before.Remove();
        }

        if (literal.NextSibling is LiteralInline after)
        {
            literal.Content = new StringSlice(literal.Content.ToString() + after.Content);
            after.Remove();
        }
    }
}
