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

    public static IEnumerable<string> Body(ItemBody body) => body switch
    {
        ChoiceBody choice => choice.Options.SelectMany(option => Of(option.Text, option.Reason)),
        NumericBody numeric => numeric.Numbers.SelectMany(number => Of(number.Reason)),
        ShortTextBody texts => texts.Texts.Select(text => text.ReasonMarkdown),
        ClozeBody cloze => Of(cloze.Text).Concat(cloze.Blanks.SelectMany(blank => Of(blank.Reason))),
        MatchingBody matching => matching.Rows.SelectMany(row => row.Left is null ? Of(row.Right, row.Reason) : Of(row.Left, row.Right, row.Reason)),
        OrderingBody ordering => ordering.Entries.SelectMany(entry => Of(entry.Text, entry.Reason)),
        _ => throw new InvalidOperationException($"No Markdown of {body.GetType().Name}."),
    };

    private static IEnumerable<string> Of(params IReadOnlyList<Localized> texts) => texts.SelectMany(text => text.ByLanguage.Values);
}
