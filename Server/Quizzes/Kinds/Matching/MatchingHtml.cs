using System.Net;
using System.Text.RegularExpressions;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Quizzes;

public static partial class MatchingHtml
{
    public static MatchingView View(MatchingBody body, ShownItem item) => new(
        [.. Pairs(body).Select(row => new OptionView(item.Ids.Shown(row.Id), item.Inline(row.Left!)))],
        [.. item.Order.Select(id => new OptionView(item.Ids.ShownRight(id), item.Inline(Row(body, id).Right)))]);

    public static IReadOnlyList<PartVerdict> Parts(MatchingBody body, ShownItem item, IReadOnlyDictionary<string, GradedPart> parts) =>
        [.. Pairs(body).Select(row => new PartVerdict(
            item.Ids.Shown(row.Id), item.Inline(row.Left!), true,
            parts[row.Id].Given is { } given ? PlainText(item.Inline(Row(body, given).Right)) : null,
            parts[row.Id].IsRight, item.Inline(row.Right), item.Inline(row.Reason)))];

    private static IEnumerable<MatchRow> Pairs(MatchingBody body) => body.Rows.Where(row => row.Left is not null);

    private static MatchRow Row(MatchingBody body, string id) => body.Rows.First(row => row.Id == id);

    /// <summary>What a reader would see; of a formula its marks, not its source.</summary>
    private static string PlainText(string html) => WebUtility.HtmlDecode(Tag().Replace(Annotation().Replace(html, ""), "")).Trim();

    [GeneratedRegex("<annotation.*?</annotation>", RegexOptions.Singleline)]
    private static partial Regex Annotation();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
