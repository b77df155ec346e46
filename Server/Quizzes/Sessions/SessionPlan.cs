using System.Text.Json.Serialization;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;

namespace QuizHub.Server.Quizzes;

/// <summary>What a session asks, settled at its start: versions and seeds stand here, so nothing that is edited or drawn later can change it.</summary>
/// <param name="Mode">What rules the session follows: see <see cref="SessionProgress"/>.</param>
/// <param name="Exam">Of an exam; null for all other modes.</param>
/// <param name="Interview">Of interviews; null in all other modes.</param>
/// <param name="IsClinic">A visit to the clinic: cases alone. What an item belongs to is then told with its verdict, as it would give the fault away.</param>
/// <param name="Choice">What practice or an interview was asked for; null for other modes, and for sessions from before there was a choice.</param>
public sealed record SessionPlan(
    string DeckSlug, Localized DeckTitle, IReadOnlyList<string> DeckLanguages, [property: JsonConverter(typeof(StepsJson))] IReadOnlyList<PlanStep> Steps,
    bool IsClinic = false,
    SessionMode Mode = SessionMode.Practice, InterviewRules? Interview = null, ExamRules? Exam = null, ItemChoice? Choice = null);

/// <param name="Minutes">From the start until it is handed in.</param>
public sealed record ExamRules(int Minutes);

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
