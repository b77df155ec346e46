using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Data;
using QuizHub.Server.Progress;

namespace QuizHub.Server.Quizzes;

/// <summary>Ends a session that will not be gone on with. What was answered stays in the log, whatever becomes of the session: an answer that was given is a
/// fact about her memory. So a session of which something is in the log, or in a transcript, ends where it stands and is listed as ended early; one that leaves
/// nothing behind is deleted, and what was answered with it, where nothing of that was ever graded.</summary>
public sealed class SessionDiscard(SessionWriter sessions, TimeProvider time)
{
    /// <summary>Done too for a session that is over: there is nothing to discard.</summary>
    public Task<SessionOutcome> DiscardAsync(Guid learnerId, Guid sessionId, CancellationToken cancel) => sessions.ChangeAsync(
        learnerId,
        sessionId,
        async (database, _, open) =>
        {
            if (open.Progress.IsOver)
            {
                return new SessionOutcome.Done();
            }

            if (await LeavesSomethingAsync(database, open))
            {
                open.Add(database, new EndedEarly(open.Progress.Index), time.GetUtcNow());
            }
            else
            {
                // Its events go with it.
                database.Remove(open.Session);
            }

            return new SessionOutcome.Done();
        },
        cancel);

    private static async Task<bool> LeavesSomethingAsync(QuizHubDbContext database, OpenSession open) =>
        open.Plan.Transitions.LeavesSomething(open.Progress)
        || await database.Attempts().AnyAsync(attempt => attempt.SessionId == open.Session.Id)
        || await database.KeyPointTicks().AnyAsync(ticks => ticks.SessionId == open.Session.Id);
}
