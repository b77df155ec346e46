using QuizHub.Server.Decks.Search.Words;

namespace QuizHub.Server.Decks.Search.Queries;

/// <summary>
/// Reads pinyin without tones and without spaces, at most <see cref="Longest"/> letters. Any reading of a character will do, and ü may be typed as v, u or yu. Where reading
/// may have come to is a bit for each place between two letters.
/// </summary>
internal static class Syllables
{
    public const int Longest = 60;

    /// <summary>The ways to spell each word of a name.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IEnumerable<Token> name) => [.. name.Select(token => token.IsHan ? Of(token.Word[0]) : [token.Word])];

    public static IReadOnlyList<IReadOnlyList<string>> Of(string run) => [.. run.Select(Of)];

    /// <summary>How many words, from one on, the letters spell to the last of them; 0 if they do not.</summary>
    public static int Read(IReadOnlyList<IReadOnlyList<string>> spelt, int from, string letters)
    {
        var ends = 1UL;
        for (var at = from; at < spelt.Count && ends != 0; at++)
        {
            ends = Next(ends, spelt[at], letters);
            if ((ends >> letters.Length & 1) == 1)
            {
                return at + 1 - from;
            }
        }

        return 0;
    }

    public static bool AreInitials(IReadOnlyList<IReadOnlyList<string>> spelt, string letters) =>
        spelt.Count == letters.Length && spelt.Zip(letters).All(pair => pair.First.Any(sound => sound[0] == pair.Second));

    private static ulong Next(ulong ends, IReadOnlyList<string> sounds, string letters)
    {
        var next = 0UL;
        for (var end = 0; end < letters.Length; end++)
        {
            foreach (var sound in (ends >> end & 1) == 1 ? sounds : [])
            {
                next |= string.CompareOrdinal(letters, end, sound, 0, sound.Length) == 0 ? 1UL << (end + sound.Length) : 0;
            }
        }

        return next;
    }

    private static IReadOnlyList<string> Of(char character) => [.. HanTable.Shared.Readings(character)
        .SelectMany(sound => sound.Contains('v', StringComparison.Ordinal) ? new[] { sound, sound.Replace('v', 'u'), sound.Replace("v", "yu", StringComparison.Ordinal) } : [sound])];
}
