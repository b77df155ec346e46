using QuizHub.Server.Accounts;
using QuizHub.Server.Data;

namespace QuizHub.Server.Quizzes;

/// <summary>Stores what a change came to: a handful of prepared statements, and no question in between.</summary>
public static class SettlementWriter
{
    /// <returns>The context for the next change; null, and nothing stored, when the learner's revision is no longer the one that the context was read at.</returns>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">Also for an answer whose id is stored already, in another session.</exception>
    public static AnswerContext? TryStore(QuizHubDbContext database, Settlement settled)
    {
        var (rows, next) = (RowStatements.Of(database), settled.Next);
        if (!rows.UpdateIfUnchanged(database, next.Learner, nameof(Learner.Revision), "settled", nameof(Learner.MemoryRevision), nameof(Learner.TimeZone)))
        {
            return null;
        }

        rows.Update(database, next.Open.Session, "stands", nameof(StudySession.Revision), nameof(StudySession.ChangedAt), nameof(StudySession.FinishedAt));
        rows.Insert(database, settled.Stored!);
        if (settled.Logged is { } logged)
        {
            Store(database, logged);
        }

        var learner = next.Learner.Copy();
        learner.Revision++;
        return next with { Learner = learner };
    }

    /// <summary>Adds an attempt to the log, with what is derived from it. The learner's row is the caller's.</summary>
    public static void Store(QuizHubDbContext database, LoggedAttempt logged)
    {
        var rows = RowStatements.Of(database);
        rows.Insert(database, logged.Attempt);
        foreach (var replaced in logged.Replaced)
        {
            rows.Delete(database, replaced);
        }

        if (logged.Memory is { } memory)
        {
            rows.Upsert(database, memory);
        }

        rows.Upsert(database, logged.Day);
    }
}
