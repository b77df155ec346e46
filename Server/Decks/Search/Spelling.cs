using F23.StringSimilarity;

namespace QuizHub.Server.Decks.Search;

/// <summary>Finds the word that was probably meant, among those that the decks use.</summary>
/// <param name="uses">Word in lower case, and how often it stands in the decks.</param>
internal sealed class Spelling(IReadOnlyDictionary<string, int> uses)
{
    /// <summary>Shorter words have too many neighbours.</summary>
    private const int Shortest = 4;

    private readonly Damerau _distance = new();

    /// <summary>The word itself where the decks use it, or a longer word that begins with it; else the most used of the nearest words: one slip in four or five letters, two in six or more, a
    /// swap counting as one. Null where nothing is near.</summary>
    public string? Meant(string word)
    {
        if (word.Length < Shortest || SearchWords.IsChinese(word) || uses.Keys.Any(known => known.StartsWith(word, StringComparison.Ordinal)))
        {
            return word;
        }

        var slips = word.Length < 6 ? 1 : 2;
        return uses
            .Where(known => Math.Abs(known.Key.Length - word.Length) <= slips)
            .Select(known => (known.Key, Uses: known.Value, Slips: _distance.Distance(known.Key, word)))
            .Where(known => known.Slips <= slips)
            .OrderBy(known => known.Slips).ThenByDescending(known => known.Uses).ThenBy(known => known.Key, StringComparer.Ordinal)
            .Select(known => known.Key)
            .FirstOrDefault();
    }
}
