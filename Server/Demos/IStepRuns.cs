using QuizHub.Demos;

namespace QuizHub.Server.Demos;

/// <summary>What runs have to do with the steps of sessions: demos know no session, and whoever has sessions says it.</summary>
public interface IStepRuns
{
    /// <summary>The run that a step calls for: of a case at once, of a prediction when one is stored. Null when the learner has no such session or step.</summary>
    Task<StepRun?> FindAsync(SessionStepReference step, Guid learnerId, CancellationToken cancel);

    /// <summary>Ties a finished, stored run to the step: the prediction is graded on its facts and the session moves to the check or the verdict.
    /// Doing it again with any run changes nothing.</summary>
    Task CompleteAsync(SessionStepReference step, Guid learnerId, Guid runId, CancellationToken cancel);

    /// <summary>Whether a saw-it check of this learner on this run is still open: facts and outcome are then kept from her.</summary>
    Task<bool> HoldsBackAsync(Guid runId, Guid learnerId, CancellationToken cancel);
}

/// <param name="Settings">In text form; the rest takes defaults.</param>
/// <param name="FactsHeldBack">A saw-it check follows: facts and outcome stay on the server until it is answered or skipped.</param>
/// <param name="FiguresOnly">The run is shown and belongs to nothing: not even its id is told, as a run's page tells its settings.</param>
public sealed record StepRun(string Demo, IReadOnlyDictionary<string, string> Settings, int Seed, bool FactsHeldBack, bool FiguresOnly = false);
