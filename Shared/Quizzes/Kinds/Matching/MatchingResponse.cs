namespace QuizHub.Quizzes;

/// <summary>Left id to right id; a left side may be left out.</summary>
public sealed record MatchingResponse(IReadOnlyDictionary<string, string> Pairs) : ItemResponse
{
    public override bool IsGiven() => Pairs.Count > 0;
}
