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
            return step.Index > open.Progress.Index && open.Plan.Mode != SessionMode.Exam
                ? new FoundRun.NotYet()
                : new FoundRun.Ready(new(shown.Demo, shown.Settings, shown.Seed, FactsHeldBack: true, FiguresOnly: true));
        }

        if (planned.Run is not { } run || open.Progress.HandedIn?.Open.Contains(step.Index) is true)
        {
            return new FoundRun.NoRun();
        }

        // In an exam predictions wait: their runs belong to the review, each when its turn comes.
        var passed = open.Progress.At(step.Index);
        var waits = open.Progress.HandedIn is not null && step.Index != open.Progress.Index && passed.RunId is null;
        return passed.Answer is null || open.Progress.IsSitting || waits
            ? new FoundRun.NotYet()
            : new FoundRun.Ready(new(run.Demo, run.Settings, run.Seed, planned.Check is not null && passed is { CheckIsOpen: true, RunSkipped: false }));
    }

    /// <summary>Ties a finished, stored run to the step: the prediction is graded on its facts and the session moves to the check or the verdict. Doing it
    /// again with any run changes nothing.</summary>
    public Task CompleteAsync(SessionStepReference step, Guid learnerId, Guid runId, CancellationToken cancel) =>
        sessions.FinishRunAsync(learnerId, step.SessionId, step.Index, runId, cancel);
}
