using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Decks;
using QuizHub.Server.Demos;
using QuizHub.Server.Progress;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>Every change of a session, each in the one writer's transaction: it sees all changes before it, and is told of only once it is durable.</summary>
public sealed class SessionWriter(AttemptWriter writer, SessionSettler settler, ItemStore items, TimeProvider time, ILogger<SessionWriter> logger)
{
    /// <summary>The longest answer to say that is kept.</summary>
    public const int MaxTyped = 20_000;

    /// <param name="limit">After which the server ends what a mode lets end by the clock; null for none.</param>
    public async Task<Guid> StartAsync(
        Guid learnerId, Deck deck, StartSessionRequest request, SessionPlan plan, CancellationToken cancel, TimeSpan? limit = null)
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
            Deadline = now + limit,
            FinishedAt = plan.Steps.Count == 0 ? now : null,
        };
        await writer.WriteAsync(
            async database =>
            {
                await items.KeepAsync(database, plan, deck);
                return database.Add(session).Entity.Id;
            },
            cancel);
        items.Kept(plan);
        return session.Id;
    }

    /// <param name="language">Code of the language in which the item is shown.</param>
    public Task<SessionChange> AnswerAsync(Guid learnerId, Guid sessionId, SubmitAnswerRequest answer, string language, CancellationToken cancel) =>
        settler.SettleAsync(learnerId, sessionId, (database, context) => AnswerAsync(database, context, answer, language), cancel);

    public Task<SessionChange> AdvanceAsync(Guid learnerId, Guid sessionId, AdvanceRequest request, CancellationToken cancel) => settler.SettleAsync(
        learnerId,
        sessionId,
        (_, context) =>
        {
            var progress = context.Open.Progress;
            var stands = request.Index == progress.Index && request.Phase == progress.Phase(context.Learner.StemFirst);
            return Task.FromResult(stands && SessionProgress.Leaving(request.Index, request.Phase) is { } happened
                ? Settling.Happen(context, happened, time.GetUtcNow())
                : new Settlement(new SessionOutcome.MovedOn(), context));
        },
        cancel);

    public Task<SessionOutcome> TickAsync(Guid learnerId, Guid sessionId, TickKeyPointsRequest request, CancellationToken cancel) =>
        ChangeAsync(learnerId, sessionId, (database, _, open) => TickAsync(database, open, request), cancel);

    /// <summary>Ties a finished run to its prediction, which is graded on the run's facts. Does nothing where no run is waited for.</summary>
    public Task<SessionChange> FinishRunAsync(Guid learnerId, Guid sessionId, int index, Guid runId, CancellationToken cancel) =>
        settler.SettleAsync(learnerId, sessionId, (database, context) => FinishRunAsync(database, context, index, runId), cancel);

    /// <summary>Runs a change of a session where no other can come between. What it stores is durable when this returns.</summary>
    public Task<SessionOutcome> ChangeAsync(
        Guid learnerId, Guid sessionId, Func<QuizHubDbContext, Learner, OpenSession, Task<SessionOutcome>> change, CancellationToken cancel) =>
        writer.WriteAsync(
            async database =>
            {
                var learner = await database.Learners().SingleOrDefaultAsync(row => row.Id == learnerId);
                var open = learner is null ? null : await OpenSession.ReadAsync(database.Sessions(), database, sessionId, learnerId, CancellationToken.None);
                return open is null ? new SessionOutcome.NotFound() : await change(database, learner!, open);
            },
            cancel);

    private async Task<Settlement> AnswerAsync(QuizHubDbContext database, AnswerContext context, SubmitAnswerRequest answer, string language)
    {
        if (Settling.Precludes(context, answer, language) is { } outcome)
        {
            return await RefusedAsync(database, new Settlement(outcome, context), answer);
        }

        var step = context.Open.Plan.Steps[answer.Index];
        var item = await items.ItemAsync(database, context.Open.Plan.DeckSlug, step, answer.ForCheck ? step.Check! : step.Item!, CancellationToken.None);
        var run = answer.ForCheck ? await RunAsync(database, context.Open.Progress.At(answer.Index).RunId!.Value) : null;
        var now = time.GetUtcNow();
        context = await WithDayAsync(database, Settling.FollowZone(context, answer.TimeZone), now);
        var settled = Said(Settling.Answer(context, item, answer, language, run, now), step);
        return settled.Stored is null ? await RefusedAsync(database, settled, answer) : settled;
    }

    /// <summary>An id that belongs to an answer in another session is refused as that, whatever else is wrong with the request.</summary>
    private static async Task<Settlement> RefusedAsync(QuizHubDbContext database, Settlement refused, SubmitAnswerRequest answer) =>
        refused.Outcome is SessionOutcome.MovedOn or SessionOutcome.NotTaken && await database.SessionEvents().AnyAsync(row => row.AnswerId == answer.Id)
            ? refused with { Outcome = new SessionOutcome.OtherAnswer() }
            : refused;

    /// <summary>Null for an id that was never stored. The same id must bring the same answer, to the same session.</summary>
    internal static async Task<SessionOutcome?> StoredAsync(QuizHubDbContext database, OpenSession open, SubmitAnswerRequest answer)
    {
        var stored = await database.SessionEvents().AsNoTracking().SingleOrDefaultAsync(row => row.AnswerId == answer.Id);
        if (stored is null)
        {
            return null;
        }

        var before = JsonSerializer.Deserialize<SessionEvent>(stored.Event, Json.Options)!.Given();
        return stored.SessionId == open.Session.Id && JsonSerializer.Serialize(before, Json.Options) == JsonSerializer.Serialize(answer, Json.Options)
            ? new SessionOutcome.Done()
            : new SessionOutcome.OtherAnswer();
    }

    private async Task<Settlement> FinishRunAsync(QuizHubDbContext database, AnswerContext context, int index, Guid runId)
    {
        if (context.Open.Progress.After(new RunFinished(index, runId)) is null)
        {
            return new Settlement(new SessionOutcome.MovedOn(), context);
        }

        var (step, now) = (context.Open.Plan.Steps[index], time.GetUtcNow());
        var item = await items.ItemAsync(database, context.Open.Plan.DeckSlug, step, step.Item!, CancellationToken.None);
        context = await WithDayAsync(database, context, now);
        return Said(Settling.FinishRun(context, item, index, await RunAsync(database, runId), now), step);
    }

    private static Task<Run> RunAsync(QuizHubDbContext database, Guid id) => database.Runs().AsNoTracking().SingleAsync(row => row.Id == id);

    /// <summary>The context with the sums of the study day of an instant.</summary>
    internal static async Task<AnswerContext> WithDayAsync(QuizHubDbContext database, AnswerContext context, DateTimeOffset at)
    {
        var day = StudyDay.Of(at, context.Learner.TimeZone);
        return context.Days.ContainsKey(day)
            ? context
            : context with
            {
                Days = context.Days.SetItem(day, await AnswerContextReader.DayAsync(database, context.Learner.Id, context.Open.Plan.DeckSlug, day, CancellationToken.None)),
            };
    }

    /// <summary>Says in the log where a run decided nothing.</summary>
    private Settlement Said(Settlement settled, PlanStep step)
    {
        if (settled is { Stored.RunId: { } run, Logged: null, Next.Open: var open } && open.Progress.At(open.Progress.Index).Answer is { Revealed: false } answer && !answer.IsForgotten())
        {
            logger.LogWarning("Run {Run} decides nothing about item {Item} of {Deck}/{Question}: it is not graded.", run, step.Item!.Id, open.Plan.DeckSlug, step.QuestionSlug);
        }

        return settled;
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
        var ticks = await database.KeyPointTicks().SingleOrDefaultAsync(row => row.SessionId == open.Session.Id && row.StepIndex == request.Index);
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
        if (!learner.TimeZoneChosen && learner.TimeZone != zone && TimeZones.IsZone(zone))
        {
            learner.TimeZone = zone;
        }
    }
}
