using QuizHub.Site;

namespace QuizHub.Server.Decks.Search;

/// <summary>Something that can be found: a part of a page with an address of its own.</summary>
/// <param name="Section">The part of a question that it stands in, as its page names it; null for glossary terms and topics.</param>
/// <param name="Page">The address without the part: a page is shown once, however many of its parts match.</param>
/// <param name="Names">What a glossary term is called, for who looks for just that; else empty.</param>
internal sealed record Passage(Language Language, string Page, string Address, PassageKind Kind, Text? Section, string Title, string Text, IReadOnlyList<string> Names);

internal enum PassageKind
{
    Question,
    Topic,
    Term,
}
