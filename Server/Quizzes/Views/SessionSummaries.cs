using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Pages;
using QuizHub.Server.Progress;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>What a session came to, item by item.</summary>
public sealed class SessionSummaries(ItemStore items)
{
    public async Task<SessionSummary> MakeAsync(SessionSight sight, StartSessionRequest? again, CancellationToken cancel)
    {
        var attempts = await sight.Database.Attempts().AsNoTracking().Where(attempt => attempt.SessionId == sight.Open.Session.Id)
            .Select(attempt => new { attempt.StepIndex, IsCheck = attempt.ItemType == ItemTypes.Check, attempt.Score, attempt.Confidence, attempt.SecondTry })
            .ToListAsync(cancel);
        var rows = new List<SummaryRow>();
        foreach (var (index, step) in sight.Open.Plan.Steps.Index().Where(step => step.Item.Kind == StepKind.Item))
        {
            var title = PlainText.Of((await items.QuestionAsync(sight.Database, sight.Deck.Slug, step, cancel)).In(sight.Language.Code()).Title);
            var url = SessionLinks.Question(sight.Language, sight.Deck, step.TopicSlug, step.QuestionSlug);
            foreach (var item in new[] { step.Item, step.Check }.OfType<PlannedItem>())
            {
                // Of two tries the better counts, and how sure she was of the first.
                var tries = attempts.Where(attempt => attempt.StepIndex == index && attempt.IsCheck == (item == step.Check)).OrderBy(attempt => attempt.SecondTry).ToList();
                rows.Add(new SummaryRow(
                    title, url, item.Type, item.Facet, tries.Max(attempt => (double?)attempt.Score), tries.FirstOrDefault()?.Confidence, tries.Count > 1));
            }
        }

        return new SessionSummary(
            rows.Count(row => row.Score is not null), rows.Count(row => row.Score >= 1), rows.Count(row => row.Score is > 0 and < 1),
            rows.Average(row => row.Score) ?? 0, rows, again, NextTopic(sight));
    }

    private static NextTopic? NextTopic(SessionSight sight)
    {
        var next = sight.Open.Session.TopicSlug is { } topic
            ? sight.Deck.Topics.SkipWhile(candidate => candidate.Slug != topic).Skip(1).FirstOrDefault(candidate => candidate.Questions.Count > 0)
            : null;
        return next is null
            ? null
            : new NextTopic(
                next.Title.In(sight.Language.Code()),
                new StartSessionRequest(sight.Deck.Slug, next.Slug, null, sight.Open.Session.Mode, sight.Language.Code(), sight.Open.Plan.Choice?.Count));
    }
}
