using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>How far a learner is with one question.</summary>
/// <param name="Items">That the question has, checks not counted.</param>
/// <param name="Answered">Of them at least once.</param>
/// <param name="Right">Of them at the last attempt.</param>
public sealed record QuestionProgress(int Items, int Answered, int Right);

/// <summary>The open session to go on with.</summary>
/// <param name="Title">Of the question, topic or deck that it is about.</param>
/// <param name="Index">Steps that were gone through; of an exam that goes on: items that are answered.</param>
/// <param name="Exam">Set while an exam goes on.</param>
public sealed record OpenSessionLink(string Url, string Title, int Index, int Count, RunningExam? Exam = null);

/// <param name="MinutesLeft">By the server's clock, whole ones.</param>
public sealed record RunningExam(int MinutesLeft);

/// <summary>What reading pages tell a learner about herself: one query each.</summary>
public sealed class LearnerProgress(IDbContextFactory<QuizHubDbContext> databases, DeckLibrary library, TimeProvider time)
{
    /// <summary>By question slug; every question of the deck has an entry.</summary>
    public async Task<IReadOnlyDictionary<string, QuestionProgress>> OfDeckAsync(Deck deck, Guid learnerId, CancellationToken cancel)
    {
        var right = await LastRightAsync(deck, learnerId, cancel);
        return deck.Questions.ToDictionary(question => question.Slug, question =>
        {
            var items = question.Items.Where(item => item.Type != ItemType.SawIt).Select(item => new ItemName(question.Slug, item.Id)).ToList();
            return new QuestionProgress(items.Count, items.Count(right.ContainsKey), items.Count(right.GetValueOrDefault));
        });
    }

    /// <summary>Whether each item of the deck that was ever answered was right at its last attempt: of two tries that is the second, which is never fully right.</summary>
    public async Task<IReadOnlyDictionary<ItemName, bool>> LastRightAsync(Deck deck, Guid learnerId, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var last = await database.Attempts.AsNoTracking().Where(attempt => attempt.LearnerId == learnerId && attempt.DeckSlug == deck.Slug)
            .GroupBy(attempt => new { attempt.QuestionSlug, attempt.ItemId })
            .Select(attempts => attempts.OrderByDescending(attempt => attempt.StoredAt).ThenByDescending(attempt => attempt.Encounter)
                .Select(attempt => new { attempt.QuestionSlug, attempt.ItemId, attempt.Score, attempt.StoredAt }).First())
            .ToListAsync(cancel);
        // Under its old slugs too; of the same item under two slugs the later attempt counts.
        var slugs = deck.Questions.SelectMany(question => question.Aliases.Prepend(question.Slug).Select(slug => (Slug: slug, Now: question.Slug)))
            .DistinctBy(slug => slug.Slug).ToDictionary(slug => slug.Slug, slug => slug.Now);
        return last.Where(attempt => slugs.ContainsKey(attempt.QuestionSlug))
            .GroupBy(attempt => new ItemName(slugs[attempt.QuestionSlug], attempt.ItemId))
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
        var attempts = await database.Attempts.AsNoTracking().Where(attempt => attempt.LearnerId == learnerId && attempt.DeckSlug == deck.Slug && ids.Contains(attempt.ItemId))
            .Select(attempt => new { attempt.QuestionSlug, attempt.ItemId, attempt.Score, attempt.StoredAt, attempt.Encounter }).ToListAsync(cancel);
        var last = cases.Select(known => attempts
            .Where(attempt => attempt.ItemId == known.Id && (attempt.QuestionSlug == known.Question.Slug || known.Question.Aliases.Contains(attempt.QuestionSlug)))
            .OrderBy(attempt => attempt.StoredAt).ThenBy(attempt => attempt.Encounter).LastOrDefault()).ToList();
        return new QuestionProgress(cases.Count, last.Count(attempt => attempt is not null), last.Count(attempt => attempt is { Score: >= 1 }));
    }

    /// <summary>An exam that goes on comes first, as its clock runs; else the open session that changed last. Null when none is open.</summary>
    public async Task<OpenSessionLink?> ContinueAsync(Guid learnerId, Language language, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var session = await database.Sessions.AsNoTracking().Where(row => row.LearnerId == learnerId && row.FinishedAt == null)
            .OrderByDescending(row => row.Deadline != null).ThenByDescending(row => row.ChangedAt).FirstOrDefaultAsync(cancel);
        if (session is null)
        {
            return null;
        }

        var open = (await OpenSession.ReadAsync(database.Sessions.AsNoTracking(), database, session.Id, learnerId, cancel))!;
        var (url, title, count) = (Addresses.Session(language, session.Id), Title(session, open.Plan, language.Code()), open.Plan.Steps.Count);
        if (open.Progress.IsSitting)
        {
            var answered = open.Progress.Passed.Values.Count(step => step.IsAnswered);
            return new OpenSessionLink(url, title, answered, count, new RunningExam((int)Math.Max(0, (session.Deadline!.Value - time.GetUtcNow()).TotalMinutes)));
        }

        return open.Progress.HandedIn is { } handedIn
            ? new OpenSessionLink(url, $"{ExamTexts.Exam.In(language)} · {title}", ExamReview.Place(handedIn, open.Progress.Index), handedIn.Review.Count)
            : new OpenSessionLink(url, title, open.Progress.Index, count);
    }

    private string Title(StudySession session, SessionPlan plan, string language)
    {
        var deck = library.Current.FindDeck(session.DeckSlug);
        if (plan.IsClinic)
        {
            return ClinicTexts.Clinic.In(Languages.FromCode(language) ?? Language.En);
        }

        if (session.Mode == SessionMode.Review)
        {
            return ReviewTexts.Review.In(Languages.FromCode(language) ?? Language.En);
        }

        if (plan.Mode == SessionMode.Interview)
        {
            return InterviewTexts.TitleOf.Fill(Languages.FromCode(language) ?? Language.En, plan.DeckTitle.In(language));
        }

        return (session.QuestionSlug is { } question ? deck?.FindQuestion(question)?.In(language).Title : null)
            ?? (session.TopicSlug is not null ? (plan.Steps is [var first, ..] ? first : null)?.TopicTitle.In(language) : null)
            ?? plan.DeckTitle.In(language);
    }
}
