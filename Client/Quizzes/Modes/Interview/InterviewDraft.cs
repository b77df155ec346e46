namespace QuizHub.Client.Quizzes;

/// <summary>What was begun in one phase of an interview and not handed in yet.</summary>
/// <param name="Place">The phase that it belongs to; a draft of another one is of no use.</param>
/// <param name="Ticked">Null while nothing was ticked by hand.</param>
/// <param name="Milliseconds">With the page in view so far.</param>
public sealed record InterviewDraft(string Place, string Typed = "", IReadOnlyList<string>? Ticked = null, long Milliseconds = 0)
{
    /// <summary>Where it is kept.</summary>
    public static string Under(string place) => $"interview/{place}";

    /// <summary>What was kept for the phase at hand; an empty draft when nothing was, or something else.</summary>
    public static InterviewDraft Of(Drafts drafts, string place) =>
        drafts.Read<InterviewDraft>(Under(place)) is { Typed: not null } kept && kept.Place == place ? kept : new(place);
}
