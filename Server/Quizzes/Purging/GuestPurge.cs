using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using QuizHub.Server.Accounts;
using QuizHub.Server.Data;
using QuizHub.Server.Demos;
using QuizHub.Server.Progress;

namespace QuizHub.Server.Quizzes;

/// <summary>Forgets guests who never answered anything and have not been here for long.</summary>
public sealed class GuestPurge(IDbContextFactory<QuizHubDbContext> databases, AttemptWriter writer, ForgetLearner forget, IOptions<PurgeOptions> options, TimeProvider time)
{
    private const int Piece = 20;

    /// <summary>One piece; returns how many guests it was, 0 when none is left.</summary>
    public async Task<int> PurgeAsync(CancellationToken cancel)
    {
        List<Guid> found;
        await using (var database = await databases.CreateDbContextAsync(cancel))
        {
            found = await Idle(database).OrderBy(learner => learner.Id).Select(learner => learner.Id).Take(Piece).ToListAsync(cancel);
        }

        return found.Count == 0 ? 0 : await writer.WriteAsync(database => ForgetAsync(database, found), cancel);
    }

    /// <summary>Looks again: somebody may have come back meanwhile.</summary>
    private async Task<int> ForgetAsync(QuizHubDbContext database, List<Guid> found)
    {
        var idle = await Idle(database).Where(learner => found.Contains(learner.Id)).Select(learner => learner.Id).ToListAsync();
        foreach (var learner in idle)
        {
            await forget.FromAsync(database, learner);
        }

        return idle.Count;
    }

    private IQueryable<Learner> Idle(QuizHubDbContext database)
    {
        var (plain, chosen) = (Before(options.Value.GuestsDays), Before(options.Value.ChosenDays));
        var recently = plain > chosen ? plain : chosen;
        return database.Learners().AsNoTracking()
            .Where(learner => learner.Language != null || database.StudyGoals().Any(goal => goal.LearnerId == learner.Id)
                ? learner.CreatedAt < chosen
                : learner.CreatedAt < plain)
            .Where(learner => !database.Attempts().Any(attempt => attempt.LearnerId == learner.Id))
            .Where(learner => !database.Sessions().Any(session => session.LearnerId == learner.Id
                && (session.ChangedAt >= recently || database.SessionEvents().Any(happened => happened.SessionId == session.Id))))
            .Where(learner => !database.FreeRuns().Any(run => run.LearnerId == learner.Id && run.At >= recently));
    }

    /// <summary>0 days: nobody was made before.</summary>
    private DateTimeOffset Before(int days) => days == 0 ? DateTimeOffset.UnixEpoch : time.GetUtcNow().AddDays(-days);
}
