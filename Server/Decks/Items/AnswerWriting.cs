using System.Text;
using System.Text.RegularExpressions;
using QuizHub.Quizzes;

namespace QuizHub.Server.Decks.Items;

/// <summary>How an answer that a deck writes looks to a reader, for answers that nobody could tell apart.</summary>
internal static partial class AnswerWriting
{
    /// <summary>Without marks of emphasis and code, without what is invisible, and with signs that look alike made one. Formulas stay as they are written.</summary>
    public static string Look(string markdown) => string.Concat(Formula().Split(markdown).Select((piece, index) => index % 2 == 1 ? piece : Plain(piece))).Trim();

    /// <summary>For answers that are typed: as <see cref="Look"/>, but with signs as they are and without capitals.</summary>
    public static string Written(string text) => Versions.Canonical(Visible(Unmarked(text)));

    private static string Plain(string piece)
    {
        var look = new StringBuilder(piece.Length);
        foreach (var rune in Unmarked(piece).Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            look.Append(TypedSigns.Of(rune.Value) ?? rune.ToString());
        }

        return Spaces().Replace(look.ToString(), " ");
    }

    private static string Visible(string text) => string.Concat(text.EnumerateRunes().Where(rune => !TypedSigns.IsInvisible(rune.Value)));

    private static string Unmarked(string text)
    {
        var whole = string.Concat(text.EnumerateRunes());
        return Escape().Replace(Emphasis().Replace(Emphasis().Replace(Code().Replace(whole, "$2"), "$2"), "$2"), "$1");
    }

    [GeneratedRegex(@"(\$\$?[^$]+\$\$?)")]
    private static partial Regex Formula();

    [GeneratedRegex(@"(`+)\s?(.+?)\s?\1")]
    private static partial Regex Code();

    [GeneratedRegex(@"(\*{1,3}|(?<!\w)_{1,3}|~~)(?=\S)(.+?)(?<=\S)\1")]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])")]
    private static partial Regex Escape();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
