using QuizHub.Decks;
using QuizHub.Site;

namespace QuizHub.Server.Decks.Search;

/// <summary>All that can be found in the decks. Items are not among it: whoever could search them could search their keys.</summary>
public static class Passages
{
    /// <summary>Characters of a passage at most, its parts together.</summary>
    public const int Longest = 600;

    internal static IEnumerable<PageSource> Of(DeckSnapshot decks)
    {
        foreach (var deck in decks.Decks)
        {
            var languages = Languages.All.Where(language => deck.Languages.Contains(language.Code())).ToList();
            foreach (var question in deck.Questions)
            {
                yield return OfQuestion(deck, question, [.. languages.Where(language => question.Texts.ContainsKey(language.Code()))]);
            }

            foreach (var term in deck.Glossary)
            {
                yield return OfTerm(deck, term, languages);
            }

            foreach (var topic in deck.Topics)
            {
                yield return OfTopic(deck, topic, languages);
            }
        }
    }

    private static PageSource OfTopic(Deck deck, Topic topic, IReadOnlyList<Language> languages)
    {
        return new(
            (PageKind.Topic, deck.Slug, topic.Slug),
            [deck.Languages, topic.Title, topic.Description],
            Page,
            (number, page) => languages.SelectMany(language => Of(number, language, page, topic.Description)));

        SearchPage Page()
        {
            var places = languages.ToDictionary(
                language => language,
                language => new PagePlace(Addresses.Topic(language, deck.Slug, topic.Slug), PassageText.Of(topic.Title.In(language.Code()))));
            return new(PageKind.Topic, places, [.. places.Values.Select(place => new PageName(place.Title, IsFirst: true))], [], []);
        }
    }

    private static PageSource OfTerm(Deck deck, GlossaryTerm term, IReadOnlyList<Language> languages)
    {
        return new(
            (PageKind.Term, deck.Slug, term.Id),
            [deck.Languages, term],
            Page,
            (number, page) => languages.SelectMany(language => Of(number, language, page, term.Text)));

        SearchPage Page()
        {
            var places = languages.ToDictionary(
                language => language,
                language => new PagePlace(Addresses.Term(language, deck.Slug, term.Id), string.Join(language == Language.Zh ? "、" : ", ", Shown(language))));
            var names = languages.SelectMany(language => Shown(language).Select((name, at) => new PageName(name, IsFirst: at == 0)));
            return new(PageKind.Term, places, [.. names], term.Search, []);
        }

        IEnumerable<string> Shown(Language language) => [term.Term.In(language.Code()), .. term.Also.GetValueOrDefault(language.Code()) ?? []];
    }

    private static PageSource OfQuestion(Deck deck, Question question, IReadOnlyList<Language> languages)
    {
        return new(
            (PageKind.Question, deck.Slug, question.Slug),
            [deck.Languages, deck.Tags, question],
            Page,
            (number, page) => languages.SelectMany(language => OfText(number, language, page.Places[language].Address, question.Texts[language.Code()])));

        SearchPage Page()
        {
            var places = languages.ToDictionary(
                language => language,
                language => new PagePlace(
                    Addresses.Question(language, question.DeckSlug, question.TopicSlug, question.Slug), PassageText.Of(question.Texts[language.Code()].Title)));
            IEnumerable<string> slugs = [question.Slug, .. question.Aliases];
            return new(
                PageKind.Question,
                places,
                [.. places.Values.Select(place => new PageName(place.Title, IsFirst: true)), .. slugs.Select(slug => new PageName(slug.Replace('-', ' '), IsFirst: true))],
                [],
                [.. question.Tags.Where(deck.Tags.ContainsKey).SelectMany(tag => deck.Tags[tag].ByLanguage.Values)]);
        }
    }

    /// <summary>A page that is one text.</summary>
    private static IEnumerable<Passage> Of(int number, Language language, SearchPage page, Localized text) =>
        Cut(number, language, page.Places[language].Address, null, [new(null, PassageText.Of(text.In(language.Code())))]);

    private static IEnumerable<Passage> OfText(int page, Language language, string address, QuestionText text)
    {
        IEnumerable<Passage> At(string anchor, Text section, params IEnumerable<(Text? Label, string Markdown)> parts) =>
            Cut(page, language, $"{address}#{anchor}", section, [.. parts.Select(part => new PassagePart(part.Label, PassageText.Of(part.Markdown)))]);

        return
        [
            .. At("thirty-seconds", DeckTexts.ThirtySeconds, (null, text.ThirtySeconds)),
            .. At("two-minutes", DeckTexts.TwoMinutes, (null, text.TwoMinutes)),
            .. ByHeadings(text.Explanation).SelectMany(part => At("explanation", DeckTexts.Explanation, (null, part))),
            .. text.Pitfalls.SelectMany(pitfall => At("pitfalls", DeckTexts.Pitfalls, (DeckTexts.OftenSaid, pitfall.SaidMarkdown), (DeckTexts.InTruth, pitfall.TruthMarkdown))),
            .. text.FollowUps.SelectMany(follow => At("follow-ups", DeckTexts.FollowUps, (SearchTexts.Asked, follow.Question), (SearchTexts.Answered, follow.AnswerMarkdown))),
            .. text.KeyPoints.SelectMany(point => At($"point-{point.Id}", DeckTexts.KeyPoints, (null, point.Markdown))),
            .. text.Claims.SelectMany(claim => At($"claim-{claim.Key}", DeckTexts.Claims, OfClaim(claim.Value))),
        ];
    }

    private static IEnumerable<(Text?, string)> OfClaim(ClaimText claim) =>
        claim.FailsWhenMarkdown is null ? [(null, claim.Markdown)] : [(SearchTexts.Holds, claim.Markdown), (SearchTexts.Limits, claim.FailsWhenMarkdown)];

    /// <summary>An explanation by its subheadings: a passage should be about one thing.</summary>
    private static IEnumerable<string> ByHeadings(string markdown) => markdown.Split("\n### ").Where(part => !string.IsNullOrWhiteSpace(part));

    /// <summary>Passages that are not too long: cut at the end of a sentence where there is one, and every piece keeps its label.</summary>
    public static IEnumerable<Passage> Cut(int page, Language language, string address, Text? section, IReadOnlyList<PassagePart> parts)
    {
        var (pieces, length) = (new List<PassagePart>(), 0);
        foreach (var piece in parts.SelectMany(part => Pieces(part.Text, Longest / parts.Count).Select(text => part with { Text = text })))
        {
            if (length + piece.Text.Length > Longest)
            {
                yield return new(page, language, address, section, pieces);
                (pieces, length) = ([], 0);
            }

            pieces.Add(piece);
            length += piece.Text.Length;
        }

        if (pieces.Count > 0)
        {
            yield return new(page, language, address, section, pieces);
        }
    }

    private static IEnumerable<string> Pieces(string text, int most)
    {
        var from = 0;
        while (text.Length - from > most)
        {
            var end = from + PieceLength(text.AsSpan(from, most));
            yield return text[from..end].Trim();
            from = end;
        }

        if (text.AsSpan(from).Trim().Length > 0)
        {
            yield return text[from..].Trim();
        }
    }

    private static int PieceLength(ReadOnlySpan<char> text)
    {
        var sentence = Math.Max(text.LastIndexOf(". "), text.LastIndexOfAny('。', '？', '！'));
        var space = text.LastIndexOf(' ');
        var end = sentence >= text.Length / 2 ? sentence + 1 : space >= text.Length / 2 ? space : text.Length;
        return end < text.Length || !char.IsHighSurrogate(text[^1]) ? end : end - 1;
    }
}
