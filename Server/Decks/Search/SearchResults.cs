using QuizHub.Site;

namespace QuizHub.Server.Decks.Search;

/// <param name="Meant">The query with words corrected that the decks do not use; null where none was.</param>
/// <param name="IsNear">Nothing has all the words: these have some.</param>
internal sealed record SearchResults(string? Meant, bool IsNear, IReadOnlyList<SearchHit> Hits);

/// <summary>A page that was found, with its best passage.</summary>
internal sealed record SearchHit(Language Language, string Address, PassageKind Kind, Text? Section, IReadOnlyList<TextPart> Title, IReadOnlyList<TextPart> Passage);

/// <summary>A piece of text, and whether it is what was looked for.</summary>
public sealed record TextPart(string Text, bool IsMatch);
