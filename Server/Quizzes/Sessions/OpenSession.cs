using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Data;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>A session as read from the database, and where it stands.</summary>
public sealed record OpenSession(StudySession Session, SessionPlan Plan, SessionProgress Progress)
{
    /// <summary>Null when this learner has no such session.</summary>
    public static async Task<OpenSession?> ReadAsync(IQueryable<StudySession> sessions, QuizHubDbContext database, Guid id, Guid learnerId, CancellationToken cancel)
    {
        var session = await sessions.SingleOrDefaultAsync(row => row.Id == id && row.LearnerId == learnerId, cancel);
        if (session is null)
        {
            return null;
        }

        var events = await database.SessionEvents().AsNoTracking().Where(row => row.SessionId == id)
            .OrderBy(row => row.Revision).Select(row => row.Event).ToListAsync(cancel);
        return Of(session, events);
    }

    /// <param name="events">As they are stored, in their order.</param>
    public static OpenSession Of(StudySession session, IEnumerable<string> events)
    {
        var plan = JsonSerializer.Deserialize<SessionPlan>(session.Plan, Json.Options)!;
        var happened = events.Select(text => JsonSerializer.Deserialize<SessionEvent>(text, Json.Options)!);
        return new OpenSession(session, plan, SessionProgress.Of(plan, happened));
    }

    /// <summary>Stores what happened. False, and nothing stored, when it can't happen where the session stands.</summary>
    public bool Add(QuizHubDbContext database, SessionEvent happened, DateTimeOffset now, Guid? answerId = null)
    {
        if (Progress.After(happened) is not { } next)
        {
            return false;
        }

        database.Add(Apply(Session, next, happened, now, answerId));
        return true;
    }

    /// <summary>The session after something has happened in it, and the event to store; this one stays as it is. Null when it can't happen where the session stands.</summary>
    public (OpenSession Next, StoredEvent Stored)? After(SessionEvent happened, DateTimeOffset now, Guid? answerId = null)
    {
        if (Progress.After(happened) is not { } next)
        {
            return null;
        }

        var session = Session.Copy();
        var stored = Apply(session, next, happened, now, answerId);
        return (new OpenSession(session, Plan, next), stored);
    }

    public void Touch(DateTimeOffset now) => Touch(Session, now);

    private static StoredEvent Apply(StudySession session, SessionProgress next, SessionEvent happened, DateTimeOffset now, Guid? answerId)
    {
        Touch(session, now);
        session.FinishedAt = next.IsOver ? now : null;
        return new StoredEvent
        {
            SessionId = session.Id,
            Revision = session.Revision,
            AnswerId = answerId,
            RunId = (happened as RunFinished)?.RunId,
            Event = JsonSerializer.Serialize(happened, Json.Options),
            At = now,
        };
    }

    private static void Touch(StudySession session, DateTimeOffset now)
    {
        session.Revision++;
        session.ChangedAt = now;
    }
}
