using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace QuizHub.Server.Decks.Search.Words;

/// <summary>Takes texts apart into words. Linear in the text's length; of a word longer than 40 characters only so many are kept.</summary>
public static partial class Tokens
{
    private const int LongestWord = 40;

    public static bool IsHan(char character) => character is >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff';

    internal static List<Token> Of(string text)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            if (IsHan(text[at]))
            {
                var character = HanTable.Shared.Simplified(text[at]).ToString();
                tokens.Add(new(at++, 1, character, character, IsHan: true));
            }
            else if (IsPart(text[at]))
            {
                var end = EndOfWord(text, at);
                if (!IsAfterApostrophe(text, at, end))
                {
                    var word = Fold(text[at..Math.Min(end, at + LongestWord)]);
                    tokens.Add(new(at, end - at, word, WordStem.Of(word), IsHan: false));
                }

                at = end;
            }
            else
            {
                at++;
            }
        }

        return tokens;
    }

    /// <summary>The words that capitals and digits part a name of a program into: of <c>BatchNorm1d</c> batch and norm. Fewer than two: none.</summary>
    public static IReadOnlyList<string> PartsOf(string name)
    {
        var parts = name.Length > LongestWord ? [] : Part().Matches(name).Select(part => part.Value.ToLowerInvariant()).Where(part => part.Length > 1).ToList();
        return parts.Count > 1 ? parts : [];
    }

    /// <summary>One form for all ways to write a word: <c>Ａdám</c> is adam. The dimensions behind a layer's name are none of it: <c>conv2d</c> is conv.</summary>
    public static string Fold(string word)
    {
        var plain = Ascii.IsValid(word)
            ? word
            : string.Concat(word.Normalize(NormalizationForm.FormKD).Where(character => char.GetUnicodeCategory(character) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)));
        return Dimensions().Replace(plain.ToLowerInvariant().Replace('×', 'x'), "$1");
    }

    private static bool IsPart(char character) => char.IsLetter(character) && !IsHan(character) || char.IsNumber(character);

    private static int EndOfWord(string text, int at)
    {
        while (at < text.Length && (IsPart(text[at]) || char.GetUnicodeCategory(text[at]) == UnicodeCategory.Format || IsTimes(text, at)))
        {
            at++;
        }

        return at;
    }

    private static bool IsTimes(string text, int at) => text[at] == '×' && at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);

    /// <summary>The s of “Adam's” and the t of “don't” are no words.</summary>
    private static bool IsAfterApostrophe(string text, int at, int end) => end - at <= 2 && at > 1 && text[at - 1] is '\'' or '’' && IsPart(text[at - 2]);

    [GeneratedRegex("^([a-z]{3,})[1-3]d$")]
    private static partial Regex Dimensions();

    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+")]
    private static partial Regex Part();
}
