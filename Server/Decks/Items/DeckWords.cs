using QuizHub.Quizzes;

namespace QuizHub.Server.Decks.Items;

/// <summary>The words of letters that a deck uses, in whatever text of it. Kept for the next reading of the deck: of a question that is the same the words are not
/// counted again.</summary>
internal sealed class DeckWords
{
    private readonly HashSet<Question> _questions;
    private readonly Dictionary<string, int> _uses;
    private readonly Dictionary<string, string[]> _folded;

    private DeckWords(Deck deck, DeckWords? before)
    {
        _questions = new(deck.Questions, ReferenceEqualityComparer.Instance);
        _uses = before is null ? new(StringComparer.Ordinal) : new(before._uses, StringComparer.Ordinal);
        _folded = before?._folded ?? new(StringComparer.Ordinal);
        foreach (var question in before?._questions.Where(question => !_questions.Contains(question)) ?? [])
        {
            Count(question, -1);
        }

        foreach (var question in before is null ? _questions : _questions.Where(question => !before._questions.Contains(question)))
        {
            Count(question, 1);
        }

        Words = _uses.Keys.Concat(Written(Texts(deck))).Distinct(StringComparer.Ordinal).SelectMany(Folded).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Folded, each once.</summary>
    public IReadOnlyCollection<string> Words { get; }

    /// <summary>Of a text of n characters in time n; each word is folded but once.</summary>
    /// <param name="before">Of the deck as it was read before.</param>
    public static DeckWords Of(Deck deck, DeckWords? before) => new(deck, before);

    private void Count(Question question, int by)
    {
        foreach (var word in Written(Texts(question)))
        {
            var uses = _uses.GetValueOrDefault(word) + by;
            if (uses == 0)
            {
                _uses.Remove(word);
            }
            else
            {
                _uses[word] = uses;
            }
        }
    }

    private string[] Folded(string written)
    {
        if (!_folded.TryGetValue(written, out var words))
        {
            words = [.. (Slips.Words(TypedText.Fold(written)) ?? []).Where(word => word.Length <= Slips.MostLetters && Slips.IsOfLetters(word))];
            _folded[written] = words;
        }

        return words;
    }

    /// <summary>Each word once, as it stands there.</summary>
    private static HashSet<string> Written(IEnumerable<string> texts)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        var lookup = written.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var text in texts)
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

        return written;
    }

    /// <summary>Letters with what may stand inside a word: accents, apostrophes, soft hyphens.</summary>
    private static bool IsOfWord(char character) => character is '\'' or '’' or '\u00ad' || (char.IsLetter(character) && !TypedText.IsWide(character))
        || char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.NonSpacingMark;

    /// <summary>Without those of questions.</summary>
    private static IEnumerable<string> Texts(Deck deck) =>
    [
        .. All(deck.Title, deck.Description), .. deck.Tags.Values.SelectMany(tag => All(tag)), .. deck.Topics.SelectMany(topic => All(topic.Title, topic.Description)),
        .. deck.Glossary.SelectMany(term => All(term.Term, term.Text).Concat(term.Also.Values.SelectMany(also => also))),
    ];

    private static IEnumerable<string> Texts(Question question) =>
        [.. question.Sources.Select(source => source.Text), .. question.Texts.Values.SelectMany(Texts), .. question.Items.SelectMany(Texts)];

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
