using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Data;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>What changes an interview, each in the one writer's transaction. No attempts and no memory: which points were made is a self-report.</summary>
public sealed class InterviewWriter(SessionWriter sessions, ItemStore items, TimeProvider time)
{
    /// <param name="language">Code of the language in which the question is shown.</param>
    public Task<SessionOutcome> ReplyAsync(Guid learnerId, Guid sessionId, ReplyRequest request, string language, CancellationToken cancel) => sessions.ChangeAsync(
        learnerId,
        sessionId,
        async (database, _, open) =>
        {
            var happened = new Replied(request.Index, request, language);
            return await StoredAsync(database, open, request.Id, request)
                ?? (open.Progress.After(happened) is not { } next ? new SessionOutcome.MovedOn()
                    : !IsReply(request) ? new SessionOutcome.NotTaken("reply", InterviewTexts.BadReply)
                    : Add(database, open, happened with { Next = request.FollowUp is null ? await NextAsync(database, open, next.At(request.Index).Asked) : null }, request.Id));
        },
        cancel);

    public Task<SessionOutcome> SettleAsync(Guid learnerId, Guid sessionId, SettlePointsRequest request, CancellationToken cancel) =>
        sessions.ChangeAsync(learnerId, sessionId, (database, _, open) => SettleAsync(database, open, request), cancel);

    /// <summary>Ending what is over already is done.</summary>
    public Task<SessionOutcome> EndAsync(Guid learnerId, Guid sessionId, EndInterviewRequest request, CancellationToken cancel) => sessions.ChangeAsync(
        learnerId,
        sessionId,
        (database, _, open) => Task.FromResult(
            open.Plan.Transitions is InterviewTransitions && open.Progress.IsOver
                ? new SessionOutcome.Done()
                : Add(database, open, new InterviewEnded(request.Index), null)),
        cancel);

    private async Task<SessionOutcome> SettleAsync(QuizHubDbContext database, OpenSession open, SettlePointsRequest request)
    {
        if (await StoredAsync(database, open, request.Id, request) is { } before)
        {
            return before;
        }

        var settled = new PointsSettled(request.Index, request with { Covered = request.Covered ?? [] }, null);
        if (open.Progress.After(settled) is not { } next)
        {
            return new SessionOutcome.MovedOn();
        }

        var question = await items.QuestionAsync(database, open.Plan.DeckSlug, open.Progress.Step!, CancellationToken.None);
        var probing = open.Progress.At(request.Index).Asked.Open;
        var isKnown = settled.Points.Covered.All(covered => probing is null ? question.Texts.Values.First().KeyPoints.Any(point => point.Id == covered) : covered == probing.Chosen.Point);
        if (request.Id == Guid.Empty || !isKnown)
        {
            return new SessionOutcome.NotTaken("points", InterviewTexts.UnknownPoint);
        }

        // After the points nothing more is asked; only interviews of before had them first.
        var asked = next.At(request.Index).Asked;
        var followUp = probing is null && asked.FollowUps.Count > 0 ? null : await NextAsync(database, open, asked);
        return Add(database, open, settled with { Next = followUp }, request.Id);
    }

    private async Task<ChosenFollowUp?> NextAsync(QuizHubDbContext database, OpenSession open, AskedProgress asked)
    {
        var step = open.Progress.Step!;
        var question = await items.QuestionAsync(database, open.Plan.DeckSlug, step, CancellationToken.None);
        var talked = new TalkedQuestion(step, question, asked, asked.Reply!.Language);
        var suggested = KeyPointSuggestions.Of([.. talked.Points.Select(InterviewStates.ToMatch)], asked.Reply.Typed).Select(suggestion => suggestion.Point).ToHashSet();
        return FollowUpChoice.Next(question.Texts.Values.First(), asked, (open.Plan.Interview ?? InterviewRules.Usual).FollowUps, suggested);
    }

    private SessionOutcome Add(QuizHubDbContext database, OpenSession open, SessionEvent happened, Guid? id) =>
        open.Add(database, happened, time.GetUtcNow(), id) ? new SessionOutcome.Done() : new SessionOutcome.MovedOn();

    /// <summary>Null for an id that was never stored. The same id must bring the same request, to the same session.</summary>
    private static async Task<SessionOutcome?> StoredAsync<TRequest>(QuizHubDbContext database, OpenSession open, Guid id, TRequest request)
    {
        var stored = await database.SessionEvents().AsNoTracking().SingleOrDefaultAsync(row => row.AnswerId == id);
        if (stored is null)
        {
            return null;
        }

        object? before = JsonSerializer.Deserialize<SessionEvent>(stored.Event, Json.Options) switch
        {
            Replied replied => replied.Reply,
            PointsSettled settled => settled.Points,
            _ => null,
        };
        return stored.SessionId == open.Session.Id && before is TRequest && JsonSerializer.Serialize(before, Json.Options) == JsonSerializer.Serialize(request, Json.Options)
            ? new SessionOutcome.Done()
            : new SessionOutcome.OtherAnswer();
    }

    private static bool IsReply(ReplyRequest request) =>
        request.Id != Guid.Empty && (request.Kind, request.Typed) is
            (ReplyKind.Aloud or ReplyKind.Passed, null) or (ReplyKind.Typed, { Length: > 0 and <= SessionWriter.MaxTyped });
}
