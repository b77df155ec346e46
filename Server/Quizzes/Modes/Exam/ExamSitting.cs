using QuizHub.Quizzes;

namespace QuizHub.Server.Quizzes;

/// <summary>What can happen while an exam goes on. Pure. Every item is open all the time; which one a page shows is that page's own matter.</summary>
public static class ExamSitting
{
    /// <summary>Null when this can't happen in an exam that goes on.</summary>
    public static SessionProgress? After(SessionProgress progress, SessionEvent happened) => happened switch
    {
        ExamAnswered { Answer: { ForCheck: false, Revealed: false, SecondTry: false } } answered when IsItem(progress, answered.Index) =>
            With(progress, answered.Index, step => step with { Answer = answered.Answer, AnswerLanguage = answered.Language }),
        ItemFlagged flagged when IsItem(progress, flagged.Index) => With(progress, flagged.Index, step => step with { Flagged = flagged.Flagged }),
        HandedIn handedIn => progress with { HandedIn = handedIn, Index = handedIn.Index },
        _ => null,
    };

    private static bool IsItem(SessionProgress progress, int index) =>
        index >= 0 && index < progress.Plan.Steps.Count && progress.Plan.Steps[index].Kind == StepKind.Item;

    private static SessionProgress With(SessionProgress progress, int index, Func<StepProgress, StepProgress> change) =>
        progress with { Passed = progress.Passed.SetItem(index, change(progress.At(index))) };
}
