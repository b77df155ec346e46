using Microsoft.EntityFrameworkCore;
using QuizHub.Demos;
using QuizHub.Server.Data;
using QuizHub.Server.Demos;

namespace QuizHub.Server.Quizzes;

/// <summary>What a session's step runs, and that it was run.</summary>
public sealed class StepRuns(IDbContextFactory<QuizHubDbContext> databases, SessionWriter sessions) : IStepRuns
{
    public async Task<StepRun?> FindAsync(SessionStepReference step, Guid learnerId, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var open = await OpenSession.ReadAsync(database.Sessions().AsNoTracking(), database, step.SessionId, learnerId, cancel);
        if (open is null || step.Index < 0 || step.Index >= open.Plan.Steps.Count)
        {
            return null;
        }

        var planned = open.Plan.Steps[step.Index];
        if (planned.Case is { } shown)
        {
            return open.Plan.Transitions.ShowsCase(open.Progress, step.Index)
                ? new StepRun(shown.Demo, shown.Settings, shown.Seed, FactsHeldBack: true, FiguresOnly: true)
                : null;
        }

        return planned.Run is { } run && open.Plan.Transitions.ShowsRun(open.Progress, step.Index)
            ? new StepRun(
                run.Demo, run.Settings, run.Seed, planned.Check is not null && open.Progress.At(step.Index) is { CheckIsOpen: true, RunSkipped: false })
            : null;
    }

    public Task CompleteAsync(SessionStepReference step, Guid learnerId, Guid runId, CancellationToken cancel) =>
        sessions.FinishRunAsync(learnerId, step.SessionId, step.Index, runId, cancel);

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
