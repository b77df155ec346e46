using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace QuizHub.Server.Decks.Html;

/// <summary><c>[@id]</c>: the source with that id says so.</summary>
public sealed class CitationInline(string sourceId) : LeafInline
{
    public string SourceId { get; } = sourceId;
}

public sealed partial class CitationParser : InlineParser
{
    public CitationParser()
    {
        OpeningCharacters = ['['];
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var match = Citation().Match(slice.Text, slice.Start, slice.Length);
        if (!match.Success)
        {
            return false;
        }

        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new CitationInline(match.Groups[1].Value) { Span = new(start, start + match.Length - 1), Line = line, Column = column };
        slice.Start += match.Length;
        return true;
    }

    [GeneratedRegex(@"\G\[@([a-z0-9]+(?:-[a-z0-9]+)*)\]")]
    private static partial Regex Citation();
}
