using QuizHub.Quizzes;
using QuizHub.Server.Data;

namespace QuizHub.Server.Quizzes;

/// <summary>One learner's run of items in one mode. What is asked was settled at its start and stands in <see cref="Plan"/>; where it stands follows from its
/// <see cref="StoredEvent"/>s.</summary>
public sealed class StudySession : IAnswerEvidence
{
    public required Guid Id { get; init; }

    public required Guid LearnerId { get; init; }

    public required SessionMode Mode { get; init; }

    public required string DeckSlug { get; init; }

    /// <summary>Set when a topic or one question of it was asked for.</summary>
    public string? TopicSlug { get; init; }

    /// <summary>Set when one question was asked for.</summary>
    public string? QuestionSlug { get; init; }

    /// <summary>Code of the language that it was started in; each page and request may ask for another.</summary>
    public required string Language { get; init; }

    /// <summary>A <see cref="SessionPlan"/> as JSON.</summary>
    public required string Plan { get; init; }

    /// <summary>Grows with every stored change.</summary>
    public int Revision { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>When the server hands in what is there; null for a session without a clock, and once it was handed in.</summary>
    public DateTimeOffset? Deadline { get; set; }

    /// <summary>When the last step was left; null while it is open.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    public StudySession Copy() => (StudySession)MemberwiseClone();
}

/// <summary>One thing that happened in a session, in order. Never changed.</summary>
public sealed class StoredEvent
{
    public required Guid SessionId { get; init; }

    /// <summary>The session's revision that it made: from 1, growing.</summary>
    public required int Revision { get; init; }

    /// <summary>The browser's id of an answer; null for everything else. One answer is stored once, in whatever session.</summary>
    public Guid? AnswerId { get; init; }

    /// <summary>The run that the session refers to from then on; null for everything else. Its figures are kept as long as this is.</summary>
    public Guid? RunId { get; init; }

    /// <summary>A <see cref="SessionEvent"/> as JSON.</summary>
    public required string Event { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>What a learner ticked and typed on a Say step: hers alone, no part of any grade.</summary>
public sealed class KeyPointTicks
{
    public required Guid SessionId { get; init; }

    public required int StepIndex { get; init; }

    public required Guid LearnerId { get; init; }

    public required string DeckSlug { get; init; }

    public required string QuestionSlug { get; init; }

    /// <summary>Ids of the ticked key points as a JSON list.</summary>
    public required string Ticked { get; set; }

    public string? Typed { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }
}
