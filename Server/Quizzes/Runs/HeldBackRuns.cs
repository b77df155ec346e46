using Microsoft.EntityFrameworkCore;
using QuizHub.Server.Data;
using QuizHub.Server.Demos;

namespace QuizHub.Server.Quizzes;

/// <summary>Runs on which a saw-it check is open.</summary>
public sealed class HeldBackRuns(IDbContextFactory<QuizHubDbContext> databases) : IHeldBackRuns
{
    public async Task<bool> HoldsBackAsync(Guid runId, Guid learnerId, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var named = runId.ToString();
        var open = await database.Sessions().AsNoTracking().Where(session => session.LearnerId == learnerId && session.FinishedAt == null
                && database.SessionEvents().Any(happened => happened.SessionId == session.Id && happened.Event.Contains(named)))
            .Select(session => session.Id).ToListAsync(cancel);
        foreach (var id in open)
        {
            var session = await OpenSession.ReadAsync(database.Sessions().AsNoTracking(), database, id, learnerId, cancel);
            if (session?.Progress is { Step.Check: not null } progress && progress.At(progress.Index) is { CheckIsOpen: true } step && step.RunId == runId)
            {
                return true;
            }
        }

        return false;
    }
}
