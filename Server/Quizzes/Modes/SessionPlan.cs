using System.Text.Json.Serialization;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;

namespace QuizHub.Server.Quizzes;

/// <summary>What a session asks, settled at its start: versions and seeds stand here, so nothing that is edited or drawn later can change it.</summary>
/// <param name="Mode">What rules the session follows: see <see cref="Transitions"/>.</param>
/// <param name="Exam">Of an exam; null for all other modes.</param>
/// <param name="Interview">Of interviews; null in all other modes.</param>
/// <param name="IsClinic">A visit to the clinic: cases alone. What an item belongs to is then told with its verdict, as it would give the fault away.</param>
/// <param name="Choice">What practice or an interview was asked for; null for other modes, and for sessions from before there was a choice.</param>
public sealed record SessionPlan(
    string DeckSlug, Localized DeckTitle, IReadOnlyList<string> DeckLanguages, [property: JsonConverter(typeof(StepsJson))] IReadOnlyList<PlanStep> Steps,
    bool IsClinic = false,
    SessionMode Mode = SessionMode.Practice, InterviewRules? Interview = null, ExamRules? Exam = null, ItemChoice? Choice = null)
{
    /// <summary>What may happen in the session.</summary>
    [JsonIgnore]
    public Transitions Transitions => SessionModes.TransitionsOf(this);
}
