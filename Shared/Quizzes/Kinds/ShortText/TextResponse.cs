namespace QuizHub.Quizzes;

public sealed record TextResponse(string Typed) : ItemResponse
{
    public override bool IsGiven() => !string.IsNullOrWhiteSpace(Typed);
}
