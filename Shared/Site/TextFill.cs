using System.Globalization;
using System.Text.RegularExpressions;

namespace QuizHub.Site;

/// <summary>Texts with values in them.</summary>
public static partial class TextFill
{
    /// <summary>Puts values in the places <c>{0}</c>, <c>{1}</c> … of a text. Values are already formatted for the reader. A place that counts names what it counts, one and
    /// several: <c>{0:day|days}</c>. The space that a number wants beside Chinese characters is dropped where the value is Chinese itself.</summary>
    public static string Fill(this Text text, Language language, params string[] values)
    {
        var counted = Counted().Replace(text.In(language), place => $"{{{place.Groups["place"].Value}}} "
            + place.Groups[values[int.Parse(place.Groups["place"].Value, CultureInfo.InvariantCulture)] == "1" ? "one" : "many"].Value);
        var filled = string.Format(CultureInfo.InvariantCulture, counted, values);
        return language == Language.Zh ? filled.WithoutChineseSpaces() : filled;
    }

    /// <summary><c>1 day</c>, <c>2 days</c>: how many of something, in English.</summary>
    public static string Count(long number, string one, string many) => $"{Numbers.Whole(number)} {(number == 1 ? one : many)}";

    /// <summary>Without spaces that stand between two Chinese characters or signs.</summary>
    public static string WithoutChineseSpaces(this string text) => BetweenChinese().Replace(text, "");

    [GeneratedRegex(@"\{(?<place>\d):(?<one>[^|{}]+)\|(?<many>[^|{}]+)\}")]
    private static partial Regex Counted();

    [GeneratedRegex(@"(?<=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff0f\uff1a-\uff20\u3000-\u303f]) (?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff0f\uff1a-\uff20\u3000-\u303f])")]
    private static partial Regex BetweenChinese();
}
