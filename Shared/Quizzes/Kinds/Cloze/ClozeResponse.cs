namespace QuizHub.Quizzes;

/// <summary>Blank id to what was typed.</summary>
public sealed record ClozeResponse(IReadOnlyDictionary<string, string> Typed) : ItemResponse
{
    public override bool IsGiven() => Typed.Values.Any(typed => !string.IsNullOrWhiteSpace(typed));
}
