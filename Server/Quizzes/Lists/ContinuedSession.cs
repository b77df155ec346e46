using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Data;
using QuizHub.Server.Decks.Library;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>Which session a learner is asked to go on with.</summary>
public sealed class ContinuedSession(IDbContextFactory<QuizHubDbContext> databases, DeckLibrary library, SessionModes modes, TimeProvider time)
{
    /// <summary>One whose clock runs comes first; else the open session that changed last. Null when none is open.</summary>
    public async Task<OpenSessionLink?> FindAsync(Guid learnerId, Language language, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var sessions = database.Sessions().AsNoTracking().Where(row => row.LearnerId == learnerId && row.FinishedAt == null);
        var session = await sessions.OrderByDescending(row => row.Deadline != null).ThenByDescending(row => row.ChangedAt).FirstOrDefaultAsync(cancel);
        // It may be discarded in this very moment.
        if (session is null || await OpenSession.ReadAsync(database.Sessions().AsNoTracking(), database, session.Id, learnerId, cancel) is not { } open)
        {
            return null;
        }

        var others = await sessions.CountAsync(cancel) - 1;
        return modes.Of(open.Plan).Link(open, library.Current.FindDeck(session.DeckSlug), language, time.GetUtcNow()) with { Others = others };
    }
}
