using System.Text.RegularExpressions;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Items;

/// <summary>Flaws of choice items that let learners answer without knowing, or miss what was asked. All are warnings.</summary>
internal static partial class ChoiceHygiene
{
    private const double MuchLonger = 1.6;

    private const int ItemsForKeyPlace = 4;

    /// <summary>Characters of a stem that are looked at: it asks its question there, and the time for longer ones grows with the square.</summary>
    private const int StemLength = 2000;

    /// <summary>Checks the items of one language. Types and keys are said in the source language.</summary>
    public static void Check(QuestionDraft draft, QuestionDraft source, FindingList findings)
    {
        foreach (var item in source.Items.Where(IsChoice))
        {
            if (draft.Items.FirstOrDefault(other => other.Id == item.Id) is not { } words || words.Entries.Count != item.Entries.Count)
            {
                continue;
            }

            CheckLength(item, words, findings);
            CheckAllOfTheAbove(words, findings);
            CheckStem(words, findings);
        }
    }

    /// <summary>Checks what does not differ by language: how many options there are, and where the keys stand.</summary>
    public static void CheckKeys(QuestionDraft source, FindingList findings)
    {
        var choices = source.Items.Where(IsChoice).Where(item => !item.Braces.HasClass("true-false") && !item.Braces.HasClass("saw-it")).ToList();
        foreach (var item in choices.Where(item => item.Entries.Count == 2))
        {
            findings.Add(FindingCatalogue.FewOptions, item.Place, item.Entries.Count);
        }

        var places = choices.Where(item => !item.Braces.HasClass("multiple")).Select(item => item.Entries.ToList().FindIndex(entry => entry.IsKey == true)).ToList();
        if (places.Count >= ItemsForKeyPlace && places[0] >= 0 && places.TrueForAll(place => place == places[0]))
        {
            findings.Add(FindingCatalogue.KeyPlace, choices.First(item => !item.Braces.HasClass("multiple")).Place, places[0] + 1, places.Count);
        }
    }

    private static bool IsChoice(ItemDraft item) =>
        item.AnswerKind == AnswerKind.Bullets && item.Entries.Count > 0
        && !item.Entries.All(entry => AnswerFormula.Is(entry.Text)) && !item.Braces.HasClass("short-text");

    private static void CheckLength(ItemDraft source, ItemDraft words, FindingList findings)
    {
        var key = source.Entries.ToList().FindIndex(entry => entry.IsKey == true);
        if (source.Braces.HasClass("true-false") || source.Entries.Count(entry => entry.IsKey == true) != 1 || source.Entries.Count < 2)
        {
            return;
        }

        var length = words.Entries[key].Text.Length;
        var longest = words.Entries.Where((_, index) => index != key).Max(entry => entry.Text.Length);
        if (length > MuchLonger * longest && length > (words.Language == "zh" ? 16 : 40))
        {
            findings.Add(FindingCatalogue.KeyIsLongest, words.Entries[key].Place, length, longest);
        }
    }

    private static void CheckAllOfTheAbove(ItemDraft item, FindingList findings)
    {
        foreach (var entry in item.Entries.Where(entry => AllOfTheAbove().IsMatch(entry.Text)))
        {
            findings.Add(FindingCatalogue.AllOfTheAbove, entry.Place, entry.Text);
        }
    }

    private static void CheckStem(ItemDraft item, FindingList findings)
    {
        var plain = Emphasised().Replace(item.Stem[..Math.Min(item.Stem.Length, StemLength)], match => new string(' ', match.Length));
        var match = (item.Language == "zh" ? NegativeZh() : NegativeEn()).Match(plain);
        if (match.Success)
        {
            var word = match.Groups.Values.Skip(1).First(group => group.Success);
            findings.Add(FindingCatalogue.NegativeStem, item.File.Source.PlaceAt(item.StemOffset + word.Index), word.Value);
        }
    }

    [GeneratedRegex(@"^\W*(all|none|neither|both|any) of (the above|these|them)\W*$|^\W*(以上|上述)(都|皆|均)?(是|不是|对|不对|正确|错误|选项)\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex AllOfTheAbove();

    /// <summary>Text in bold, where a negation is seen.</summary>
    [GeneratedRegex(@"\*\*.+?\*\*|__.+?__|`[^`]*`|\$[^$]*\$", RegexOptions.Singleline)]
    private static partial Regex Emphasised();

    /// <summary>Which … not, all … except; "what is wrong with it" asks for a mistake and is no trap.</summary>
    [GeneratedRegex(@"\b(?:which|what|pick|choose|select)\b[^.?!]*?\b(not|except|isn't|aren't|doesn't|don't)\b|\bwhich\b[^.?!]*?\b(?:is|are)\s+(false|wrong|incorrect)\b|\ball\b[^.?!]*?\b(except)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NegativeEn();

    [GeneratedRegex(@"(?:哪|下列|以下|下面|选出|指出)[^。？！]*?(不(?![同等仅但只断])|错误|除了|除外|并非)")]
    private static partial Regex NegativeZh();
}
