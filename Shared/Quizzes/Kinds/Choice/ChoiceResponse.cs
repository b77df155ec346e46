namespace QuizHub.Quizzes;

/// <summary>Ids of the chosen options.</summary>
public sealed record ChoiceResponse(IReadOnlyList<string> Chosen) : ItemResponse
{
    public override bool IsGiven() => Chosen.Count > 0;
}
