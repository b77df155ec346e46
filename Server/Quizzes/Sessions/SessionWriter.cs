using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuizHub.Demos;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Library;
using QuizHub.Server.Demos;
using QuizHub.Server.Progress;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>Every change of a session, each in the one writer's transaction: it sees all changes before it, and is told of only once it is durable.</summary>
public sealed class SessionWriter(AttemptWriter writer, ItemStore items, DeckLibrary library, TimeProvider time, ILogger<SessionWriter> logger)
{
    /// <summary>The longest answer to say that is kept.</summary>
    public const int MaxTyped = 20_000;

    public async Task<Guid> StartAsync(Guid learnerId, Deck deck, StartSessionRequest request, SessionPlan plan, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var session = new StudySession
        {
            Id = Guid.CreateVersion7(now),
            LearnerId = learnerId,
            Mode = request.Mode,
            DeckSlug = deck.Slug,
            TopicSlug = request.Topic,
            QuestionSlug = request.Question,
            Language = request.Language,
            Plan = JsonSerializer.Serialize(plan, Json.Options),
            StartedAt = now,
            ChangedAt = now,
            Deadline = plan.Exam is { } exam ? now.AddMinutes(exam.Minutes) : null,
            FinishedAt = plan.Steps.Count == 0 ? now : null,
        };
        await writer.WriteAsync(
            async database =>
            {
                await ItemStore.KeepAsync(database, plan, deck);
                return database.Add(session).Entity.Id;
            },
            cancel);
        return session.Id;
    }

    /// <param name="language">Code of the language in which the item is shown.</param>
    public Task<SessionOutcome> AnswerAsync(Guid learnerId, Guid sessionId, SubmitAnswerRequest answer, string language, CancellationToken cancel) =>
        ChangeAsync(learnerId, sessionId, (database, learner, session) => AnswerAsync(database, learner, session, answer, language), cancel);

    public Task<SessionOutcome> AdvanceAsync(Guid learnerId, Guid sessionId, AdvanceRequest request, CancellationToken cancel) => ChangeAsync(
        learnerId,
        sessionId,
        (database, learner, open) =>
        {
            var stands = request.Index == open.Progress.Index && request.Phase == open.Progress.Phase(learner.StemFirst);
            var happened = SessionProgress.Leaving(request.Index, request.Phase);
            return Task.FromResult<SessionOutcome>(
                stands && happened is not null && open.Add(database, happened, time.GetUtcNow()) ? new SessionOutcome.Done() : new SessionOutcome.MovedOn());
        },
        cancel);

    public Task<SessionOutcome> TickAsync(Guid learnerId, Guid sessionId, TickKeyPointsRequest request, CancellationToken cancel) =>
        ChangeAsync(learnerId, sessionId, (database, _, open) => TickAsync(database, open, request), cancel);

    /// <summary>Ties a finished run to its prediction, which is graded on the run's facts. Does nothing where no run is waited for.</summary>
    public Task<SessionOutcome> FinishRunAsync(Guid learnerId, Guid sessionId, int index, Guid runId, CancellationToken cancel) =>
        ChangeAsync(learnerId, sessionId, (database, learner, open) => FinishRunAsync(database, learner, open, index, runId), cancel);

    /// <summary>Runs a change of a session where no other can come between. What it stores is durable when this returns.</summary>
    public Task<SessionOutcome> ChangeAsync(
        Guid learnerId, Guid sessionId, Func<QuizHubDbContext, Learner, OpenSession, Task<SessionOutcome>> change, CancellationToken cancel) =>
        writer.WriteAsync(
            async database =>
            {
                var learner = await database.Learners.SingleOrDefaultAsync(row => row.Id == learnerId);
                var open = learner is null ? null : await OpenSession.ReadAsync(database.Sessions, database, sessionId, learnerId, CancellationToken.None);
                return open is null ? new SessionOutcome.NotFound() : await change(database, learner!, open);
            },
            cancel);

    private async Task<SessionOutcome> AnswerAsync(QuizHubDbContext database, Learner learner, OpenSession open, SubmitAnswerRequest answer, string language)
    {
        if (await StoredAsync(database, open, answer) is { } before)
        {
            return before;
        }

        SessionEvent happened = answer.ForCheck ? new CheckAnswered(answer.Index, answer, language) : new Answered(answer.Index, answer, language);
        if (open.Progress.After(happened) is null)
        {
            return new SessionOutcome.MovedOn();
        }

        if (answer.Id == Guid.Empty || answer.Revealed == answer.Response is not null || (answer.Confidence is { } said && !Enum.IsDefined(said)))
        {
            return new SessionOutcome.NotTaken("response", GradingTexts.WrongKind);
        }

        FollowZone(learner, answer.TimeZone);
        var step = open.Plan.Steps[answer.Index];
        var run = answer.ForCheck ? await database.Runs.SingleAsync(row => row.Id == open.Progress.At(answer.Index).RunId) : null;
        var grading = await GradeAsync(database, open, answer.ForCheck ? step.Check! : step.Item!, answer, language, run);
        if (grading.Result is Refused refused)
        {
            return new SessionOutcome.NotTaken(refused.Code, refused.Message);
        }

        if (answer.SecondTry && SecondTries.AreSame(open.Progress.At(answer.Index).FirstTry!.Response, answer.Response))
        {
            return new SessionOutcome.NotTaken("same-answer", PracticeTexts.SameAnswer);
        }

        if (happened is Answered && !answer.SecondTry && !answer.Revealed && grading.Score < 1 && SecondTries.AreOffered(open.Plan, step, grading.Item))
        {
            happened = new TriedFirst(answer.Index, answer, language);
        }

        // A prediction waits for its run; having given up does not.
        if (step.Run is null || answer.ForCheck || answer.Revealed)
        {
            await AddAttemptAsync(database, learner, grading);
        }

        open.Add(database, happened, time.GetUtcNow(), answer.Id);
        return new SessionOutcome.Done();
    }

    /// <summary>Null for an id that was never stored. The same id must bring the same answer, to the same session.</summary>
    internal static async Task<SessionOutcome?> StoredAsync(QuizHubDbContext database, OpenSession open, SubmitAnswerRequest answer)
    {
        var stored = await database.SessionEvents.AsNoTracking().SingleOrDefaultAsync(row => row.AnswerId == answer.Id);
        if (stored is null)
        {
            return null;
        }

        var before = JsonSerializer.Deserialize<SessionEvent>(stored.Event, Json.Options) switch
        {
            Answered answered => answered.Answer,
            TriedFirst tried => tried.Answer,
            CheckAnswered answered => answered.Answer,
            ExamAnswered answered => answered.Answer,
            _ => null,
        };
        return stored.SessionId == open.Session.Id && JsonSerializer.Serialize(before, Json.Options) == JsonSerializer.Serialize(answer, Json.Options)
            ? new SessionOutcome.Done()
            : new SessionOutcome.OtherAnswer();
    }

    private async Task<SessionOutcome> FinishRunAsync(QuizHubDbContext database, Learner learner, OpenSession open, int index, Guid runId)
    {
        var happened = new RunFinished(index, runId);
        if (open.Progress.After(happened) is null)
        {
            return new SessionOutcome.MovedOn();
        }

        var run = await database.Runs.SingleAsync(row => row.Id == runId);
        var (step, passed) = (open.Plan.Steps[index], open.Progress.At(index));
        if (run.Demo != step.Run!.Demo || run.Seed != step.Run.Seed)
        {
            throw new InvalidOperationException($"Run {runId} is not the one that step {index} of session {open.Session.Id} calls for.");
        }

        if (!passed.Answer!.Revealed && !passed.Answer.IsForgotten())
        {
            await AddAttemptAsync(database, learner, await GradeAsync(database, open, step.Item!, passed.Answer, passed.AnswerLanguage!, run));
        }

        open.Add(database, happened, time.GetUtcNow());
        return new SessionOutcome.Done();
    }

    /// <param name="run">Whose facts decide; null where the deck's own mark does.</param>
    internal async Task<GradedAnswer> GradeAsync(
        QuizHubDbContext database, OpenSession open, PlannedItem planned, SubmitAnswerRequest answer, string language, Run? run)
    {
        var step = open.Plan.Steps[answer.Index];
        var item = await items.ItemAsync(database, open.Plan.DeckSlug, step, planned, CancellationToken.None);
        var question = await items.QuestionAsync(database, open.Plan.DeckSlug, step, CancellationToken.None);
        var response = answer.Response is null ? null : PartIds.Of(item, planned.OrderSeed).ToDeck(answer.Response);
        var result = Grading.Grade(item, Variants.Parameters(item, planned.VariantSeed), response, run is null ? null : FactValues.ToNumbers(run.ReadFacts()));
        return new GradedAnswer(open.Session, step, planned, item, Names(open.Plan.DeckSlug, question), answer, language, response, result, run);
    }

    /// <summary>All names of a question: those that it has now, and those that it had when the session was started, whatever became of the deck meanwhile.</summary>
    private IReadOnlyList<string> Names(string deck, Question question) =>
        [.. library.Current.NamesOf(deck, question.Slug).Union(question.Aliases.Prepend(question.Slug))];

    private async Task AddAttemptAsync(QuizHubDbContext database, Learner learner, GradedAnswer graded)
    {
        if (await LogAsync(database, learner, graded) is { } attempt)
        {
            await database.TallyAsync(learner.Id, attempt.DeckSlug, attempt.StudyDay);
        }
    }

    /// <summary>Adds an attempt to the log; the day's tally is the caller's. Null, and nothing added, when the run decides nothing.</summary>
    internal async Task<Attempt?> LogAsync(QuizHubDbContext database, Learner learner, GradedAnswer graded)
    {
        if (graded.Score is not { } score)
        {
            logger.LogWarning(
                "Run {Run} decides nothing about item {Item} of {Deck}/{Question}: it is not graded.",
                graded.Run?.Id, graded.Item.Id, graded.Session.DeckSlug, graded.Step.QuestionSlug);
            return null;
        }

        var rules = await database.MemoryRulesAsync(learner.Id, graded.Session.DeckSlug, CancellationToken.None);
        var memory = await database.FindMemoryAsync(learner, graded.Session.DeckSlug, graded.Names, graded.Item.Id, rules);
        var attempt = await AttemptMaker.MakeAsync(database, learner, graded, score, memory, rules, time.GetUtcNow());
        await database.AddAttemptAsync(learner, graded.Names[0], attempt, memory, rules);
        return attempt;
    }

    private async Task<SessionOutcome> TickAsync(QuizHubDbContext database, OpenSession open, TickKeyPointsRequest request)
    {
        if (open.Progress.Step is not { Kind: StepKind.Say } step || request.Index != open.Progress.Index)
        {
            return new SessionOutcome.MovedOn();
        }

        var question = await items.QuestionAsync(database, open.Plan.DeckSlug, step, CancellationToken.None);
        var known = question.Texts.Values.First().KeyPoints.Select(point => point.Id).ToHashSet();
        if (request.Typed is { Length: > MaxTyped } || !known.IsSupersetOf(request.Ticked ?? []))
        {
            return new SessionOutcome.NotTaken("response", GradingTexts.UnknownOption);
        }

        var now = time.GetUtcNow();
        var ticks = await database.KeyPointTicks.SingleOrDefaultAsync(row => row.SessionId == open.Session.Id && row.StepIndex == request.Index);
        ticks ??= database.Add(new KeyPointTicks
        {
            SessionId = open.Session.Id,
            StepIndex = request.Index,
            LearnerId = open.Session.LearnerId,
            DeckSlug = open.Plan.DeckSlug,
            QuestionSlug = step.QuestionSlug,
            Ticked = "[]",
            ChangedAt = now,
        }).Entity;
        ticks.Ticked = JsonSerializer.Serialize(known.Where((request.Ticked ?? []).Contains), Json.Options);
        ticks.Typed = request.Typed;
        ticks.ChangedAt = now;
        open.Touch(now);
        return new SessionOutcome.Done();
    }

    internal static void FollowZone(Learner learner, string zone)
    {
        if (!learner.TimeZoneChosen && learner.TimeZone != zone && StudyDay.IsZone(zone))
        {
            learner.TimeZone = zone;
        }
    }
}
