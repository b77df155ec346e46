namespace QuizHub.Client.Quizzes;

/// <summary>The changes of an exam that goes on, as the outbox has them: its page does not wait for the replies.</summary>
public static class ExamPaths
{
    public const string Answers = "exam/answers", Flags = "exam/flags", HandIn = "exam/hand-in";

    public static bool IsOne(OutboxEntry entry) => entry.Path is Answers or Flags or HandIn;
}
