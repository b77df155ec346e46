using System.Text;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using QuizHub.Server.Decks.Formulas;

namespace QuizHub.Server.Decks.Html;

/// <summary>Markdown of a deck as Markdown for elsewhere, with the results in the place of its formulas <c>{= …}</c>: nobody else reads those.</summary>
internal static class FilledSource
{
    private static readonly Dictionary<string, double> NoValues = [];

    public static string Of(string markdown)
    {
        if (!markdown.Contains("{=", StringComparison.Ordinal) || MarkdownPipelines.Parse(markdown, DeckFormat.Latest) is not { } document)
        {
            return markdown;
        }

        var filled = new StringBuilder(markdown);
        foreach (var part in document.Descendants().Where(part => !part.Span.IsEmpty).OrderByDescending(part => part.Span.Start))
        {
            var raw = markdown.Substring(part.Span.Start, Math.Min(part.Span.Length, markdown.Length - part.Span.Start));
            var text = part switch
            {
                Placeholder placeholder => placeholder.Value(NoValues) is { } value ? NumberText.Format(value) : raw,
                MathInline or MathBlock => SourceFormulas.FillTex(raw, NoValues),
                CodeInline or CodeBlock => SourceFormulas.FillCode(raw, NoValues),
                _ => raw,
            };
            if (text != raw)
            {
                filled.Remove(part.Span.Start, raw.Length).Insert(part.Span.Start, text);
            }
        }

        return filled.ToString();
    }
}
