using System.Text.Json.Serialization;

namespace QuizHub.Quizzes;

/// <param name="IsExact">Slips of the finger are not forgiven.</param>
public sealed record TextView([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsExact = false) : ItemBodyView
{
    public override bool Fits(ItemResponse response) => response is TextResponse { Typed: not null };
}
