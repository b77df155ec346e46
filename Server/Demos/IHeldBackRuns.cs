namespace QuizHub.Server.Demos;

/// <summary>What is not told of runs for now: whoever still asks a learner what she saw says it.</summary>
public interface IHeldBackRuns
{
    /// <summary>Whether facts and outcome of a run are kept from this learner.</summary>
    Task<bool> HoldsBackAsync(Guid runId, Guid learnerId, CancellationToken cancel);
}
