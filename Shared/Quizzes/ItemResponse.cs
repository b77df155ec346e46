using System.Text.Json.Serialization;

namespace QuizHub.Quizzes;

/// <summary>What the learner answered, raw: stored as it came, graded by the server.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ChoiceResponse), "choice")]
[JsonDerivedType(typeof(NumberResponse), "number")]
[JsonDerivedType(typeof(TextResponse), "text")]
[JsonDerivedType(typeof(ClozeResponse), "cloze")]
[JsonDerivedType(typeof(MatchingResponse), "matching")]
[JsonDerivedType(typeof(OrderingResponse), "ordering")]
public abstract record ItemResponse
{
    /// <summary>Whether there is anything to grade: one choice, one blank, one pair is enough.</summary>
    public abstract bool IsGiven();
}
