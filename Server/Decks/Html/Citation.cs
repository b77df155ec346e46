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

        processor.Inline = new CitationInline(match.Groups[1].Value).At(processor, slice, slice.Start + match.Length - 1);
        slice.Start += match.Length;
        return true;
    }

    /// <summary>Wider than the rule of ids, so that a misspelt one is a citation with an unknown source and not silently text.</summary>
    [GeneratedRegex(@"\G\[@([A-Za-z0-9_.-]+)\]")]
    private static partial Regex Citation();
}
