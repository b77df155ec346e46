using QuizHub.Server.Data;

namespace QuizHub.Server.Demos;

/// <summary>A finished run, stored before anyone is told that it is done. A fact: it never changes, but for figures that were let go and drawn again.</summary>
public sealed class Run
{
    /// <summary>What stands for <see cref="Figures"/> that were let go.</summary>
    public const string PurgedFigures = "null";

    public required Guid Id { get; init; }

    /// <summary>Who asked for it first; null for runs of claims. Cleared when that learner is forgotten.</summary>
    public Guid? LearnerId { get; set; }

    public required string Demo { get; init; }

    public required int DemoVersion { get; init; }

    /// <summary>Every setting in canonical JSON: equal settings are equal texts.</summary>
    public required string Settings { get; init; }

    public required int Seed { get; init; }

    /// <summary>Facts as JSON: a list of name and value.</summary>
    public required string Facts { get; init; }

    /// <summary>The outcome sentence in every interface language, as JSON.</summary>
    public required string Outcome { get; init; }

    /// <summary>The figures as they stood at the end, as JSON: a list of replacing updates.</summary>
    public required string Figures { get; set; }

    /// <summary>Wall time of the run in its worker, in seconds.</summary>
    public required double Seconds { get; init; }

    public required DateTimeOffset FinishedAt { get; set; }

    public bool IsPurged => Figures == PurgedFigures;
}

/// <summary>That a learner ran a demo freely, outside any prediction, on a study day: predict items on that demo then count as hinted.</summary>
public sealed class FreeRun : IAnswerEvidence
{
    public required Guid Id { get; init; }

    public required Guid LearnerId { get; init; }

    public required Guid RunId { get; init; }

    public required string Demo { get; init; }

    public required DateTimeOffset At { get; init; }
}
