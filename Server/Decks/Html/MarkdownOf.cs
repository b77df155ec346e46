namespace QuizHub.Server.Decks.Html;

/// <summary>All the Markdown that parts of a deck hold, in no order that means anything.</summary>
internal static class MarkdownOf
{
    public static IEnumerable<string> Question(QuestionText text) =>
    [
        text.Title, text.ThirtySeconds, text.TwoMinutes, text.Explanation,
        .. text.Pitfalls.SelectMany(pitfall => new[] { pitfall.SaidMarkdown, pitfall.TruthMarkdown }),
        .. text.FollowUps.SelectMany(followUp => new[] { followUp.Question, followUp.AnswerMarkdown }),
        .. text.KeyPoints.Select(point => point.Markdown),
        .. text.Claims.Values.SelectMany(claim => new[] { claim.Markdown, claim.FailsWhenMarkdown ?? "" }),
    ];

    public static IEnumerable<string> Item(ItemText text) => [text.Title, text.StemMarkdown, text.WhyMarkdown ?? ""];

    public static IEnumerable<string> Body(ItemBody body) => body.Markdown().SelectMany(text => text.ByLanguage.Values);
}
