using System.Numerics;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Items;

/// <summary>Words of the deck that are near to an accepted one, and so no slip of the finger: gradients for gradient. They are worked out when the deck is read and stored
/// with the item, so that grading needs nothing else.</summary>
internal sealed class Rivals
{
    private readonly Dictionary<int, List<(string Word, string Bare, uint Letters)>> _byLength;
    private readonly Dictionary<string, IReadOnlyList<string>> _found = new(StringComparer.Ordinal);
    private long _work;

    private Rivals(IEnumerable<string> words) =>
        _byLength = words.Select(word => (Word: word, Bare: Slips.Bare(word))).GroupBy(word => word.Bare.Length)
            .ToDictionary(group => group.Key, group => group.Select(word => (word.Word, word.Bare, Letters(word.Bare))).ToList());

    /// <summary>The deck with the rivals of its typed items, whose versions then hold them too.</summary>
    /// <param name="before">Of the deck as it was read before: a question that is the same, with the same rivals, stays the same object.</param>
    public static RivalsOfDeck AddTo(Deck deck, RivalsOfDeck? before)
    {
        if (!deck.Questions.Any(HasTyped))
        {
            return new(deck, null, new Dictionary<Question, Question>());
        }

        var words = DeckWords.Of(deck, before?.Words);
        var rivals = new Rivals(words.Words);
        var questions = new Dictionary<Question, Question>(ReferenceEqualityComparer.Instance);
        foreach (var question in deck.Questions.Where(HasTyped))
        {
            questions[question] = rivals.AddTo(question, before?.Questions.GetValueOrDefault(question));
        }

        var topics = deck.Topics.Select(topic => topic with { Questions = [.. topic.Questions.Select(one => questions.GetValueOrDefault(one, one))] });
        return new(deck with { Topics = [.. topics] }, words, questions);
    }

    private static bool HasTyped(Question question) => question.Items.Any(item => item.Body is ITypedBody);

    /// <param name="known">The question with its rivals as they were.</param>
    private Question AddTo(Question question, Question? known)
    {
        var items = question.Items.Select((item, index) => AddTo(item, known?.Items[index])).ToList();
        return known is not null && items.SequenceEqual(known.Items, ReferenceEqualityComparer.Instance) ? known : question with { Items = items };
    }

    private Item AddTo(Item item, Item? known)
    {
        if (item.Body is not ITypedBody { IsExact: false } typed)
        {
            return item;
        }

        var words = typed.Accepted().SelectMany(text => Slips.Words(TypedText.Fold(text)) ?? []).Distinct(StringComparer.Ordinal)
            .Where(word => Slips.Most(word) > 0 && Slips.IsOfLetters(word));
        var rivals = words.SelectMany(Of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        // A deck of more words than can be compared is graded to the letter, rather than wrongly.
        var isTooLarge = _work > DeckLimits.MaxWordsCompared;
        if (rivals.Count == 0 && !isTooLarge)
        {
            return item;
        }

        var with = typed.With(isTooLarge || rivals.Count == 0 ? null : rivals, isTooLarge);
        return known is not null && HaveSame(known.Body, with) ? known : Versions.Stamp(item with { Body = with });
    }

    private static bool HaveSame(ItemBody one, ItemBody other) => one is ITypedBody typed && other is ITypedBody others
        && one.GetType() == other.GetType() && typed.IsExact == others.IsExact && (typed.Rivals ?? []).SequenceEqual(others.Rivals ?? []);

    /// <summary>All words of the deck that something typed within the slips of a word could be nearer to than to the word itself.</summary>
    private IReadOnlyList<string> Of(string word)
    {
        if (_found.TryGetValue(word, out var known))
        {
            return known;
        }

        var (bare, far) = (Slips.Bare(word), 2 * Slips.Most(word) - 1);
        var letters = Letters(bare);
        var rivals = new List<string>();
        for (var length = bare.Length - far; length <= bare.Length + far && _work <= DeckLimits.MaxWordsCompared; length++)
        {
            var near = _byLength.GetValueOrDefault(length) ?? [];
            _work += near.Count;
            // A slip changes at most two of the letters that a word has at all.
            rivals.AddRange(near.Where(other => other.Word != word && BitOperations.PopCount(other.Letters ^ letters) <= 2 * far && Slips.Distance(bare, other.Bare) <= far).Select(other => other.Word));
        }

        return _found[word] = rivals;
    }

    private static uint Letters(string word) => word.Aggregate(0u, (letters, letter) => letters | 1u << (letter & 31));
}

/// <summary>A deck with the rivals of its typed items, and what the next reading of it can rest on.</summary>
/// <param name="Words">Null where nothing is typed.</param>
/// <param name="Questions">Those with typed items, as they were read, to what they are with rivals.</param>
internal sealed record RivalsOfDeck(Deck Deck, DeckWords? Words, IReadOnlyDictionary<Question, Question> Questions);
