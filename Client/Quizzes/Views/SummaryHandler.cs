using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

public sealed class SummaryHandler : ViewHandler<SessionSummary, SummaryPart>
{
    public override string Name(SessionState state) => "summary";
}
