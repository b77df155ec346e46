using System.Numerics;
using F23.StringSimilarity;
using QuizHub.Server.Decks.Search.Words;

namespace QuizHub.Server.Decks.Search;

/// <summary>The words that the decks use: which are known, which begin so, which was probably meant.</summary>
internal sealed class Vocabulary
{
    /// <summary>Words that slips are held against, the most used: what a deck repeats nowhere need not be guessed, and a deck of nothing but different words costs no more.</summary>
    private const int MostWords = 20_000;

    /// <summary>Words that a beginning stands for at most.</summary>
    private const int MostEndings = 100;

    private static readonly Damerau Distance = new();

    private readonly Dictionary<string, string> _stemOf = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stems;
    private readonly string[] _words;
    private readonly ILookup<int, (string Word, int Uses, ulong Letters)> _byLength;

    /// <param name="inTexts">Words of the passages, and how often each is used.</param>
    /// <param name="inNames">Words of titles and terms, which count more.</param>
    /// <param name="before">Of the index before: the stems of its words are known.</param>
    public Vocabulary(IReadOnlyDictionary<string, int> inTexts, IReadOnlyDictionary<string, int> inNames, Vocabulary? before)
    {
        var uses = inTexts.Concat(inNames.Select(word => KeyValuePair.Create(word.Key, 20 * word.Value))).GroupBy(word => word.Key, word => word.Value, StringComparer.Ordinal)
            .Select(word => (Word: word.Key, Uses: word.Sum())).ToList();
        _words = [.. uses.Select(word => word.Word).Order(StringComparer.Ordinal)];
        foreach (var word in _words)
        {
            _stemOf[word] = before?._stemOf.GetValueOrDefault(word) ?? WordStem.Of(word);
        }

        _stems = _stemOf.Values.ToHashSet(StringComparer.Ordinal);
        _byLength = uses.Where(word => word.Word.Length > 3).OrderByDescending(word => word.Uses).ThenBy(word => word.Word, StringComparer.Ordinal).Take(MostWords)
            .ToLookup(word => word.Word.Length, word => (word.Word, word.Uses, LettersOf(word.Word)));
    }

    /// <summary>How many slips of the finger a word of so many letters forgives.</summary>
    public static int Slips(int length) => length < 4 ? 0 : length < 8 ? 1 : 2;

    /// <summary>Letters left out, added, wrong or swapped; null for more than <paramref name="most"/>.</summary>
    public static int? Slipped(string typed, ulong lettersTyped, string word, ulong letters, int most)
    {
        if (Math.Abs(typed.Length - word.Length) > most || BitOperations.PopCount(lettersTyped ^ letters) > 2 * most)
        {
            return null;
        }

        var distance = (int)Distance.Distance(typed, word);
        return distance <= most ? distance : null;
    }

    /// <summary>Which letters a word has: words that differ in many need not be compared.</summary>
    public static ulong LettersOf(string word)
    {
        var letters = 0UL;
        foreach (var letter in word)
        {
            letters |= 1UL << (letter & 63);
        }

        return letters;
    }

    public bool Has(string stem) => _stems.Contains(stem);

    /// <summary>Stems of the words that begin so and go on.</summary>
    public IReadOnlyList<string> Beginning(string start) => start.Length < 3 ? [] : [.. WordsFrom(start).Take(MostEndings).Select(WordStem.Of).Distinct(StringComparer.Ordinal)];

    private IEnumerable<string> WordsFrom(string start)
    {
        var found = Array.BinarySearch(_words, start, StringComparer.Ordinal);
        return _words.Skip(found < 0 ? ~found : found + 1).TakeWhile(word => word.StartsWith(start, StringComparison.Ordinal));
    }

    /// <summary>The words nearest to one that is not known, best first, and by how many slips.</summary>
    public IReadOnlyList<(string Word, int Slips)> Near(string typed, CancellationToken cancel)
    {
        var (most, letters) = (Slips(typed.Length), LettersOf(typed));
        var near = new List<(string Word, int Uses, int Slips)>();
        for (var length = typed.Length - most; most > 0 && length <= typed.Length + most; length++)
        {
            cancel.ThrowIfCancellationRequested();
            near.AddRange(
                from word in _byLength[length]
                let slips = Slipped(typed, letters, word.Word, word.Letters, most)
                where slips is not null
                select (word.Word, word.Uses, slips.Value));
        }

        return [.. near.OrderBy(word => word.Slips).ThenByDescending(word => word.Uses).ThenBy(word => word.Word, StringComparer.Ordinal).Select(word => (word.Word, word.Slips)).Take(3)];
    }
}
