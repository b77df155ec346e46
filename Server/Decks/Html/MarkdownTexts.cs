namespace QuizHub.Server.Decks.Html;

/// <summary>Every text of a deck that is shown as Markdown.</summary>
internal static class MarkdownTexts
{
    public static IEnumerable<string> Of(Question question, string language)
    {
        var text = question.In(language);
        return
        [
            text.Title, text.ThirtySeconds, text.TwoMinutes, text.Explanation,
            .. text.Pitfalls.SelectMany(pitfall => new[] { pitfall.SaidMarkdown, pitfall.TruthMarkdown }),
            .. text.FollowUps.SelectMany(asked => new[] { asked.Question, asked.AnswerMarkdown }),
            .. text.KeyPoints.Select(point => point.Markdown),
            .. text.Claims.Values.SelectMany(claim => new[] { claim.Markdown, claim.FailsWhenMarkdown ?? "" }),
            .. question.Items.SelectMany(item => Of(item, language)),
        ];
    }

    public static IEnumerable<string> Of(IReadOnlyList<GlossaryTerm> glossary, string language) =>
        glossary.SelectMany(term => new[] { term.Term.In(language), term.Text.In(language) });

    private static IEnumerable<string> Of(Item item, string language)
    {
        var text = item.In(language);
        return [text.Title, text.StemMarkdown, text.WhyMarkdown ?? "", .. item.Body.Markdown().Select(part => part.In(language))];
    }
}
