using QuizHub.Server.Data;

namespace QuizHub.Server.Progress;

/// <summary>The last training of a learner's own weights, and the weights in use.</summary>
public sealed class PersonalWeights : IAnswerEvidence
{
    public required Guid LearnerId { get; init; }

    /// <summary>Grows with every set of weights that was accepted; 0 while the defaults are in use.</summary>
    public int Version { get; set; }

    /// <summary>The 21 weights in use as a JSON list; null for the model's defaults.</summary>
    public string? Weights { get; set; }

    public DateTimeOffset TrainedAt { get; set; }

    /// <summary>The learner's <see cref="Accounts.Learner.MemoryRevision"/> when it was last trained.</summary>
    public int Revision { get; set; }

    /// <summary>Reviews of a later day that were trained on.</summary>
    public int Trained { get; set; }

    /// <summary>Later reviews that decided.</summary>
    public int HeldOut { get; set; }

    /// <summary>Mean surprise in nats of the weights in use before, on the held-out reviews; null when there were too few.</summary>
    public double? CurrentLoss { get; set; }

    /// <summary>The same of the trained weights.</summary>
    public double? TrainedLoss { get; set; }

    /// <summary>A <see cref="Training.TrainingDecision"/>.</summary>
    public Training.TrainingDecision Decision { get; set; }
}
