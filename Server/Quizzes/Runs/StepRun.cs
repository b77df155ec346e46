namespace QuizHub.Server.Quizzes;

/// <summary>What a step runs.</summary>
/// <param name="Settings">In text form; the rest takes defaults.</param>
/// <param name="FactsHeldBack">A saw-it check follows: facts and outcome stay on the server until it is answered or skipped.</param>
/// <param name="FiguresOnly">The run is shown and belongs to nothing: not even its id is told, as a run's page tells its settings.</param>
public sealed record StepRun(string Demo, IReadOnlyDictionary<string, string> Settings, int Seed, bool FactsHeldBack, bool FiguresOnly = false);

/// <summary>What a session says when it is asked for the run of a step.</summary>
public abstract record FoundRun
{
    /// <summary>This learner has no such session.</summary>
    public sealed record NoSession : FoundRun;

    /// <summary>It has no such step, or one that runs nothing.</summary>
    public sealed record NoRun : FoundRun;

    /// <summary>The step's turn, or its prediction, comes first.</summary>
    public sealed record NotYet : FoundRun;

    public sealed record Ready(StepRun Run) : FoundRun;
}
