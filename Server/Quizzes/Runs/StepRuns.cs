using Microsoft.EntityFrameworkCore;
using QuizHub.Quizzes;
using QuizHub.Server.Data;

namespace QuizHub.Server.Quizzes;

/// <summary>What a session's step runs, and that it was run.</summary>
public sealed class StepRuns(IDbContextFactory<QuizHubDbContext> databases, SessionWriter sessions)
{
    /// <summary>The run that a step calls for: of a case at once, of a prediction when one is stored.</summary>
    public async Task<FoundRun> FindAsync(SessionStepReference step, Guid learnerId, CancellationToken cancel)
    {
        await using var database = await databases.CreateDbContextAsync(cancel);
        var open = await OpenSession.ReadAsync(database.Sessions().AsNoTracking(), database, step.SessionId, learnerId, cancel);
        if (open is null)
        {
            return new FoundRun.NoSession();
        }

        if (step.Index < 0 || step.Index >= open.Plan.Steps.Count)
        {
            return new FoundRun.NoRun();
        }

        var planned = open.Plan.Steps[step.Index];
        if (planned.Case is { } shown)
        {
            return open.Plan.Transitions.ShowsCase(open.Progress, step.Index)
                ? new FoundRun.Ready(new(shown.Demo, shown.Settings, shown.Seed, FactsHeldBack: true, FiguresOnly: true))
                : new FoundRun.NotYet();
        }

        if (planned.Run is not { } run || !open.Plan.Transitions.HasRun(open.Progress, step.Index))
        {
            return new FoundRun.NoRun();
        }

        return open.Plan.Transitions.ShowsRun(open.Progress, step.Index)
            ? new FoundRun.Ready(new(
                run.Demo, run.Settings, run.Seed, planned.Check is not null && open.Progress.At(step.Index) is { CheckIsOpen: true, RunSkipped: false }))
            : new FoundRun.NotYet();
    }

    /// <summary>Ties a finished, stored run to the step: the prediction is graded on its facts and the session moves to the check or the verdict. Doing it
    /// again with any run changes nothing.</summary>
    public Task CompleteAsync(SessionStepReference step, Guid learnerId, Guid runId, CancellationToken cancel) =>
        sessions.FinishRunAsync(learnerId, step.SessionId, step.Index, runId, cancel);
}
