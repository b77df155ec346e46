using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Pages;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>What a session is called where several stand beside each other.</summary>
public static class SessionTitle
{
    public static Text Mode(SessionPlan plan, StudySession session) => session.Mode switch
    {
        _ when plan.IsClinic => ClinicTexts.Clinic,
        SessionMode.Review => ReviewTexts.Review,
        SessionMode.Exam => ExamTexts.Exam,
        SessionMode.Interview => InterviewTexts.Title,
        _ => QuizTexts.Practice,
    };

    /// <summary>The question, topic or deck that was asked for.</summary>
    /// <param name="deck">As it is now; null when it is gone.</param>
    public static string Subject(StudySession session, SessionPlan plan, Deck? deck, string language) =>
        (session.QuestionSlug is { } question && !plan.IsClinic && deck?.FindQuestion(question)?.In(language) is { } text ? PlainText.Of(text.Title) : null)
        ?? (session.TopicSlug is not null && !plan.IsClinic ? (plan.Steps is [var first, ..] ? first : null)?.TopicTitle.In(language) : null)
        ?? plan.DeckTitle.In(language);
}
