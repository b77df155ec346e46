using QuizHub.Site;

namespace QuizHub.Quizzes;

/// <summary>What the modes of a session are called.</summary>
public static class ModeTexts
{
    public static Text Of(SessionMode mode) => mode switch
    {
        SessionMode.Review => ReviewTexts.Review,
        SessionMode.Interview => InterviewTexts.Title,
        _ => QuizTexts.Practice,
    };
}
