using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

public sealed class ExamResultHandler : ViewHandler<ExamResult, ExamResultPart>
{
    public override string Name(SessionState state) => "result";
}
