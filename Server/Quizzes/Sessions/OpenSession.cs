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

        var events = await database.SessionEvents.AsNoTracking().Where(row => row.SessionId == id)
            .OrderBy(row => row.Revision).Select(row => row.Event).ToListAsync(cancel);
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

        Touch(now);
        database.Add(new StoredEvent
        {
            SessionId = Session.Id,
            Revision = Session.Revision,
            AnswerId = answerId,
            Event = JsonSerializer.Serialize(happened, Json.Options),
            At = now,
        });
        Session.FinishedAt = next.IsOver ? now : null;
        return true;
    }

    public void Touch(DateTimeOffset now)
    {
        Session.Revision++;
        Session.ChangedAt = now;
    }
}
