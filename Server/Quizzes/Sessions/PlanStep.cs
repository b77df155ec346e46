using System.Text.Json.Serialization;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;

namespace QuizHub.Server.Quizzes;

/// <summary>One step of a plan.</summary>
/// <param name="QuestionVersion">Of the <see cref="StoredQuestion"/>.</param>
/// <param name="Item">Null for Say steps.</param>
/// <param name="Check">The saw-it item of a predict item; null where there is none.</param>
/// <param name="Run">What a predict item runs; null for all others.</param>
/// <param name="Case">The faulty run whose curves the item shows; null for all others.</param>
public sealed record PlanStep(
    StepKind Kind, string TopicSlug, Localized TopicTitle, string QuestionSlug, string QuestionVersion, PlannedItem? Item, PlannedItem? Check, PlannedRun? Run,
    PlannedRun? Case = null);

/// <param name="VariantSeed">What its parameters are drawn from.</param>
/// <param name="OrderSeed">What the order of its parts, and their ids in this session, are drawn from.</param>
[JsonConverter(typeof(PlannedItemJson))]
public sealed record PlannedItem(string Id, string ItemVersion, string KeyVersion, ItemType Type, Facet Facet, ulong VariantSeed, ulong OrderSeed);

/// <param name="Settings">In text form; the rest takes defaults.</param>
public sealed record PlannedRun(string Demo, IReadOnlyDictionary<string, string> Settings, int Seed);
