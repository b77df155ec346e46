using System.Text.Json;
using QuizHub.Server.Data;
using QuizHub.Site;

namespace QuizHub.Server.Progress;

/// <summary>What a learner wants of a deck, and when.</summary>
public sealed class StudyGoal : IAnswerEvidence
{
    public const int DefaultMinutes = 20;
    public const int FewestMinutes = 5;
    public const int MostMinutes = 240;
    public const double LowestRetention = 0.7;
    public const double HighestRetention = 0.97;

    public required Guid LearnerId { get; init; }

    public required string DeckSlug { get; init; }

    /// <summary>The day to be ready for, in the learner's zone; null without one: then <see cref="Retention"/> rules.</summary>
    public DateOnly? InterviewDay { get; set; }

    /// <summary>Minutes a day, <see cref="FewestMinutes"/> to <see cref="MostMinutes"/>.</summary>
    public int MinutesPerDay { get; set; } = DefaultMinutes;

    /// <summary>Slugs of the topics that matter as a JSON list; empty for all.</summary>
    public string Topics { get; set; } = "[]";

    /// <summary><see cref="LowestRetention"/> to <see cref="HighestRetention"/>: an item is due when its chance of recall has fallen to this.</summary>
    public double Retention { get; set; } = MemoryRules.DefaultRetention;

    /// <summary>Slugs of the topics that matter; empty for all.</summary>
    public IReadOnlyList<string> ReadTopics() => JsonSerializer.Deserialize<List<string>>(Topics, Json.Options)!;
}
