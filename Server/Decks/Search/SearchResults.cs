using QuizHub.Site;

namespace QuizHub.Server.Decks.Search;

/// <param name="Meant">The query with what was probably meant in place of words that the decks do not use; null where nothing was replaced.</param>
/// <param name="IsNear">No page has all the words: these have some.</param>
/// <param name="Total">Pages found; the hits are the first of them.</param>
/// <param name="Suggestions">Terms to look for instead, where nothing was found.</param>
public sealed record SearchResults(string? Meant, bool IsNear, int Total, IReadOnlyList<SearchHit> Hits, IReadOnlyList<string> Suggestions)
{
    /// <summary>Only names of pages were searched: the texts are still being read.</summary>
    public bool IsOfNames { get; init; }

    public static readonly SearchResults Nothing = new(null, IsNear: false, 0, [], []);
}

/// <summary>A page that was found, with its best passage.</summary>
public sealed record SearchHit(Language Language, string Address, PageKind Kind, Text? Section, IReadOnlyList<TextPart> Title, IReadOnlyList<SnippetPart> Passage);

/// <summary>A part of a passage as it is shown, with who speaks in it where that must be said.</summary>
public sealed record SnippetPart(Text? Label, IReadOnlyList<TextPart> Text);

/// <summary>A piece of text, and whether it is what was looked for.</summary>
public sealed record TextPart(string Text, bool IsMatch);
