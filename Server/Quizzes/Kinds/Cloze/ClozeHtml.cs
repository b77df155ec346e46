using System.Text.RegularExpressions;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Quizzes;

public static partial class ClozeHtml
{
    public static ClozeView View(ClozeBody body, ShownItem item)
    {
        // Odd pieces are the ids of blanks: the pattern captures them.
        var pieces = Blank().Split(item.Inline(body.Text));
        var open = new List<string>();
        var parts = pieces.Select((piece, index) => index % 2 == 1 ? new ClozePart(null, piece) : new ClozePart(Balance(piece, open), null));
        return new ClozeView([.. parts.Where(part => part.Html is not "")], body.IsExact);
    }

    public static IReadOnlyList<PartVerdict> Parts(ClozeBody body, ShownItem item, IReadOnlyDictionary<string, GradedPart> parts) =>
        [.. body.Blanks.Select(blank => new PartVerdict(
            blank.Id, ItemHtml.Encode(blank.Id), true, parts[blank.Id].Given, parts[blank.Id].IsRight, ItemHtml.Encode(Expected(blank, item.Language)),
            item.Inline(blank.Reason), Spelling: parts[blank.Id].Spelling))];

    private static string Expected(ClozeBlank blank, string language) =>
        (blank.Accepted.TryGetValue(language, out var texts) ? texts : blank.Accepted.Values.First())[0];

    /// <summary>A blank may stand inside emphasis: what is open there is closed before it and opened again behind it, so that each piece is whole HTML.</summary>
    /// <param name="open">Tags open at the start of the piece, outermost first; at the end those open there.</param>
    private static string Balance(string piece, List<string> open)
    {
        var before = string.Concat(open);
        foreach (Match tag in Tag().Matches(piece))
        {
            if (tag.Groups["close"].Success)
            {
                open.RemoveAt(open.Count - 1);
            }
            else if (!tag.Groups["void"].Success)
            {
                open.Add(tag.Value);
            }
        }

        var after = string.Concat(Enumerable.Reverse(open).Select(tag => $"</{Tag().Match(tag).Groups["name"].Value}>"));
        return piece.Length == 0 ? "" : before + piece + after;
    }

    [GeneratedRegex(@"\[\[([0-9]+)\]\]")]
    private static partial Regex Blank();

    [GeneratedRegex(@"<(?<close>/)?(?<name>[a-zA-Z][a-zA-Z0-9]*)(?:\s[^>]*?)?(?<void>/)?>")]
    private static partial Regex Tag();
}
