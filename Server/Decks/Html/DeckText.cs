using Markdig.Syntax;

namespace QuizHub.Server.Decks.Html;

/// <summary>The one way from a text of a deck to a document with its values in place, whichever format the text is of.</summary>
public static class DeckText
{
    private static readonly Dictionary<string, double> NoValues = [];

    /// <returns>Null where the text nests too deep to be read.</returns>
    public static MarkdownDocument? Read(string markdown, int format, IReadOnlyDictionary<string, double>? values = null)
    {
        if (format == DeckFormat.First)
        {
            return Format1Text.Read(markdown, values ?? NoValues);
        }

        if (MarkdownPipelines.Parse(markdown, format) is not { } document)
        {
            return null;
        }

        DrawnValues.Fill(document, values ?? NoValues);
        return document;
    }
}
