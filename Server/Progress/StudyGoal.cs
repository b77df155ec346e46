namespace QuizHub.Server.Progress;

/// <summary>What a learner wants of a deck, and when.</summary>
public sealed class StudyGoal
{
    public const int DefaultMinutes = 20;

    public required Guid LearnerId { get; init; }

    public required string DeckSlug { get; init; }

    /// <summary>The day to be ready for, in the learner's zone; null without one: then <see cref="Retention"/> rules.</summary>
    public DateOnly? InterviewDay { get; set; }

    /// <summary>Minutes a day, 5 to 240.</summary>
    public int MinutesPerDay { get; set; } = DefaultMinutes;

    /// <summary>Slugs of the topics that matter as a JSON list; empty for all.</summary>
    public string Topics { get; set; } = "[]";

    /// <summary>0.7 to 0.97: an item is due when its chance of recall has fallen to this.</summary>
    public double Retention { get; set; } = MemoryRules.DefaultRetention;
}
