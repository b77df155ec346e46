namespace QuizHub.Quizzes;

/// <param name="Unit">Shown behind the field; null for a pure number.</param>
/// <param name="Tolerance">As the learner should read it, such as "±0.5 %"; null when the answer is a whole number.</param>
public sealed record NumberView(string? Unit, string? Tolerance) : ItemBodyView
{
    public override bool Fits(ItemResponse response) => response is NumberResponse { Typed: not null };
}
