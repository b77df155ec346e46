using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

/// <summary>What stands on the form of an exam's item and is not known to be stored.</summary>
/// <param name="Given">As it stands there.</param>
/// <param name="Sent">The request by which it goes out, the same one however often it does, so that it counts once. Null while it is no whole answer.</param>
public sealed record ExamDraft(GivenAnswer Given, SubmitAnswerRequest? Sent = null)
{
    /// <summary>What the names of their places begin with.</summary>
    public const string Places = "exam";

    public static string PlaceOf(int index) => $"{Places}/{index}";
}
