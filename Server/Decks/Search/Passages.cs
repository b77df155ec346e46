using QuizHub.Decks;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Search;

/// <summary>All passages of all decks. Items are not among them: whoever could search them could search their keys.</summary>
internal static class Passages
{
    public static IEnumerable<Passage> Of(DeckSnapshot decks) =>
        from deck in decks.Decks
        from language in Languages.All
        where deck.Languages.Contains(language.Code())
        from passage in OfDeck(deck, language)
        select passage;

    private static IEnumerable<Passage> OfDeck(Deck deck, Language language)
    {
        var code = language.Code();
        foreach (var topic in deck.Topics)
        {
            var address = Addresses.Topic(language, deck.Slug, topic.Slug);
            yield return new(language, address, address, PassageKind.Topic, null, PassageText.Of(topic.Title.In(code)), PassageText.Of(topic.Description.In(code)), []);
        }

        foreach (var passage in deck.Questions.Where(question => question.Texts.ContainsKey(code)).SelectMany(question => OfQuestion(question, question.Texts[code], language)))
        {
            yield return passage;
        }

        foreach (var term in deck.Glossary)
        {
            var address = Addresses.Term(language, deck.Slug, term.Id);
            string[] names = [term.Term.In(code), .. term.Also.GetValueOrDefault(code) ?? []];
            yield return new(
                language, address, address, PassageKind.Term, null, string.Join(language == Language.Zh ? "、" : ", ", names), PassageText.Of(term.Text.In(code)), names);
        }
    }

    private static IEnumerable<Passage> OfQuestion(Question question, QuestionText text, Language language)
    {
        var page = Addresses.Question(language, question.DeckSlug, question.TopicSlug, question.Slug);
        var title = PassageText.Of(text.Title);
        Passage At(string anchor, Text section, string markdown) => new(language, page, $"{page}#{anchor}", PassageKind.Question, section, title, PassageText.Of(markdown), []);

        yield return At("thirty-seconds", DeckTexts.ThirtySeconds, text.ThirtySeconds);
        yield return At("two-minutes", DeckTexts.TwoMinutes, text.TwoMinutes);
        foreach (var part in Parts(text.Explanation))
        {
            yield return At("explanation", DeckTexts.Explanation, part);
        }

        foreach (var pitfall in text.Pitfalls)
        {
            yield return At("pitfalls", DeckTexts.Pitfalls, $"{pitfall.SaidMarkdown}\n\n{pitfall.TruthMarkdown}");
        }

        foreach (var followUp in text.FollowUps)
        {
            yield return At("follow-ups", DeckTexts.FollowUps, $"{followUp.Question}\n\n{followUp.AnswerMarkdown}");
        }

        foreach (var point in text.KeyPoints)
        {
            yield return At($"point-{point.Id}", DeckTexts.KeyPoints, point.Markdown);
        }

        foreach (var claim in text.Claims.Values)
        {
            yield return At("claims", DeckTexts.Claims, $"{claim.Markdown}\n\n{claim.FailsWhenMarkdown}");
        }
    }

    /// <summary>An explanation by its subheadings: a passage should be about one thing.</summary>
    private static IEnumerable<string> Parts(string markdown) =>
        markdown.Split("\n### ").Where(part => !string.IsNullOrWhiteSpace(part));
}
