using System.Text;
using System.Text.Encodings.Web;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Pages;

namespace QuizHub.Server.Quizzes;

/// <summary>Items and verdicts as pages show them. Each kind of body has a file of its own beside this one: <c>View</c> asks (and tells nothing), <c>Parts</c>
/// explains, once the answer is in.</summary>
public static class ItemHtml
{
    public static ItemView View(ShownItem item)
    {
        ItemBodyView body = item.Item.Body switch
        {
            ChoiceBody choice => ChoiceHtml.View(choice, item),
            NumericBody number => NumberHtml.View(number, item),
            ShortTextBody text => TextHtml.View(text),
            ClozeBody cloze => ClozeHtml.View(cloze, item),
            MatchingBody matching => MatchingHtml.View(matching, item),
            OrderingBody ordering => OrderingHtml.View(ordering, item),
            var other => throw new InvalidOperationException($"No view of {other}."),
        };
        return new ItemView(
            item.Question.Slug, PlainText.Of(item.Question.In(item.Language).Title), item.Step.TopicTitle.In(item.Language), item.Item.Id, item.Item.Type, item.Item.Facet,
            item.Html(item.Item.In(item.Language).StemMarkdown), body);
    }

    /// <param name="result">Graded or undecided.</param>
    /// <param name="counts">False for predictions whose run was skipped, and for those who gave up: then nothing was earned.</param>
    /// <param name="withSources">False for a check, which stands on the page of its prediction.</param>
    public static Verdict Verdict(ShownItem item, GradingResult result, bool counts, bool withSources = true)
    {
        var (score, parts) = result switch
        {
            Graded graded => (counts ? graded.Score : 0, graded.Parts),
            Undecided undecided => (0, undecided.Parts),
            _ => throw new InvalidOperationException("A refused answer is never stored."),
        };
        var byId = parts.ToDictionary(part => part.Id);
        IReadOnlyList<PartVerdict> shown = item.Item.Body switch
        {
            ChoiceBody choice => ChoiceHtml.Parts(choice, item, byId),
            NumericBody number => NumberHtml.Parts(number, item, parts),
            ShortTextBody text => TextHtml.Parts(text, item, parts),
            ClozeBody cloze => ClozeHtml.Parts(cloze, item, byId),
            MatchingBody matching => MatchingHtml.Parts(matching, item, byId),
            OrderingBody ordering => OrderingHtml.Parts(ordering, item, byId),
            var other => throw new InvalidOperationException($"No verdict on {other}."),
        };
        var key = item.Item.Body switch
        {
            NumericBody number => NumberHtml.Key(number, item, parts),
            ShortTextBody text => TextHtml.Key(text, item),
            _ => null,
        };
        var why = item.Item.In(item.Language).WhyMarkdown;
        return new Verdict(score, shown, key, why is null ? null : item.Html(why), withSources ? Sources(item.Question) : "");
    }

    private static string Sources(Question question)
    {
        var html = new StringBuilder("<ol class=\"sources\">");
        foreach (var source in question.Sources)
        {
            html.Append("<li id=\"source-").Append(Encode(source.Id)).Append("\">").Append(Encode(source.Text));
            if (source.Url is not null)
            {
                html.Append(" <a href=\"").Append(Encode(source.Url)).Append("\" rel=\"noopener\">").Append(Encode(new Uri(source.Url).Host)).Append("</a>");
            }

            html.Append("</li>");
        }

        return html.Append("</ol>").ToString();
    }

    internal static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
