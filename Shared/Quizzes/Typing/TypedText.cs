using System.Globalization;
using System.Text;

namespace QuizHub.Quizzes;

/// <summary>When two typed texts are the same words: the one rule for grading, for duplicates in decks, and for key points in the browser. It needs no culture
/// data, so that browser and server, whatever their system, come to the same.</summary>
public static class TypedText
{
    /// <summary>A hyphen or an apostrophe joins words, rather than being a minus or a prime, where a run of so many letters stands beside it.</summary>
    private const int LettersOfWord = 2;

    /// <summary>So far is looked for the letters of a word, so that no text takes long.</summary>
    private const int LongestRun = 64;

    private const string EndOfSentence = ".,;?";

    /// <summary>One makes all the difference but in the oddest texts.</summary>
    private const int MostPasses = 3;

    /// <summary>What is left when nothing is told apart that only keyboards, input methods and copying make different. In this order:
    /// letters by Unicode NFKD and full case folding; signs of a kind made one and what is invisible dropped (<see cref="TypedSigns"/>); spaces kept only between letters or
    /// digits that are not Chinese (or kana); a hyphen between words made a space and an apostrophe in a word dropped, while a minus and a prime stay; a middle dot
    /// between Chinese characters dropped; quotes around the whole and the stop behind it dropped.</summary>
    /// <remarks>Texts that are canonically equal in Unicode are equal here. Folding what is folded changes nothing.</remarks>
    public static string Fold(string text)
    {
        var folded = FoldOnce(text);
        for (var (pass, again) = (1, FoldOnce(folded)); pass < MostPasses && again != folded; pass++, again = FoldOnce(folded))
        {
            folded = again;
        }

        return folded;
    }

    public static bool AreSame(string one, string other) => Fold(one) == Fold(other);

    /// <summary>A Chinese character or one that is set with them: what is written without spaces.</summary>
    public static bool IsWide(int point) => point is 0x3005 or 0x3006 or 0x3007 or (>= 0x3041 and <= 0x312f) or (>= 0x31a0 and <= 0x31ff)
        or (>= 0x3400 and <= 0x4dbf) or (>= 0x4e00 and <= 0x9fff) or (>= 0xf900 and <= 0xfaff) or (>= 0x20000 and <= 0x3ffff);

    private static string FoldOnce(string text)
    {
        var points = Points(text);
        SortMarks(points);
        points = WithoutSpacesBesideSigns(points);
        points = WithoutApostrophesInWords(points);
        points = WithoutHyphensBetweenWords(points);
        TrimSentence(points);
        return ToText(points);
    }

    private static List<int> Points(string text)
    {
        var points = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (TypedSigns.Of(rune.Value) is { } sign)
            {
                points.AddRange(sign.Select(character => (int)character));
                continue;
            }

            if (LetterForms.Of(rune.Value) is not { } form)
            {
                Append(points, rune.Value);
                continue;
            }

            foreach (var part in form.EnumerateRunes())
            {
                Append(points, part.Value);
            }
        }

        return points;
    }

    private static void Append(List<int> points, int point)
    {
        if (TypedSigns.Of(point) is { } sign)
        {
            points.AddRange(sign.Select(character => (int)character));
        }
        else if (point == TypedSigns.LongVowel && (points.Count == 0 || points[^1] is < 0x3041 or > 0x31ff))
        {
            // Japanese input methods write the sign of a long vowel for a hyphen; behind a kana it is what it says.
            points.Add('-');
        }
        else if (point == TypedSigns.Stroke && points is [.., '='])
        {
            points.Insert(points.Count - 1, '!');
        }
        else if (point == TypedSigns.DotAbove && points.Count > 0 && points[^1] == 'i')
        {
            // What is left of the Turkish capital İ, which keyboards of that language write at the start of a sentence.
        }
        else
        {
            points.Add(point);
        }
    }

    /// <summary>Marks on one letter in the order of their numbers: which was typed first can't be seen.</summary>
    private static void SortMarks(List<int> points)
    {
        for (var start = 0; start < points.Count; start++)
        {
            var end = start;
            while (end < points.Count && points[end] >= 0x300 && CharUnicodeInfo.GetUnicodeCategory(points[end]) == UnicodeCategory.NonSpacingMark)
            {
                end++;
            }

            if (end - start > 1)
            {
                points.Sort(start, end - start, null);
            }

            start = Math.Max(start, end - 1);
        }
    }

    private static List<int> WithoutSpacesBesideSigns(List<int> points)
    {
        var kept = new List<int>(points.Count);
        var isApart = false;
        foreach (var point in points)
        {
            if (point == ' ')
            {
                isApart = true;
                continue;
            }

            if (isApart && kept.Count > 0 && IsSpaced(kept[^1]) && IsSpaced(point))
            {
                kept.Add(' ');
            }

            isApart = false;
            kept.Add(point);
            CloseTimes(kept);
        }

        return kept;
    }

    /// <summary>Between two numbers x is the sign of times, which is written with spaces or without.</summary>
    private static void CloseTimes(List<int> points)
    {
        if (points is [.., >= '0' and <= '9', ' ', 'x', >= '0' and <= '9'] or [.., >= '0' and <= '9', ' ', 'x', ' ', >= '0' and <= '9'])
        {
            points.RemoveAt(points.LastIndexOf('x') - 1);
        }

        if (points is [.., >= '0' and <= '9', 'x', ' ', >= '0' and <= '9'])
        {
            points.RemoveAt(points.Count - 2);
        }
    }

    private static List<int> WithoutApostrophesInWords(List<int> points) => [.. points.Where((point, at) => point switch
    {
        '\'' => !IsJoint(points, at, at + 1),
        TypedSigns.MiddleDot => !IsWideAt(points, at - 1) || !IsWideAt(points, at + 1),
        _ => true,
    })];

    private static List<int> WithoutHyphensBetweenWords(List<int> points)
    {
        var joined = new List<int>(points.Count);
        for (var at = 0; at < points.Count; at++)
        {
            if (points[at] != '-')
            {
                joined.Add(points[at]);
                continue;
            }

            var next = points.FindIndex(at, point => point != '-') is >= 0 and var found ? found : points.Count;
            if (!IsJoint(points, at, next))
            {
                joined.Add('-');
            }
            else if (IsSpaced(points[at - 1]) && IsSpaced(points[next]))
            {
                joined.Add(' ');
            }

            at = next - 1;
        }

        return joined;
    }

    /// <summary>Whether the signs [at, next) join words: beside Chinese where the other side is a letter, else where one side is more than a letter or a number.</summary>
    private static bool IsJoint(List<int> points, int at, int next)
    {
        if (at == 0 || next >= points.Count || !IsWord(points[at - 1]) || IsMark(points[next]) || !IsWord(points[next]))
        {
            return false;
        }

        return IsWide(points[at - 1]) || IsWide(points[next])
            ? !IsNumber(points[at - 1]) && !IsNumber(points[next])
            : HasLetters(points, at - 1, -1) || HasLetters(points, next, 1);
    }

    /// <summary>Whether a run of letters and digits, apostrophes among them, that begins at a place and goes one way has the letters of a word.</summary>
    private static bool HasLetters(List<int> points, int at, int step)
    {
        var (letters, end) = (0, at + step * LongestRun);
        for (; at != end && at >= 0 && at < points.Count && letters < LettersOfWord && (points[at] == '\'' || IsSpaced(points[at])); at += step)
        {
            letters += IsLetter(points[at]) ? 1 : 0;
        }

        return letters >= LettersOfWord;
    }

    /// <summary>Drops what ends a sentence and the quotes around the whole; what consists of nothing else is left alone.</summary>
    private static void TrimSentence(List<int> points)
    {
        var (start, end) = (0, points.Count);
        for (var isTrimmed = true; isTrimmed;)
        {
            isTrimmed = false;
            if (end - start > 1 && points[end - 1] < 128 && EndOfSentence.Contains((char)points[end - 1]))
            {
                (end, isTrimmed) = (end - 1, true);
            }
            else if (end - start > 2 && points[start] is '"' or '\'' && points[end - 1] == points[start])
            {
                (start, end, isTrimmed) = (start + 1, end - 1, true);
            }
        }

        if (end - start > 1 || points.Count == 0 || IsWord(points[start]))
        {
            points.RemoveRange(end, points.Count - end);
            points.RemoveRange(0, start);
        }
    }

    private static string ToText(List<int> points)
    {
        var text = new StringBuilder(points.Count);
        foreach (var point in points)
        {
            text.Append(Rune.IsValid(point) ? new Rune(point).ToString() : "\ufffd");
        }

        return text.ToString();
    }

    private static bool IsSpaced(int point) => IsWord(point) && !IsWide(point);

    private static bool IsWideAt(List<int> points, int at) => at >= 0 && at < points.Count && IsWide(points[at]);

    private static bool IsWord(int point) => point < 128 ? char.IsAsciiLetterOrDigit((char)point) : IsLetter(point) || IsMark(point) || IsNumber(point);

    private static bool IsLetter(int point) => CharUnicodeInfo.GetUnicodeCategory(point) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter
        or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter;

    private static bool IsMark(int point) => point >= 0x300
        && CharUnicodeInfo.GetUnicodeCategory(point) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsNumber(int point) =>
        CharUnicodeInfo.GetUnicodeCategory(point) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
