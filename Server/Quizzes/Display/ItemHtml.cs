using System.Text;
using System.Text.Encodings.Web;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Pages;

namespace QuizHub.Server.Quizzes;

/// <summary>Items and verdicts as pages show them. What a kind shows of its own is made in its folder.</summary>
public static class ItemHtml
{
    public static ItemView View(ShownItem item)
    {
        return new ItemView(
            item.Question.Slug, PlainText.Of(item.Question.In(item.Language).Title), item.Step.TopicTitle.In(item.Language), item.Item.Id, item.Item.Type, item.Item.Facet,
            item.Html(item.Item.In(item.Language).StemMarkdown), ItemKinds.Of(item.Item.Body).View(item));
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
        var kind = ItemKinds.Of(item.Item.Body);
        var why = item.Item.In(item.Language).WhyMarkdown;
        return new Verdict(
            score, kind.Parts(item, parts), kind.Key(item, parts), why is null ? null : item.Html(why), withSources ? Sources(item.Question) : "");
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
