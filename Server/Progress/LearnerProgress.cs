using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;

namespace QuizHub.Server.Progress;

/// <summary>What reading pages tell a learner about herself: one query each.</summary>
public sealed class LearnerProgress(IDbContextFactory<QuizHubDbContext> databases) : IDeckProgress
{
    public async Task<IReadOnlyDictionary<string, QuestionProgress>> OfDeckAsync(Deck deck, Guid learnerId, CancellationToken cancel)
    {
        var right = await LastRightAsync(deck, learnerId, cancel);
        return deck.Questions.ToDictionary(question => question.Slug, question =>
        {
            var items = question.Items.Where(item => !item.Type.IsCheck()).Select(item => new ItemKey(question.Slug, item.Id)).ToList();
            return new QuestionProgress(items.Count, items.Count(right.ContainsKey), items.Count(right.GetValueOrDefault));
        });
    }

    /// <summary>Whether each item of the deck that was ever answered was right at its last attempt: of two tries that is the second, which is never fully right.</summary>
    public async Task<IReadOnlyDictionary<ItemKey, bool>> LastRightAsync(Deck deck, Guid learnerId, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var last = await database.Attempts().AsNoTracking().Where(attempt => attempt.LearnerId == learnerId && attempt.DeckSlug == deck.Slug)
            .GroupBy(attempt => new { attempt.QuestionSlug, attempt.ItemId })
            .Select(attempts => attempts.OrderByDescending(attempt => attempt.StoredAt).ThenByDescending(attempt => attempt.Encounter)
                .Select(attempt => new { attempt.QuestionSlug, attempt.ItemId, attempt.Score, attempt.StoredAt }).First())
            .ToListAsync(cancel);
        // Under its old slugs too; of the same item under two slugs the later attempt counts.
        var slugs = deck.Questions.SelectMany(question => question.Aliases.Prepend(question.Slug).Select(slug => (Slug: slug, Now: question.Slug)))
            .DistinctBy(slug => slug.Slug).ToDictionary(slug => slug.Slug, slug => slug.Now);
        return last.Where(attempt => slugs.ContainsKey(attempt.QuestionSlug))
            .GroupBy(attempt => new ItemKey(slugs[attempt.QuestionSlug], attempt.ItemId))
            .ToDictionary(attempts => attempts.Key, attempts => attempts.MaxBy(attempt => attempt.StoredAt)!.Score >= 1);
    }

    /// <summary>Of the deck's cases: how many, answered at least once, right at the last attempt.</summary>
    public async Task<QuestionProgress> OfClinicAsync(Deck deck, Guid? learnerId, CancellationToken cancel)
    {
        var cases = deck.Questions.SelectMany(question => question.Items.Where(item => item.Case is not null).Select(item => (Question: question, item.Id))).ToList();
        if (learnerId is null || cases.Count == 0)
        {
            return new QuestionProgress(cases.Count, 0, 0);
        }

        await using var database = await databases.CreateDbContextAsync(cancel);
        var ids = cases.Select(known => known.Id).Distinct().ToList();
        var attempts = await database.Attempts().AsNoTracking().Where(attempt => attempt.LearnerId == learnerId && attempt.DeckSlug == deck.Slug && ids.Contains(attempt.ItemId))
            .Select(attempt => new { attempt.QuestionSlug, attempt.ItemId, attempt.Score, attempt.StoredAt, attempt.Encounter }).ToListAsync(cancel);
        var last = cases.Select(known => attempts
            .Where(attempt => attempt.ItemId == known.Id && (attempt.QuestionSlug == known.Question.Slug || known.Question.Aliases.Contains(attempt.QuestionSlug)))
            .OrderBy(attempt => attempt.StoredAt).ThenBy(attempt => attempt.Encounter).LastOrDefault()).ToList();
        return new QuestionProgress(cases.Count, last.Count(attempt => attempt is not null), last.Count(attempt => attempt is { Score: >= 1 }));
    }
}
