namespace QuizHub.Client.Quizzes;

/// <summary>The changes of an interview, as the outbox has them.</summary>
public static class InterviewPaths
{
    public const string Replies = "replies", Points = "points", End = "end";
}
