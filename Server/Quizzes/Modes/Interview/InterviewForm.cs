using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Site;
using QuizHub.Site;

namespace QuizHub.Server.Quizzes;

/// <summary>The form of the start page. What it offers is here too, so that page and reading cannot differ.</summary>
public static class InterviewForm
{
    public const string Off = "off", Up = "up", Own = "own";

    public const int UsualCount = 5, UsualOwnMinutes = 5, MostOwnMinutes = InterviewRules.LongestLimit / 60;

    public static readonly IReadOnlyList<int> Counts = [3, 5, 8];

    public static readonly IReadOnlyList<int> Minutes = [1, 2, 3];

    /// <summary>What a form asks for; what is missing takes the page's own preset, what is illegal is refused.</summary>
    public static StartSessionRequest Read(PostedForm form, Deck? deck)
    {
        var question = form["question"];
        if (question is not null && deck is not null && deck.FindQuestion(question) is null)
        {
            form.Refuse(null, FormTexts.NoSuchQuestion);
        }

        var count = form.Whole("count", 1, InterviewRules.MostQuestions, FormTexts.NoSuchChoice) ?? UsualCount;
        var followUps = form.Whole("followUps", 0, InterviewRules.MostFollowUps, FormTexts.NoSuchChoice) ?? InterviewRules.Usual.FollowUps;
        var (timer, seconds) = Timer(form);
        return new StartSessionRequest(
            deck?.Slug ?? "", null, question, SessionMode.Interview, form.Language.Code(), question is null ? count : 1,
            Interview: new InterviewRules(followUps, timer, seconds), Topics: form.Topics("topics", deck));
    }

    private static (InterviewTimer Timer, int Seconds) Timer(PostedForm form)
    {
        var own = form.Whole("own", 1, MostOwnMinutes, InterviewTexts.BadMinutes) ?? UsualOwnMinutes;
        return form["timer"] switch
        {
            null or Off => (InterviewTimer.Off, 0),
            Up => (InterviewTimer.Up, 0),
            Own => (InterviewTimer.Down, 60 * own),
            _ => (InterviewTimer.Down, 60 * (form.Whole("timer", 1, MostOwnMinutes, FormTexts.NoSuchChoice) ?? 1)),
        };
    }
}
