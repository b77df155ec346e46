using System.Net;
using System.Text.RegularExpressions;

namespace QuizHub.Client.Quizzes;

/// <summary>Server-made HTML as the words in it, for places that take no markup: entries of a select list, labels, announcements.</summary>
public static partial class PlainText
{
    /// <summary>Tags go, entities become characters, runs of space one space. Of a formula in MathML its TeX source is kept, once.</summary>
    public static string FromHtml(string html)
    {
        var withoutFormulas = Formula().Replace(html, match => $" {match.Groups["tex"].Value} ");
        var withoutTags = Tag().Replace(withoutFormulas, " ");
        return Spaces().Replace(WebUtility.HtmlDecode(withoutTags), " ").Trim();
    }

    [GeneratedRegex("""<math\b.*?<annotation[^>]*>(?<tex>.*?)</annotation>.*?</math>""", RegexOptions.Singleline)]
    private static partial Regex Formula();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
