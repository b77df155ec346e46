using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace QuizHub.Server.Quizzes;

/// <summary>Unicode normalisation form KC (UAX #15). The server runs without culture data, where <see cref="string.Normalize()"/> leaves everything as it is; and
/// an answer must count the same on every machine, whatever its version of ICU. The table beside this file lists what the Unicode Character Database says.</summary>
public static class Nfkc
{
    // Hangul syllables are computed (Unicode Standard, section 3.12).
    private const int SyllableBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TailBase = 0x11A7;
    private const int LeadCount = 19, VowelCount = 21, TailCount = 28, SyllableCount = LeadCount * VowelCount * TailCount;

    private static readonly Lazy<Tables> Data = new(Tables.Read);

    public static string Normalize(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var points = Decompose(text);
        Order(points);
        return Compose(points);
    }

    private static List<int> Decompose(string text)
    {
        var points = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var syllable = rune.Value - SyllableBase;
            if (syllable is >= 0 and < SyllableCount)
            {
                points.Add(LeadBase + syllable / (VowelCount * TailCount));
                points.Add(VowelBase + syllable % (VowelCount * TailCount) / TailCount);
                if (syllable % TailCount != 0)
                {
                    points.Add(TailBase + syllable % TailCount);
                }
            }
            else if (Data.Value.Decompositions.TryGetValue(rune.Value, out var decomposition))
            {
                points.AddRange(decomposition);
            }
            else
            {
                points.Add(rune.Value);
            }
        }

        return points;
    }

    /// <summary>Canonical ordering: runs of combining marks are sorted by class, equal classes keep their order.</summary>
    private static void Order(List<int> points)
    {
        for (var place = 1; place < points.Count; place++)
        {
            var mark = Class(points[place]);
            for (var before = place; mark != 0 && before > 0 && Class(points[before - 1]) > mark; before--)
            {
                (points[before - 1], points[before]) = (points[before], points[before - 1]);
            }
        }
    }

    private static string Compose(List<int> points)
    {
        var composed = new List<int>(points.Count);
        var starter = -1;
        foreach (var point in points)
        {
            var mark = Class(point);
            // Blocked when something of the same or a higher class stands between (UAX #15, D115).
            var last = composed.Count - 1;
            var reachable = starter >= 0 && (last == starter || (Class(composed[last]) is var between && between != 0 && between < mark));
            if (reachable && Pair(composed[starter], point) is { } one)
            {
                composed[starter] = one;
                continue;
            }

            if (mark == 0)
            {
                starter = composed.Count;
            }

            composed.Add(point);
        }

        var text = new StringBuilder(composed.Count);
        composed.ForEach(point => text.Append(new Rune(point).ToString()));
        return text.ToString();
    }

    private static int? Pair(int first, int second)
    {
        if (first - LeadBase is >= 0 and < LeadCount and var lead && second - VowelBase is >= 0 and < VowelCount and var vowel)
        {
            return SyllableBase + (lead * VowelCount + vowel) * TailCount;
        }

        if (first - SyllableBase is >= 0 and < SyllableCount and var syllable && syllable % TailCount == 0 && second - TailBase is > 0 and < TailCount and var tail)
        {
            return first + tail;
        }

        return Data.Value.Compositions.TryGetValue((first, second), out var composed) ? composed : null;
    }

    private static int Class(int point) => Data.Value.Classes.GetValueOrDefault(point);

    private sealed record Tables(
        FrozenDictionary<int, int[]> Decompositions, FrozenDictionary<int, byte> Classes, FrozenDictionary<(int First, int Second), int> Compositions)
    {
        /// <summary>Lines are <c>from-to&gt;first</c> (a run that keeps its distance), <c>point&gt;a b c</c>, <c>from-to:class</c> and <c>a+b=c</c>, all but the classes in
        /// hexadecimal; decompositions are complete.</summary>
        public static Tables Read()
        {
            var (decompositions, classes, compositions) = (new Dictionary<int, int[]>(), new Dictionary<int, byte>(), new Dictionary<(int, int), int>());
            using var stream = typeof(Nfkc).Assembly.GetManifestResourceStream("nfkc.txt")!;
            using var reader = new StreamReader(stream);
            while (reader.ReadLine() is { } line)
            {
                if (line.StartsWith('#'))
                {
                    continue;
                }

                if (line.Split('>') is [var sources, var targets])
                {
                    var into = targets.Split(' ').Select(Hex).ToArray();
                    foreach (var (point, distance) in Range(sources))
                    {
                        decompositions[point] = into is [var single] ? [single + distance] : into;
                    }
                }
                else if (line.Split(':') is [var marks, var number])
                {
                    foreach (var (point, _) in Range(marks))
                    {
                        classes[point] = byte.Parse(number, CultureInfo.InvariantCulture);
                    }
                }
                else if (line.Split('+', '=') is [var first, var second, var pair])
                {
                    compositions[(Hex(first), Hex(second))] = Hex(pair);
                }
            }

            return new(decompositions.ToFrozenDictionary(), classes.ToFrozenDictionary(), compositions.ToFrozenDictionary());
        }

        private static IEnumerable<(int Point, int Distance)> Range(string text)
        {
            var ends = text.Split('-');
            return Enumerable.Range(0, Hex(ends[^1]) - Hex(ends[0]) + 1).Select(distance => (Hex(ends[0]) + distance, distance));
        }

        private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
