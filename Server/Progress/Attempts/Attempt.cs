using QuizHub.Quizzes;
using QuizHub.Server.Data;
using QuizHub.Server.Progress.Memory;

namespace QuizHub.Server.Progress;

/// <summary>One answer to one item. The log of attempts is only added to; memory states, statistics and readiness are derived from it and can be rebuilt, so
/// an attempt holds whatever a later rule could need.</summary>
public sealed class Attempt : IAnswerEvidence
{
    /// <summary>Made by the browser: an answer sent twice is one attempt.</summary>
    public required Guid Id { get; init; }

    public required Guid LearnerId { get; init; }

    public required Guid SessionId { get; init; }

    public required int StepIndex { get; init; }

    public required SessionMode Mode { get; init; }

    public required string DeckSlug { get; init; }

    public required string QuestionSlug { get; init; }

    public required string ItemId { get; init; }

    public required ItemType ItemType { get; init; }

    public required Facet Facet { get; init; }

    public required string ItemVersion { get; init; }

    public required string KeyVersion { get; init; }

    /// <summary>What the parameters were drawn from.</summary>
    public required long VariantSeed { get; init; }

    /// <summary>The deck's ids of options, right sides or entries in the order shown, as a JSON list.</summary>
    public required string OptionOrder { get; init; }

    /// <summary>Code of the language in which the item was shown.</summary>
    public required string Language { get; init; }

    /// <summary>From 1: which of this learner's attempts at this item it is.</summary>
    public required int Encounter { get; init; }

    /// <summary>An <see cref="ItemResponse"/> as JSON, with the deck's ids instead of those drawn for the session; null when she gave up.</summary>
    public required string? Response { get; init; }

    /// <summary>0 to 1; of a second try in practice already reduced to its share.</summary>
    public required double Score { get; init; }

    public required Confidence? Confidence { get; init; }

    /// <summary>Not the first attempt at this item in this session.</summary>
    public required bool SecondTry { get; init; }

    /// <summary>The demo had been run freely that study day.</summary>
    public required bool Hinted { get; init; }

    /// <summary>She gave up and asked for the answer.</summary>
    public required bool Revealed { get; init; }

    /// <summary>Time with the page in view from the first showing of the options to the answer, as the browser measured it.</summary>
    public required long ActiveMilliseconds { get; init; }

    /// <summary>Median of her earlier attempts at items of this type; null below ten of them.</summary>
    public required long? MedianMilliseconds { get; init; }

    /// <summary>0 to 1: chance of a right answer by choosing blindly.</summary>
    public required double GuessChance { get; init; }

    /// <summary>Null for saw-it checks: they are never scheduled.</summary>
    public required Grade? Grade { get; init; }

    /// <summary>Version of the table of evidence that <see cref="Grade"/> was read from.</summary>
    public required int GradingVersion { get; init; }

    /// <summary>The run that a prediction or check was graded on; else null.</summary>
    public required Guid? RunId { get; init; }

    /// <summary>That run's facts as JSON: a list of name and value; else null.</summary>
    public required string? Facts { get; init; }

    /// <summary>By the browser's clock.</summary>
    public required DateTimeOffset AnsweredAt { get; init; }

    /// <summary>By the server's clock.</summary>
    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>The browser's IANA zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>In the learner's zone, rolling over at 4 o'clock.</summary>
    public required DateOnly StudyDay { get; init; }

    /// <summary>Study days since the item's review before; null at the first one, and for what is never scheduled.</summary>
    public int? DaysSince { get; init; }

    /// <summary>Stability in days that the memory model held just before; null where <see cref="DaysSince"/> is.</summary>
    public double? StabilityBefore { get; init; }

    /// <summary>0 to 1: the chance of recall that the model of that time gave, said before the answer was known; null where <see cref="DaysSince"/> is.</summary>
    public double? PredictedRecall { get; init; }
}
