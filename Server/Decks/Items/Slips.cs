using System.Globalization;
using System.Text;
using QuizHub.Quizzes;

namespace QuizHub.Server.Decks.Items;

/// <summary>Slips of the finger in typed words. Only words of an alphabet can have them: a Chinese character, a digit and a sign of a formula each mean something.</summary>
public static class Slips
{
    /// <summary>A shorter word is another word after one slip.</summary>
    public const int LettersForOne = 5;

    public const int LettersForTwo = 9;

    /// <summary>No longer word is compared: there is none.</summary>
    public const int MostLetters = 40;

    /// <summary>Signs between words that make no formula of them.</summary>
    private const string Separators = " ,:;\"";

    /// <summary>How many slips lead from a text to what was typed; null where more would have to be forgiven than may be. Both folded. Word by word; a space too
    /// many or too few between words of letters is a slip too.</summary>
    /// <param name="rivals">Words that are none of the known ones misspelled, but others: what is one of them, or nearer to one of them, is no slip. Neither is what
    /// turns the meaning (<see cref="Opposites"/>).</param>
    public static int? Count(string typed, string known, IReadOnlyCollection<string> rivals)
    {
        if (Words(typed) is not { Count: > 0 } ours || Words(known) is not { Count: > 0 } theirs)
        {
            return null;
        }

        if (ours.Count != theirs.Count)
        {
            var joined = string.Concat(theirs);
            return joined.Length >= LettersForOne && string.Concat(ours) == joined && ours.Concat(theirs).All(IsOfLetters) ? Math.Abs(ours.Count - theirs.Count) : null;
        }

        var slips = 0;
        foreach (var (our, their) in ours.Zip(theirs).Where(pair => pair.First != pair.Second))
        {
            if (InWord(our, their, rivals) is not { } more)
            {
                return null;
            }

            slips += more;
        }

        return slips;
    }

    /// <summary>How many slips a word of so many letters may have.</summary>
    public static int Most(string word) => Bare(word).Length switch
    {
        > MostLetters or < LettersForOne => 0,
        < LettersForTwo => 1,
        _ => 2,
    };

    /// <summary>Damerau–Levenshtein distance: the fewest letters put in, left out, put for another or exchanged with a neighbor (Damerau 1964; the unrestricted form of
    /// Lowrance and Wagner 1975). Time and memory grow with the product of the lengths.</summary>
    public static int Distance(string one, string other)
    {
        var far = one.Length + other.Length;
        var costs = new int[one.Length + 2, other.Length + 2];
        var lastRow = new Dictionary<char, int>();
        costs[0, 0] = far;
        for (var row = 0; row <= one.Length; row++)
        {
            (costs[row + 1, 0], costs[row + 1, 1]) = (far, row);
        }

        for (var column = 0; column <= other.Length; column++)
        {
            (costs[0, column + 1], costs[1, column + 1]) = (far, column);
        }

        for (var row = 1; row <= one.Length; row++)
        {
            var lastColumn = 0;
            for (var column = 1; column <= other.Length; column++)
            {
                var (sameRow, sameColumn) = (lastRow.GetValueOrDefault(other[column - 1]), lastColumn);
                var isSame = one[row - 1] == other[column - 1];
                lastColumn = isSame ? column : lastColumn;
                costs[row + 1, column + 1] = Math.Min(
                    Math.Min(costs[row, column] + (isSame ? 0 : 1), 1 + Math.Min(costs[row + 1, column], costs[row, column + 1])),
                    costs[sameRow, sameColumn] + (row - sameRow - 1) + 1 + (column - sameColumn - 1));
            }

            lastRow[one[row - 1]] = row;
        }

        return costs[one.Length + 1, other.Length + 1];
    }

    /// <summary>The words of a folded text: runs of letters and digits, apart where Chinese begins or ends; null for a formula.</summary>
    public static IReadOnlyList<string>? Words(string folded)
    {
        var (words, word, isWide) = (new List<string>(), new StringBuilder(), false);
        foreach (var rune in folded.EnumerateRunes())
        {
            var isBetween = rune.Value < 128 && Separators.Contains((char)rune.Value);
            if (!isBetween && !Rune.IsLetterOrDigit(rune) && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
            {
                return null;
            }

            if (word.Length > 0 && (isBetween || TypedText.IsWide(rune.Value) != isWide))
            {
                words.Add(word.ToString());
                word.Clear();
            }

            isWide = TypedText.IsWide(rune.Value);
            word.Append(isBetween ? "" : rune.ToString());
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    /// <summary>A word of Latin, Greek, Cyrillic, Armenian or Georgian letters alone.</summary>
    public static bool IsOfLetters(string word) => word.All(character =>
        (character is < '\u0590' or (>= '\u10a0' and <= '\u10ff') or (>= '\u1e00' and <= '\u1fff')) && (char.IsLetter(character) || IsMark(character)));

    /// <summary>Without accents: to leave one out is no slip.</summary>
    public static string Bare(string word) => string.Concat(word.Where(character => !IsMark(character)));

    private static int? InWord(string typed, string known, IReadOnlyCollection<string> rivals)
    {
        var most = Most(known);
        var (ours, theirs) = (Bare(typed), Bare(known));
        if (most == 0 || Math.Abs(ours.Length - theirs.Length) > most || !IsOfLetters(typed) || !IsOfLetters(known) || rivals.Contains(typed))
        {
            return null;
        }

        var slips = Distance(ours, theirs);
        var others = rivals.Select(Bare).Concat(Opposites.Of(theirs)).Where(rival => rival != theirs && Math.Abs(rival.Length - ours.Length) < Math.Max(1, slips));
        return slips <= most && !others.Any(rival => Distance(ours, rival) < Math.Max(1, slips)) ? slips : null;
    }

    private static bool IsMark(char character) => character >= '\u0300' && char.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;
}
