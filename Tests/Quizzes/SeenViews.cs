// The compiler follows the null state of a property and not that of an extension: a test that asks for what is not there fails by it.
#nullable disable
using QuizHub.Quizzes;

namespace QuizHub.Tests;

/// <summary>What tests ask of a session's view. Null where it shows something else.</summary>
internal static class SeenViews
{
    extension(SessionState state)
    {
        public StepKind? Kind => state.View switch
        {
            ItemStep or ExamReviewStep => StepKind.Item,
            SayStep => StepKind.Say,
            InterviewStep => StepKind.Question,
            _ => null,
        };

        public ItemStep Item => state.View as ItemStep ?? state.Place?.Item;

        public SayStep Say => state.View as SayStep;

        public SessionSummary Summary => state.View as SessionSummary ?? (state.View as ReviewSummary)?.Summary;

        public InterviewStep Interview => state.View as InterviewStep;

        public InterviewTranscript Transcript => state.View as InterviewTranscript;

        public ExamSheet Exam => state.View as ExamSheet;

        public ExamReviewStep Place => state.View as ExamReviewStep;

        public ExamResult Result => state.View as ExamResult ?? state.Place?.Result;
    }
}
