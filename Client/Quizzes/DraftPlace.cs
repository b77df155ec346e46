using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

/// <summary>Where in a session a draft belongs, and until when. Pure.</summary>
public static class DraftPlace
{
    public const string AllRecalled = "recall/";

    // Steps are numbered with leading zeros, so that the order of names is theirs.
    public static string Recalled(int index) => $"{AllRecalled}{index:0000}";

    /// <summary>An item's answer, the second try's too, or that of the check after its run.</summary>
    public static string Answer(int index, string itemId) => $"answer/{index}/{itemId}";

    public static string ExamAnswer(int index) => $"exam/{index}";

    /// <param name="phase">As <see cref="InterviewDraft.PlaceOf"/> names it.</param>
    public static string Interview(string phase) => $"interview/{phase}";

    public static string Remedy(int index) => $"remedy/{index}";

    public static string Report(int index, bool forCheck) => $"report/{index}{(forCheck ? "/check" : "")}";

    /// <summary>Whether what was begun there can still be gone on with, or looked at: what was recalled until the session is over, an answer until it is given,
    /// a report until it is sent.</summary>
    public static bool IsOpen(string place, SessionState state)
    {
        var isOver = state.Index >= state.Count && state.Exam is null;
        return place.Split('/') switch
        {
            ["report", ..] => true,
            ["recall", ..] => !isOver,
            ["answer", var index, var item] => IsAt(index, state) && item == Asked(state)?.ItemId,
            ["remedy", var index] => IsAt(index, state) && state.Item?.Case is not null,
            ["exam", ..] => state.Exam is not null,
            ["interview", ..] => state.Interview is not null && place == Interview(InterviewDraft.PlaceOf(state)),
            _ => false,
        };
    }

    /// <summary>What is to be answered now.</summary>
    private static ItemView? Asked(SessionState state) => state.Phase switch
    {
        StepPhase.Recall or StepPhase.Answer or StepPhase.Retry => state.Item?.View,
        StepPhase.Check => state.Item?.Demo?.Check,
        _ => null,
    };

    private static bool IsAt(string index, SessionState state) => int.TryParse(index, out var number) && number == state.Index;
}
