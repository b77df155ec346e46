using System.Collections.Frozen;

namespace QuizHub.Server.Decks.Search.Words;

/// <summary>
/// What is known of Chinese characters: the simplified form of a traditional one, and the syllables, without tones, that a simplified one can be read as. Made by the build
/// from the packages opencc-js and pinyin-pro; read at its first use. A character with several readings has them all: whoever types one of them means it.
/// </summary>
public sealed class HanTable
{
    private static readonly Lazy<HanTable> Read = new(() => new HanTable());

    private readonly FrozenDictionary<char, char> _simplified;
    private readonly FrozenDictionary<char, string[]> _readings;

    private HanTable()
    {
        using var resource = typeof(HanTable).Assembly.GetManifestResourceStream("chinese.txt")!;
        using var reader = new StreamReader(resource);
        _simplified = reader.ReadLine()!.Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);
        var readings = new Dictionary<char, string[]>();
        while (reader.ReadLine()?.Split(' ') is [var syllable, var characters])
        {
            foreach (var character in characters)
            {
                readings[character] = readings.TryGetValue(character, out var others) ? [.. others, syllable] : [syllable];
            }
        }

        _readings = readings.ToFrozenDictionary();
    }

    public static HanTable Shared => Read.Value;

    public char Simplified(char character) => _simplified.GetValueOrDefault(character, character);

    /// <summary>Syllables in lower case, ü as v; none for a character that is not in the table.</summary>
    public string[] Readings(char character) => _readings.GetValueOrDefault(character) ?? [];

    /// <summary>Whether two characters sound alike, tones apart; if <paramref name="roughly"/>, also with what many speakers do not tell apart: z and zh, n and ng.</summary>
    public bool SoundAlike(char one, char other, bool roughly)
    {
        if (one == other)
        {
            return true;
        }

        foreach (var sound in Readings(one))
        {
            foreach (var reading in Readings(other))
            {
                if (sound == reading || roughly && sound[0] == reading[0] && Rough(sound) == Rough(reading))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string Rough(string syllable)
    {
        var start = syllable.Length > 1 && syllable[1] == 'h' && syllable[0] is 'z' or 'c' or 's' ? syllable[0] + syllable[2..] : syllable;
        return start.EndsWith("ng", StringComparison.Ordinal) ? start[..^1] : start;
    }
}
