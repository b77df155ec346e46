using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

/// <summary>Where in a session a draft belongs, and until when. Modes have places of their own. Pure.</summary>
public static class DraftPlace
{
    public const string AllRecalled = "recall/";

    // Steps are numbered with leading zeros, so that the order of names is theirs.
    public static string Recalled(int index) => $"{AllRecalled}{index:0000}";

    /// <summary>An item's answer, the second try's too, or that of the check after its run.</summary>
    public static string Answer(int index, string itemId) => $"answer/{index}/{itemId}";

    public static string Remedy(int index) => $"remedy/{index}";

    public static string Report(int index, bool forCheck) => $"report/{index}{(forCheck ? "/check" : "")}";

    /// <summary>Whether what was begun there can still be gone on with, or looked at: what was recalled until the session is over, an answer until it is given,
    /// a report until it is sent.</summary>
    public static bool IsOpen(string place, SessionState state) => ViewHandlers.Of(state.View).Keeps(place.Split('/'), state);
}
