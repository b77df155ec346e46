using QuizHub.Quizzes;

namespace QuizHub.Server.Decks.Items;

/// <summary>The words of letters that a deck uses, in whatever text of it.</summary>
internal static class DeckWords
{
    /// <summary>Folded, each once. Of a text of n characters in time n; each word is folded but once.</summary>
    public static IReadOnlyCollection<string> Of(Deck deck)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        var lookup = written.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var text in Texts(deck))
        {
            for (var start = 0; start < text.Length; start++)
            {
                var end = start;
                while (end < text.Length && IsOfWord(text[end]))
                {
                    end++;
                }

                if (end - start >= Slips.LettersForOne - 1)
                {
                    lookup.Add(text.AsSpan(start, end - start));
                }

                start = end;
            }
        }

        return written.SelectMany(word => Slips.Words(TypedText.Fold(word)) ?? []).Where(word => word.Length <= Slips.MostLetters && Slips.IsOfLetters(word)).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Letters with what may stand inside a word: accents, apostrophes, soft hyphens.</summary>
    private static bool IsOfWord(char character) => character is '\'' or '’' or '\u00ad' || (char.IsLetter(character) && !TypedText.IsWide(character))
        || char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.NonSpacingMark;

    private static IEnumerable<string> Texts(Deck deck) =>
    [
        .. All(deck.Title, deck.Description), .. deck.Tags.Values.SelectMany(tag => All(tag)), .. deck.Topics.SelectMany(topic => All(topic.Title, topic.Description)),
        .. deck.Glossary.SelectMany(term => All(term.Term, term.Text).Concat(term.Also.Values.SelectMany(also => also))),
        .. deck.Questions.SelectMany(question => question.Sources).Select(source => source.Text), .. deck.Questions.SelectMany(question => question.Texts.Values).SelectMany(Texts), .. deck.Questions.SelectMany(question => question.Items).SelectMany(Texts),
    ];

    private static IEnumerable<string> Texts(QuestionText text) =>
    [
        text.Title, text.ThirtySeconds, text.TwoMinutes, text.Explanation, .. text.Pitfalls.SelectMany(pitfall => new[] { pitfall.SaidMarkdown, pitfall.TruthMarkdown }),
        .. text.FollowUps.SelectMany(followUp => new[] { followUp.Question, followUp.AnswerMarkdown }), .. text.KeyPoints.SelectMany(point => point.MatchTerms.Append(point.Markdown)),
        .. text.Claims.Values.SelectMany(claim => new[] { claim.Markdown, claim.FailsWhenMarkdown ?? "" }),
    ];

    private static IEnumerable<string> Texts(Item item) =>
    [
        .. item.Texts.Values.SelectMany(text => new[] { text.Title, text.StemMarkdown, text.WhyMarkdown ?? "" }),
        .. All(item.Body.Markdown()), .. item.Body is ITypedBody typed ? typed.Known() : [],
    ];

    private static IEnumerable<string> All(params IEnumerable<Localized> texts) => texts.SelectMany(text => text.ByLanguage.Values);
}
