using System.Text;
using System.Xml.Linq;

namespace QuizHub.Server.Decks.Html.MathMl;

/// <summary>
/// Letters in a style of their own (double-struck, script, Fraktur, bold, sans serif, typewriter) as Unicode's mathematical letters (chapter 22.2,
/// "Mathematical Alphanumeric
/// Symbols"): the one way in which MathML Core paints them, and the way in which they are copied and read aloud. Words in <c>\text…</c> stay words, in a class.
/// </summary>
internal static class FormulaLetters
{
    /// <summary>Ω comes before ∇ and ω before ∂ in Unicode's alphabets, and what follows are other forms of letters.</summary>
    private const string GreekCapitals = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇", GreekSmall = "αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ";

    private static readonly Dictionary<string, Alphabet> Alphabets = new(StringComparer.Ordinal)
    {
        ["bold"] = new(0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8),
        ["italic"] = new(0x1D434, 0x1D44E, 0, 0x1D6E2),
        ["bold-italic"] = new(0x1D468, 0x1D482, 0, 0x1D71C),
        ["script"] = new(0x1D49C, 0x1D4B6, 0, 0),
        ["fraktur"] = new(0x1D504, 0x1D51E, 0, 0),
        ["double-struck"] = new(0x1D538, 0x1D552, 0x1D7D8, 0),
        ["sans-serif"] = new(0x1D5A0, 0x1D5BA, 0x1D7E2, 0),
        ["bold-sans-serif"] = new(0x1D5D4, 0x1D5EE, 0x1D7EC, 0x1D756),
        ["sans-serif-italic"] = new(0x1D608, 0x1D622, 0, 0),
        ["sans-serif-bold-italic"] = new(0x1D63C, 0x1D656, 0, 0x1D790),
        ["monospace"] = new(0x1D670, 0x1D68A, 0x1D7F6, 0),
    };

    /// <summary>Letters that Unicode had before the alphabets, and whose places in them are empty: the letterlike symbols (U+2100 to U+214F).</summary>
    private static readonly Dictionary<int, char> Letterlike = new()
    {
        [0x1D455] = 'ℎ',
        [0x1D49D] = 'ℬ',
        [0x1D4A0] = 'ℰ',
        [0x1D4A1] = 'ℱ',
        [0x1D4A3] = 'ℋ',
        [0x1D4A4] = 'ℐ',
        [0x1D4A7] = 'ℒ',
        [0x1D4A8] = 'ℳ',
        [0x1D4AD] = 'ℛ',
        [0x1D4BA] = 'ℯ',
        [0x1D4BC] = 'ℊ',
        [0x1D4C4] = 'ℴ',
        [0x1D506] = 'ℭ',
        [0x1D50B] = 'ℌ',
        [0x1D50C] = 'ℑ',
        [0x1D515] = 'ℜ',
        [0x1D51D] = 'ℨ',
        [0x1D53A] = 'ℂ',
        [0x1D53F] = 'ℍ',
        [0x1D545] = 'ℕ',
        [0x1D547] = 'ℙ',
        [0x1D548] = 'ℚ',
        [0x1D549] = 'ℝ',
        [0x1D551] = 'ℤ',
    };

    /// <summary>Styles that are another letter: one that has no such form would be taken for the plain one. The others may fall back on the style
    /// sheet.</summary>
    private static readonly HashSet<string> Distinct = ["double-struck", "script", "fraktur"];

    private static readonly Dictionary<string, string> Classes = new(StringComparer.Ordinal)
    {
        ["bold"] = "bold",
        ["italic"] = "italic",
        ["bold-italic"] = "bold italic",
        ["sans-serif"] = "sans",
        ["bold-sans-serif"] = "bold sans",
        ["sans-serif-italic"] = "italic sans",
        ["sans-serif-bold-italic"] = "bold italic sans",
        ["monospace"] = "mono",
    };

    public static void Set(XElement math)
    {
        foreach (var token in math.Descendants().Where(element => element.Attribute("mathvariant") is not null))
        {
            var style = token.Attribute("mathvariant")!.Value;
            if (style == "normal")
            {
                KeepUpright(token);
                continue;
            }

            token.Attribute("mathvariant")!.Remove();
            if (token.Name != "mtext" && In(token.Value, style) is { } letters)
            {
                token.Value = letters;
                continue;
            }

            Restyle(token, style);
        }
    }

    /// <returns>Null when one of the characters has no such form.</returns>
    public static string? In(string text, string style)
    {
        var letters = new StringBuilder(2 * text.Length);
        foreach (var character in text)
        {
            if (!Alphabets.TryGetValue(style, out var alphabet) || alphabet.Of(character) is not { } letter)
            {
                return null;
            }

            letters.Append(Letterlike.TryGetValue(letter, out var known) ? known.ToString() : char.ConvertFromUtf32(letter));
        }

        return letters.ToString();
    }

    /// <summary>Browsers slant an <c>mi</c> of one letter, and nothing else.</summary>
    private static void KeepUpright(XElement token)
    {
        if (token.Name != "mi" || token.Value.Length != 1)
        {
            token.Attribute("mathvariant")!.Remove();
        }
    }

    private static void Restyle(XElement token, string style)
    {
        if (Distinct.Contains(style))
        {
            throw new UnpaintableException($"`{token.Value}` has no {style} form.");
        }

        if (Classes.TryGetValue(style, out var names))
        {
            token.AddClass(names);
        }

        if (token.Name == "mi" && token.Value.Length == 1 && !style.Contains("italic", StringComparison.Ordinal))
        {
            token.SetAttributeValue("mathvariant", "normal");
        }
    }

    /// <param name="Capitals">Code point of A; <paramref name="Small"/> of a, <paramref name="Digits"/> of 0 and <paramref name="Greek"/> of Α, each 0 for
    /// none.</param>
    private sealed record Alphabet(int Capitals, int Small, int Digits, int Greek)
    {
        public int? Of(char character) => character switch
        {
            >= 'A' and <= 'Z' => Capitals + character - 'A',
            >= 'a' and <= 'z' => Small + character - 'a',
            >= '0' and <= '9' when Digits > 0 => Digits + character - '0',
            _ when Greek > 0 && GreekCapitals.Contains(character) => Greek + GreekCapitals.IndexOf(character),
            _ when Greek > 0 && GreekSmall.Contains(character) => Greek + GreekCapitals.Length + GreekSmall.IndexOf(character),
            _ => null,
        };
    }
}
