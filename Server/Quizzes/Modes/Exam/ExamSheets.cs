using QuizHub.Quizzes;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Html;
using QuizHub.Server.Demos;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>An exam that goes on, as its page shows it: all items at once, so that a page without a network can go on through them, and of each no more than an open
/// item of practice shows.</summary>
public sealed class ExamSheets(ItemStore items, RenderedTexts texts, DemoCatalog demos, TimeProvider time)
{
    public async Task<ExamSheet> MakeAsync(SessionSight sight, CancellationToken cancel)
    {
        var open = sight.Open;
        var left = open.Session.Deadline is { } deadline ? deadline - time.GetUtcNow() : TimeSpan.Zero;
        var rows = Enumerable.Range(0, open.Plan.Steps.Count).Select(open.Progress.At)
            .Select(step => new ExamRow(step.Answer?.Response, step.Answer?.Confidence, step.Flagged, step.Answer?.ActiveMilliseconds ?? 0));
        List<ExamItem>? shown = null;
        if (!sight.IsBrief)
        {
            shown = [];
            foreach (var (index, step) in open.Plan.Steps.Index())
            {
                shown.Add(await ItemAsync(sight.Database, sight.Deck, step, index, sight.Language, cancel));
            }
        }

        return new ExamSheet(Math.Max(0, (long)left.TotalMilliseconds), open.Plan.Exam?.Minutes ?? 0, [.. rows], shown);
    }

    private async Task<ExamItem> ItemAsync(QuizHubDbContext database, Deck deck, PlanStep step, int index, Language language, CancellationToken cancel)
    {
        var question = await items.QuestionAsync(database, deck.Slug, step, cancel);
        var item = await items.ItemAsync(database, deck.Slug, step, step.Item!, cancel);
        var view = ItemHtml.View(new ShownItem(texts, deck, question, step, step.Item!, item, language.Code()));
        if (step.Case is null)
        {
            return new ExamItem(view);
        }

        // What a case belongs to may be named after its fault.
        var demo = await demos.FindAsync(step.Case.Demo, cancel);
        return new ExamItem(
            view with { QuestionSlug = "", ItemId = $"case-{index + 1}", TopicTitle = ClinicTexts.Clinic.In(language), QuestionTitle = ExamTexts.Case.In(language) },
            demo is null ? null : new CaseStep(demo with { Settings = [], Facts = [] }, null));
    }
}
