using QuizHub.Demos;

namespace QuizHub.Server.Quizzes;

/// <summary>What a session's predict step runs, and that it was run: the seam between demos and sessions.</summary>
public sealed class StepRuns
{
    /// <summary>The run that a step calls for; null when the learner has no such session, the step is no prediction, or none is stored yet.</summary>
    public Task<StepRun?> FindAsync(SessionStepReference step, Guid learnerId, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>Ties a finished, stored run to the step: the prediction is graded on its facts and the session moves to the check or the verdict.
    /// Doing it again with any run changes nothing.</summary>
    public Task CompleteAsync(SessionStepReference step, Guid learnerId, Guid runId, CancellationToken cancel) => throw new NotSupportedException();

    /// <summary>Whether a saw-it check of this learner on this run is still open: facts and outcome are then kept from her.</summary>
    public Task<bool> HoldsBackAsync(Guid runId, Guid learnerId, CancellationToken cancel) => throw new NotSupportedException();
}

/// <param name="Settings">In text form; the rest takes defaults.</param>
/// <param name="FactsHeldBack">A saw-it check follows: facts and outcome stay on the server until it is answered or skipped.</param>
public sealed record StepRun(string Demo, IReadOnlyDictionary<string, string> Settings, int Seed, bool FactsHeldBack);
