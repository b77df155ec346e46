using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace QuizHub.Server.Decks.Html;

internal static class InlinePlaces
{
    /// <summary>Gives an inline its place: from the slice's start to <paramref name="end"/>, both included.</summary>
    public static T At<T>(this T inline, InlineProcessor processor, StringSlice slice, int end)
        where T : Inline
    {
        inline.Span = new SourceSpan(processor.GetSourcePosition(slice.Start, out var line, out var column), processor.GetSourcePosition(end));
        inline.Line = line;
        inline.Column = column;
        return inline;
    }
}
