using QuizHub.Quizzes;
using QuizHub.Site;
using System.Text.Json;

namespace QuizHub.Client.Quizzes;

/// <summary>What was begun in one phase of an interview and not handed in yet. It is kept in the browser, so that a reload, another tab or a change of language
/// finds it again.</summary>
/// <param name="Place">The phase that it belongs to; a draft of another one is of no use.</param>
/// <param name="Ticked">Null while nothing was ticked by hand.</param>
/// <param name="Milliseconds">With the page in view so far.</param>
public sealed record InterviewDraft(string Place, string Typed = "", IReadOnlyList<string>? Ticked = null, long Milliseconds = 0)
{
    public static string PlaceOf(SessionState state) => $"{state.Index}/{state.Phase}/{state.Interview?.FollowUp?.Id}";

    /// <summary>What was kept for the phase at hand; an empty draft when nothing was, or something else.</summary>
    public static InterviewDraft Read(string? json, SessionState state)
    {
        var place = PlaceOf(state);
        try
        {
            return json is not null && JsonSerializer.Deserialize<InterviewDraft>(json, Json.Options) is { Typed: not null } kept && kept.Place == place ? kept : new(place);
        }
        catch (JsonException)
        {
            return new(place);
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json.Options);
}
