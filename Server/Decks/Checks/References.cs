using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Decks.Reading;
using Markdig.Syntax;

namespace QuizHub.Server.Decks.Checks;

/// <summary>What questions of a deck name of each other and of deck.yml.</summary>
internal static class References
{
    /// <param name="aliases">Of all questions, in their order.</param>
    public static DeckNames Names(DeckYml yml, IEnumerable<Named> aliases, IEnumerable<string> images, FindingList findings)
    {
        var taken = yml.Topics.SelectMany(topic => topic.Questions).Select(question => question.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var alias in aliases)
        {
            if (!taken.Add(alias.Name))
            {
                findings.Add(FindingCatalogue.AliasTaken, alias.Place, alias.Name);
            }
        }

        return new(
            taken,
            yml.Glossary.Select(term => term.Id).ToHashSet(StringComparer.Ordinal),
            images.ToHashSet(StringComparer.Ordinal),
            yml.Tags.Keys.ToHashSet(StringComparer.Ordinal));
    }

    public static void Check(QuestionFiles question, AskedNames names, FindingList findings)
    {
        var front = question.Source!.FrontMatter;
        foreach (var tag in front.Tags.Where(tag => !names.Has(NameKind.Tag, tag.Name)))
        {
            findings.Add(FindingCatalogue.UnknownTag, tag.Place, tag.Name);
        }

        foreach (var other in front.Confusable.Where(other => !names.Has(NameKind.Question, other.Name) || other.Name == question.Name.Name))
        {
            findings.Add(FindingCatalogue.UnknownQuestion, other.Place, other.Name);
        }

        var cited = question.Source.File.Document.Descendants<CitationInline>().Select(citation => citation.SourceId).ToHashSet(StringComparer.Ordinal);
        foreach (var source in front.Sources.Where(source => !cited.Contains(source.Source.Id)))
        {
            findings.Add(FindingCatalogue.UnusedSource, source.Place, source.Source.Id);
        }
    }

    public static void CheckGlossary(DeckYml yml, TextCheck texts)
    {
        foreach (var (text, place) in yml.TextPlaces)
        {
            texts.Check(text, yml.Source, place, yml.Format);
        }
    }
}
