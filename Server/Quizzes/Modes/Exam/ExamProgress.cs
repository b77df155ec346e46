namespace QuizHub.Server.Quizzes;

/// <summary>An exam was handed in.</summary>
public sealed record ExamEnd(HandedIn HandedIn) : ModeProgress;

/// <summary>She means to come back to the item before she hands in.</summary>
public sealed record ItemFlag : ModeProgress;

/// <summary>What exams remember beyond other sessions.</summary>
public static class ExamProgress
{
    extension(SessionProgress progress)
    {
        /// <summary>How the exam ended; null while it goes on.</summary>
        public HandedIn? HandedIn => (progress.OfMode as ExamEnd)?.HandedIn;

        /// <summary>The exam goes on.</summary>
        public bool IsSitting => progress.Plan.Transitions is ExamTransitions && progress.OfMode is null;
    }
}

/// <summary>What exams remember of an item.</summary>
public static class ExamStepProgress
{
    extension(StepProgress step)
    {
        public bool Flagged => step.OfMode is ItemFlag;
    }
}
