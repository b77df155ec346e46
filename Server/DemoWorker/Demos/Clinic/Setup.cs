namespace QuizHub.DemoWorker.Demos.Clinic;

/// <summary>How a run is set up: everything that a case spoils or a remedy mends. As it stands here, all is well.</summary>
public sealed record Setup
{
    public int Steps { get; init; } = 240;

    public int Batch { get; init; } = 32;

    /// <summary>Adam, or plain gradient descent.</summary>
    public bool Adam { get; init; }

    public double LearningRate { get; init; } = 0.1;

    /// <summary>As the optimizer takes it: decoupled for Adam, added to the gradient for plain descent.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Longest gradient that is let through; null for any.</summary>
    public double? ClipNorm { get; init; }

    public bool ZeroesGradients { get; init; } = true;

    /// <summary>Slope of the activation below zero: 0 is ReLU.</summary>
    public double Slope { get; init; }

    /// <summary>What is added to the hidden biases at the start.</summary>
    public double HiddenBias { get; init; }

    public bool HasBatchNorm { get; init; }

    /// <summary>Scores are computed with the net still in training mode.</summary>
    public bool ScoresInTrainingMode { get; init; }

    /// <summary>Examples that are scored at once.</summary>
    public int ScoringBatch { get; init; } = CaseData.HeldOutExamples;

    /// <summary>A recurrent net over sequences instead of a layer over vectors.</summary>
    public bool IsRecurrent { get; init; }

    /// <summary>Standard deviation of examples around the middle of their class: how hard the problem is.</summary>
    public double Spread { get; init; } = 1;

    /// <summary>Share of labels that are wrong, in training and held-out data; new data are labelled with care.</summary>
    public double WrongLabels { get; init; }

    public bool LabelsShuffled { get; init; }

    /// <summary>Share of held-out examples that are in the training set as well.</summary>
    public double Leaked { get; init; }
}
