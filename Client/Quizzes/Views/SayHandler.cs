using QuizHub.Quizzes;

namespace QuizHub.Client.Quizzes;

public sealed class SayHandler : ViewHandler<SayStep, SayPart>
{
    public override string Name(SessionState state) => "say";
}
