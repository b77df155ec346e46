namespace QuizHub.Quizzes;

/// <summary>As typed: Unicode minus, full-width digits, exponents and <c>a/b</c> are read by the server.</summary>
public sealed record NumberResponse(string Typed) : ItemResponse
{
    public override bool IsGiven() => !string.IsNullOrWhiteSpace(Typed);
}
