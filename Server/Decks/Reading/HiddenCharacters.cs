using System.Globalization;
using System.Text;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Findings;

namespace QuizHub.Server.Decks.Reading;

/// <summary>Controls and invisible characters in a file, which come in by copying: nobody sees why two words differ, or where a line turns its direction.</summary>
internal static class HiddenCharacters
{
    /// <summary>So many of a file are reported; whoever mends them sees the rest.</summary>
    private const int MostReported = 20;

    public static void Report(SourceText source, FindingList findings)
    {
        var reported = 0;
        var (before, offset) = (default(Rune), 0);
        foreach (var rune in source.Text.EnumerateRunes())
        {
            if (reported < MostReported && Found(rune, before, NextOf(source.Text, offset + rune.Utf16SequenceLength)) is { } finding)
            {
                findings.Add(finding, source.PlaceAt(offset), rune.Value.ToString("X4", CultureInfo.InvariantCulture));
                reported++;
            }

            (before, offset) = (rune, offset + rune.Utf16SequenceLength);
        }
    }

    public static bool IsControl(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control && rune.Value is not ('\n' or '\t');

    private static Finding? Found(Rune rune, Rune before, Rune after) =>
        rune.Value is >= ' ' and <= '~' ? null
        : IsControl(rune) ? FindingCatalogue.ControlCharacter
        : TypedSigns.IsInvisible(rune.Value) && !IsNeeded(rune, before, after) ? FindingCatalogue.InvisibleCharacter
        : null;

    /// <summary>Parts of emoji, and what joins or directs letters of scripts that need it (Arabic, Indic and others: neither Latin, Greek, Cyrillic nor Chinese).</summary>
    private static bool IsNeeded(Rune rune, Rune before, Rune after) => rune.Value switch
    {
        0xfe0e or 0xfe0f => Rune.IsSymbol(before) || Rune.IsDigit(before) || before.Value is '#' or '*' || Rune.IsPunctuation(before),
        0x200d => Rune.IsSymbol(before) || before.Value is 0xfe0f or (>= 0x1f3fb and <= 0x1f3ff) || IsJoined(before) || IsJoined(after),
        0x200c or 0x200e or 0x200f or 0x061c => IsJoined(before) || IsJoined(after),
        >= 0xe0020 and <= 0xe007f => before.Value is 0x1f3f4 or (>= 0xe0020 and <= 0xe007f),
        >= 0xe0100 and <= 0xe01ef => TypedText.IsWide(before.Value),
        _ => false,
    };

    private static bool IsJoined(Rune rune) => rune.Value is >= 0x0590 and <= 0x1cff or >= 0xa800 and <= 0xabff or >= 0xfb1d and <= 0xfdff or >= 0xfe70 and <= 0xfefc;

    private static Rune NextOf(string text, int offset) => Rune.TryGetRuneAt(text, offset < text.Length ? offset : text.Length - 1, out var next) && offset < text.Length ? next : default;
}
