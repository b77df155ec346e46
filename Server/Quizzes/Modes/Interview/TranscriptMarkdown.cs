using System.Text;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>An interview's transcript as a Markdown file. Pure.</summary>
public static class TranscriptMarkdown
{
    /// <param name="link">The full address of a question's page.</param>
    public static string Write(SessionPlan plan, DateOnly day, IReadOnlyList<TalkedQuestion> talked, Language language, Func<PlanStep, string> link)
    {
        var file = new StringBuilder();
        var title = MarkdownText.PortableLine(plan.DeckTitle.In(language.Code()));
        Block(file, $"# {InterviewTexts.TitleOf.Fill(language, title)}");
        Block(file, $"{Numbers.Date(day, language)} · {InterviewTexts.Extent(talked.Count, plan.Steps.Count, language)}");
        Tally(file, talked, language);
        foreach (var (index, question) in talked.Index())
        {
            Question(file, index + 1, question, language, link(question.Step));
        }

        return file.ToString();
    }

    private static void Tally(StringBuilder file, IReadOnlyList<TalkedQuestion> talked, Language language)
    {
        var points = talked.SelectMany(question => question.Points.Select(point => new CoveredPoint("", point.Indispensable, question.Asked.CoverOf(point.Id)))).ToList();
        var (all, must) = (PointTally.Of(points), PointTally.Of(points.Where(point => point.Indispensable)));
        Block(
            file,
            $"- **{InterviewTexts.Share(all, InterviewTexts.TallyAll, language)}**{QuizTexts.Colon.In(language)}{InterviewTexts.Split(all, language)}\n"
            + $"- {InterviewTexts.Share(must, InterviewTexts.TallyMust, language)}");
    }

    private static void Question(StringBuilder file, int number, TalkedQuestion talked, Language language, string url)
    {
        Block(file, $"## {Numbers.Whole(number)}. {MarkdownText.PortableLine(talked.Text.Title)}");
        Block(file, $"{MarkdownText.PortableLine(talked.Step.TopicTitle.In(language.Code()))} · [{InterviewTexts.Read.In(language)}]({url})");
        Reply(file, talked.Asked.Reply!, language);
        Block(file, $"### {InterviewTexts.Points.In(language)}");
        Block(file, string.Join('\n', talked.Points.Select(point =>
        {
            var cover = talked.Asked.CoverOf(point.Id);
            var must = point.Indispensable ? $" ({QuizTexts.Must.In(language)})" : "";
            return $"- {InterviewTexts.Sign(cover)} **{InterviewTexts.Of(cover).In(language)}**{must}{QuizTexts.Colon.In(language)}{MarkdownText.PortableLine(point.Markdown)}";
        })));
        foreach (var followUp in talked.Asked.FollowUps)
        {
            FollowUp(file, talked, followUp, language);
        }

        Block(file, $"### {QuizTexts.ThirtySeconds.In(language)}");
        Block(file, MarkdownText.QuotedDeck(talked.Text.ThirtySeconds));
    }

    private static void FollowUp(StringBuilder file, TalkedQuestion talked, FollowUpProgress followUp, Language language)
    {
        var text = talked.FollowUp(followUp.Chosen.Id);
        Block(file, $"### {InterviewTexts.FollowUp.In(language)}{QuizTexts.Colon.In(language)}{MarkdownText.PortableLine(text.Question)}");
        Reply(file, followUp.Reply!, language);
        Block(file, $"**{InterviewTexts.GoodAnswer.In(language)}**");
        Block(file, MarkdownText.QuotedDeck(text.AnswerMarkdown));
        Block(file, talked.Point(followUp.Chosen.Point) is not { } point
            ? InterviewTexts.Deeper.In(language)
            : (followUp.Covered == true ? $"◐ {InterviewTexts.MadeOnAsking.In(language)}" : $"✕ {InterviewTexts.StillMissing.In(language)}")
                + MarkdownText.PortableLine(point.Markdown));
    }

    private static void Reply(StringBuilder file, InterviewReply reply, Language language)
    {
        Block(file, $"**{InterviewTexts.Of(reply.Kind).In(language)}** · {InterviewTexts.Duration(reply.Milliseconds, language)}");
        if (reply.Typed is { } typed)
        {
            Block(file, MarkdownText.Quoted(typed));
        }
    }

    private static void Block(StringBuilder file, string text) => file.Append(text).Append("\n\n");
}
