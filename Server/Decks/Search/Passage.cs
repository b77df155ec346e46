using QuizHub.Site;

namespace QuizHub.Server.Decks.Search;

/// <summary>A part of a page with an address of its own, at most <see cref="Passages.Longest"/> characters of it: what is longer is several passages.</summary>
/// <param name="Page">Number of the page in the index.</param>
/// <param name="Section">The part of a question that it stands in, as its page names it; null for glossary terms and topics.</param>
/// <param name="Parts">More than one where a text answers another, as a correction does a misconception: they are never shown as one statement.</param>
public sealed record Passage(int Page, Language Language, string Address, Text? Section, IReadOnlyList<PassagePart> Parts);

/// <param name="Label">Who speaks: “Often said”, “In truth”. Null where nothing need be told apart.</param>
public sealed record PassagePart(Text? Label, string Text);

public enum PageKind
{
    Question,
    Topic,
    Term,
}

/// <summary>A page that can be found, with all its languages. A glossary term counts as one.</summary>
/// <param name="Places">Where it is in each language that it has.</param>
/// <param name="Names">What it is about, by any of which it can be meant: titles in all languages, slugs, a term and its synonyms.</param>
/// <param name="Synonyms">What a query may call it as well. Texts are not searched for these: they may mean something else there.</param>
/// <param name="Tags">What it touches as well; not shown.</param>
internal sealed record SearchPage(
    PageKind Kind, IReadOnlyDictionary<Language, PagePlace> Places, IReadOnlyList<PageName> Names, IReadOnlyList<string> Synonyms, IReadOnlyList<string> Tags);

internal sealed record PagePlace(string Address, string Title);

/// <param name="IsFirst">The title or the term itself, not another word for it.</param>
internal sealed record PageName(string Text, bool IsFirst);
