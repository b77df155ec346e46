namespace QuizHub.Server.Progress.Memory;

/// <summary>What one learner's memory of one item is like just after its last review. Derived: replaying the attempts gives it again.</summary>
/// <param name="Model">Id of the model that made it; any other model refuses it, since states do not convert: only a replay of the log does.</param>
/// <param name="Stability">Days after which the chance of recall is 0.9.</param>
/// <param name="Difficulty">1 (easy) to 10 (hard).</param>
public readonly record struct MemoryState(string Model, double Stability, double Difficulty);
