using System.Text.RegularExpressions;
using QuizHub.Server.Decks.Findings;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks.Reading;

namespace QuizHub.Server.Decks.Checks;

/// <summary>Flaws of choice items that let learners answer without knowing, or miss what was asked. All are warnings.</summary>
internal static partial class HygieneCheck
{
    private const double MuchLonger = 1.6;

    private const int ItemsForKeyPlace = 4;

    public static void Check(QuestionDraft draft, FindingList findings)
    {
        var choices = new List<ItemDraft>();
        foreach (var item in draft.Items.Where(IsChoice))
        {
            choices.Add(item);
            CheckLengths(item, findings);
            CheckAllOfTheAbove(item, findings);
            CheckStem(item, findings);
        }

        CheckKeyPlace(draft, choices, findings);
    }

    /// <summary>Checks in the source language alone: how many options there are does not differ by language.</summary>
    public static void CheckCounts(QuestionDraft source, FindingList findings)
    {
        foreach (var item in source.Items.Where(IsChoice).Where(item => item.Entries.Count == 2 && !item.Braces.HasClass("true-false") && !item.Braces.HasClass("saw-it")))
        {
            findings.Add(FindingCatalogue.FewOptions, item.Place, item.Entries.Count);
        }
    }

    private static bool IsChoice(ItemDraft item) =>
        item.AnswerKind == AnswerKind.Bullets && item.Entries.Count > 0 && !item.Entries.All(entry => NumericItemReader.IsFormula(entry.Text)) && !item.Braces.HasClass("short-text");

    /// <summary>Marks of a translation may be left out; then its source's check is enough for places, and lengths need the key.</summary>
    private static void CheckLengths(ItemDraft item, FindingList findings)
    {
        var keys = item.Entries.Where(entry => entry.IsKey == true).ToList();
        var wrong = item.Entries.Where(entry => entry.IsKey == false).ToList();
        if (keys.Count != 1 || wrong.Count == 0 || item.Braces.HasClass("true-false"))
        {
            return;
        }

        var key = keys[0].Text.Length;
        var longest = wrong.Max(entry => entry.Text.Length);
        if (key > MuchLonger * longest && key > (item.Language == "zh" ? 16 : 40))
        {
            findings.Add(FindingCatalogue.KeyIsLongest, keys[0].Place, key, longest);
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
        // The question is the stem's last sentence that asks; what goes before sets the scene.
        var plain = Emphasised().Replace(item.Stem, match => new string(' ', match.Length));
        var match = (item.Language == "zh" ? NegativeZh() : NegativeEn()).Match(plain);
        if (match.Success)
        {
            var word = match.Groups[1];
            findings.Add(FindingCatalogue.NegativeStem, item.File.Source.PlaceAt(item.StemOffset + word.Index), word.Value);
        }
    }

    private static void CheckKeyPlace(QuestionDraft draft, List<ItemDraft> choices, FindingList findings)
    {
        var places = choices.Where(item => !item.Braces.HasClass("true-false") && !item.Braces.HasClass("multiple") && !item.Braces.HasClass("saw-it"))
            .Select(item => (Item: item, Place: item.Entries.ToList().FindIndex(entry => entry.IsKey == true))).Where(entry => entry.Place >= 0).ToList();
        if (places.Count >= ItemsForKeyPlace && places.TrueForAll(entry => entry.Place == places[0].Place))
        {
            findings.Add(FindingCatalogue.KeyPlace, places[0].Item.Place, places[0].Place + 1, places.Count);
        }
    }

    [GeneratedRegex(@"^\W*(all|none|neither|both|any) of (the above|these|them)\W*$|^\W*(以上|上述)(都|皆|均)?(是|不是|对|不对|正确|错误|选项)\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex AllOfTheAbove();

    /// <summary>Text in bold, where a negation is seen.</summary>
    [GeneratedRegex(@"\*\*.+?\*\*|__.+?__|`[^`]*`|\$[^$]*\$", RegexOptions.Singleline)]
    private static partial Regex Emphasised();

    /// <summary>In a sentence that asks "which … not", or "all … except".</summary>
    [GeneratedRegex(@"\b(?:which|what|who|where|when|why|how|pick|choose|select|find|name|mark)\b[^.?!]*?\b(not|except|isn't|aren't|doesn't|don't|never|false|wrong|incorrect|least)\b[^.?!]*[?.]", RegexOptions.IgnoreCase)]
    private static partial Regex NegativeEn();

    [GeneratedRegex(@"(?:哪|什么|下列|以下|选出|指出)[^。？！]*?(不(?!同|等|仅|但|只|断)|错误|除了|除外|并非)[^。？！]*[。？]")]
    private static partial Regex NegativeZh();
}
