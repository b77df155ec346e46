using System.Text;

namespace QuizHub.Quizzes;

/// <summary>Letters and digits without what their form adds: Unicode NFKD (full width, circled, superscript, ligatures, mathematical alphabets, composed accents)
/// and full case folding (ß is ss). From a table, as the browser's runtime comes without culture data; a test makes it anew from ICU and compares all of Unicode.</summary>
public static class LetterForms
{
    private const int FirstHangul = 0xac00;
    private const int LastHangul = 0xd7a3;

    private static readonly Lazy<(int[] Points, string[] Forms)> Table = new(Read);

    /// <summary>What a character is made of; null for one that is itself.</summary>
    public static string? Of(int point)
    {
        if (point < 128)
        {
            return point is >= 'A' and <= 'Z' ? ((char)(point | 0x20)).ToString() : null;
        }

        if (point is >= FirstHangul and <= LastHangul)
        {
            return Hangul(point - FirstHangul);
        }

        var (points, forms) = Table.Value;
        var place = Array.BinarySearch(points, point);
        return place < 0 ? null : forms[place];
    }

    /// <summary>A syllable is its place among all: 588 with each first consonant, of them 28 with each vowel (The Unicode Standard, 3.12).</summary>
    private static string Hangul(int place)
    {
        var (first, vowel, last) = (0x1100 + place / 588, 0x1161 + place % 588 / 28, 0x11a7 + place % 28);
        return place % 28 == 0 ? $"{(char)first}{(char)vowel}" : $"{(char)first}{(char)vowel}{(char)last}";
    }

    /// <summary>Each line holds the first of a row of characters in hexadecimal, then what each of the row is made of, all between tabs.</summary>
    private static (int[] Points, string[] Forms) Read()
    {
        using var stream = typeof(LetterForms).Assembly.GetManifestResourceStream("LetterForms.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var (points, forms) = (new List<int>(), new List<string>());
        while (reader.ReadLine() is { } line)
        {
            var row = line.Split('\t');
            var first = Convert.ToInt32(row[0], 16);
            for (var place = 1; place < row.Length; place++)
            {
                points.Add(first + place - 1);
                forms.Add(row[place]);
            }
        }

        return ([.. points], [.. forms]);
    }
}
