using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

public sealed class ReviewSummaryHandler : ViewHandler<ReviewSummary, ReviewSummaryPart>
{
    public override string Name(SessionState state) => "summary";
}
