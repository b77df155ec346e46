using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;

namespace QuizHub.Server.Quizzes;

/// <summary>Every change of an exam that goes on, and its end, each in the one writer's transaction. Whatever comes too late finds the exam handed in, and is told so:
/// the server's clock decides, and nothing that a browser says about time.</summary>
public sealed class ExamWriter(SessionWriter sessions, AttemptWriter writer, AnswerContextReader contexts, ItemStore items, TimeProvider time)
{
    /// <summary>What a page stores in the last second must still arrive: so long after the end answers are taken, then the server hands in. A page shows no time left
    /// from the end on.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Whether an exam's time is over and it is still to be handed in.</summary>
    public bool IsOverdue(StudySession session) => session.Deadline is { } deadline && deadline + Grace <= time.GetUtcNow();

    /// <param name="answer">Without a response: the item is open again.</param>
    /// <param name="language">Code of the language in which the item is shown.</param>
    public Task<SessionOutcome> AnswerAsync(Guid learnerId, Guid sessionId, SubmitAnswerRequest answer, string language, CancellationToken cancel) => sessions.ChangeAsync(
        learnerId,
        sessionId,
        async (database, learner, open) => await SessionWriter.StoredAsync(database, open, answer)
            ?? await SitAsync(database, learner, open, () => AnswerAsync(database, learner, open, answer, language)),
        cancel);

    public Task<SessionOutcome> FlagAsync(Guid learnerId, Guid sessionId, FlagItemRequest request, CancellationToken cancel) => sessions.ChangeAsync(
        learnerId,
        sessionId,
        async (database, learner, open) => await database.SessionEvents().AnyAsync(row => row.AnswerId == request.Id && row.SessionId == sessionId)
            ? new SessionOutcome.Done()
            : await SitAsync(database, learner, open, () => Task.FromResult(Add(database, open, new ItemFlagged(request.Index, request.Id, request.Flagged), request.Id))),
        cancel);

    /// <summary>Done too when it was handed in before.</summary>
    public Task<SessionOutcome> HandInAsync(Guid learnerId, Guid sessionId, CancellationToken cancel) => sessions.ChangeAsync(
        learnerId,
        sessionId,
        async (database, learner, open) =>
        {
            if (open.Progress.IsSitting)
            {
                await HandInAsync(database, learner, open, byClock: IsOverdue(open.Session));
            }

            return open.Plan.Transitions is ExamTransitions ? new SessionOutcome.Done() : new SessionOutcome.MovedOn();
        },
        cancel);

    /// <summary>Hands in an exam whose time is over; does nothing to any other session.</summary>
    public Task HandInOverdueAsync(Guid sessionId, CancellationToken cancel) => writer.WriteAsync(
        async database =>
        {
            var session = await database.Sessions().SingleOrDefaultAsync(row => row.Id == sessionId);
            if (session is null || !IsOverdue(session))
            {
                return false;
            }

            var learner = await database.Learners().SingleAsync(row => row.Id == session.LearnerId);
            var open = (await OpenSession.ReadAsync(database.Sessions(), database, sessionId, learner.Id, CancellationToken.None))!;
            await HandInAsync(database, learner, open, byClock: true);
            return true;
        },
        cancel);

    private async Task<SessionOutcome> SitAsync(QuizHubDbContext database, Learner learner, OpenSession open, Func<Task<SessionOutcome>> change)
    {
        if (!open.Progress.IsSitting)
        {
            return new SessionOutcome.MovedOn();
        }

        if (IsOverdue(open.Session))
        {
            await HandInAsync(database, learner, open, byClock: true);
            return new SessionOutcome.MovedOn();
        }

        return await change();
    }

    private async Task<SessionOutcome> AnswerAsync(QuizHubDbContext database, Learner learner, OpenSession open, SubmitAnswerRequest answer, string language)
    {
        var happened = new ExamAnswered(answer.Index, answer, language);
        if (answer.Id == Guid.Empty || open.Progress.After(happened) is null || (answer.Confidence is { } said && !Enum.IsDefined(said)))
        {
            return new SessionOutcome.NotTaken("response", GradingTexts.WrongKind);
        }

        if (answer.Response is not null)
        {
            // What cannot be read is refused now, while it can be corrected; what it is worth is found out when the exam is handed in.
            var grading = await GradeAsync(database, open, answer, language, time.GetUtcNow());
            if (grading.Result is Refused refused)
            {
                return new SessionOutcome.NotTaken(refused.Code, refused.Message);
            }
        }

        SessionWriter.FollowZone(learner, answer.TimeZone);
        return Add(database, open, happened, answer.Id);
    }

    private async Task<GradedAnswer> GradeAsync(QuizHubDbContext database, OpenSession open, SubmitAnswerRequest answer, string language, DateTimeOffset at)
    {
        var step = open.Plan.Steps[answer.Index];
        var item = await items.ItemAsync(database, open.Plan.DeckSlug, step, step.Item!, CancellationToken.None);
        return GradedAnswer.Of(step, step.Item!, item, answer, language, run: null, at);
    }

    private SessionOutcome Add(QuizHubDbContext database, OpenSession open, SessionEvent happened, Guid id) =>
        id != Guid.Empty && open.Add(database, happened, time.GetUtcNow(), id) ? new SessionOutcome.Done() : new SessionOutcome.NotTaken("response", GradingTexts.WrongKind);

    /// <summary>Grades whatever was answered and needs no run, adds it to the log, and settles the review: all or nothing. An attempt counts for the study day on which
    /// its answer was given, however late this is.</summary>
    private async Task HandInAsync(QuizHubDbContext database, Learner learner, OpenSession open, bool byClock)
    {
        var given = await database.SessionEvents().AsNoTracking().Where(row => row.SessionId == open.Session.Id && row.AnswerId != null)
            .ToDictionaryAsync(row => row.AnswerId!.Value, row => row.At);
        var now = time.GetUtcNow();
        var context = (await contexts.ReadAsync(database, learner.Id, open.Session.Id, CancellationToken.None))!;
        var handedIn = new List<HandedInItem>();
        foreach (var (index, step) in open.Plan.Steps.Index())
        {
            var passed = open.Progress.At(index);
            var answer = passed.IsAnswered ? passed.Answer : null;
            double? score = null;
            if (answer is not null && step.Run is null)
            {
                var graded = await GradeAsync(database, open, answer, passed.AnswerLanguage!, given[answer.Id]);
                context = await SessionWriter.WithDayAsync(database, context, graded.At);
                // An answer that could be read when it came and can't be any more (by a later version) must not keep the exam from being handed in.
                if (AttemptSettling.Log(context, graded, now) is var (next, logged))
                {
                    SettlementWriter.Store(database, logged);
                    context = next;
                }

                score = graded.Score;
            }

            handedIn.Add(new HandedInItem(index, answer is not null, step.Run is not null, score, answer?.Confidence));
        }

        learner.MemoryRevision = context.Learner.MemoryRevision;
        var review = ExamReview.Order(handedIn);
        open.Session.Deadline = null;
        open.Add(database, new HandedIn(review is [var first, ..] ? first : handedIn.Count, byClock, review, [.. handedIn.Where(item => !item.IsAnswered).Select(item => item.Index)], now.ToUnixTimeMilliseconds()), now);
    }
}
