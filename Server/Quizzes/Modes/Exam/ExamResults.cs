using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Decks.Pages;
using QuizHub.Server.Progress;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>How an exam went, read off its events and the log.</summary>
public sealed class ExamResults(ItemStore items, DeckLibrary library, TimeProvider time)
{
    /// <param name="sight">Of an exam that was handed in.</param>
    public async Task<ExamResult> MakeAsync(SessionSight sight, CancellationToken cancel)
    {
        var (database, open, learner, language) = (sight.Database, sight.Open, sight.Learner, sight.Language);
        var (plan, progress, handedIn) = (open.Plan, open.Progress, open.Progress.HandedIn!);
        var scores = await database.Attempts().AsNoTracking().Where(attempt => attempt.SessionId == open.Session.Id && attempt.ItemType != ItemTypes.Check)
            .ToDictionaryAsync(attempt => attempt.StepIndex, attempt => attempt.Score, cancel);
        var rows = new List<ExamResultRow>();
        foreach (var (index, step) in plan.Steps.Index())
        {
            var question = (await items.QuestionAsync(database, plan.DeckSlug, step, cancel)).In(language.Code());
            double? score = scores.TryGetValue(index, out var known) ? known : null;
            rows.Add(new ExamResultRow(
                index, PlainText.Of(question.Title), SessionLinks.Question(language, sight.Deck, step.TopicSlug, step.QuestionSlug),
                step.Item!.Type, step.Item.Facet,
                Mark(step, progress.At(index), score is not null, handedIn.Open.Contains(index)), score, progress.At(index).Answer?.Confidence));
        }

        var end = DateTimeOffset.FromUnixTimeMilliseconds(handedIn.At);
        var minutes = plan.Exam?.Minutes ?? 0;
        var counted = rows.Where(Counts).ToList();
        return new ExamResult(
            handedIn.ByClock, Numbers.DateAndTime(TimeZones.Local(end, learner.TimeZone), language),
            Math.Min((long)(end - open.Session.StartedAt).TotalSeconds, minutes * 60L), minutes,
            counted.Sum(Points), counted.Count, rows.Count(row => row.Mark == ExamMark.Open), rows.Count(row => row.Mark == ExamMark.Waiting),
            handedIn.Review.Count - ExamReview.Place(handedIn, progress.Index), await DueTomorrowAsync(database, learner, open, cancel), rows,
            [.. counted.GroupBy(row => plan.Steps[row.Index].TopicSlug).Select(topic =>
                new ExamPart(plan.Steps[topic.First().Index].TopicTitle.In(language.Code()), topic.Sum(Points), topic.Count()))],
            [.. counted.GroupBy(row => row.Facet).OrderBy(facet => facet.Key).Select(facet => new ExamFacet(facet.Key, facet.Sum(Points), facet.Count()))],
            [.. rows.Where(row => row.Mark == ExamMark.Graded).GroupBy(row => row.Confidence).OrderByDescending(level => level.Key ?? (Confidence)(-1)).Select(level =>
                new ExamConfidence(level.Key, level.Count(), level.Count(row => row.Score >= 1)))]);
    }

    private static ExamMark Mark(PlanStep step, StepProgress passed, bool isGraded, bool isOpen) => (step, passed) switch
    {
        _ when isGraded => ExamMark.Graded,
        _ when isOpen => ExamMark.Open,
        ({ Run: not null }, { RunId: null, RunSkipped: false }) => ExamMark.Waiting,
        _ => ExamMark.NotCounted,
    };

    private static bool Counts(ExamResultRow row) => row.Mark is ExamMark.Graded or ExamMark.Open;

    private static double Points(ExamResultRow row) => row.Score ?? 0;

    private async Task<int?> DueTomorrowAsync(QuizHubDbContext database, Learner learner, OpenSession open, CancellationToken cancel)
    {
        // The plan has the name that a question had then; its memory stands under the one that it has now.
        var names = open.Plan.Steps.Select(step => step.QuestionSlug).Distinct()
            .ToDictionary(slug => slug, slug => library.Current.NamesOf(open.Plan.DeckSlug, slug));
        var asked = open.Plan.Steps.SelectMany(step => names[step.QuestionSlug].Select(name => (name, step.Item!.Id))).ToHashSet();
        var tomorrow = StudyDay.Of(time.GetUtcNow(), learner.TimeZone).AddDays(1);
        var memories = await database.ItemMemories().AsNoTracking().Where(memory => memory.LearnerId == learner.Id && memory.DeckSlug == open.Plan.DeckSlug)
            .Select(memory => new { memory.QuestionSlug, memory.ItemId, memory.DueDay }).ToListAsync(cancel);
        var known = memories.Where(memory => asked.Contains((memory.QuestionSlug, memory.ItemId))).ToList();
        return known.Count == 0 ? null : known.Count(memory => memory.DueDay <= tomorrow);
    }
}
