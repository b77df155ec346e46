using System.Text.Json.Serialization;

namespace QuizHub.Quizzes;

/// <summary>Text and blanks in turn.</summary>
/// <param name="IsExact">Slips of the finger are not forgiven.</param>
public sealed record ClozeView(
    IReadOnlyList<ClozePart> Parts, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsExact = false) : ItemBodyView
{
    public override bool Fits(ItemResponse response) =>
        response is ClozeResponse { Typed: { } typed } && typed.Keys.All(id => Parts.Any(part => part.BlankId == id));
}

/// <summary>Either <paramref name="Html"/> or <paramref name="BlankId"/> is set.</summary>
public sealed record ClozePart(string? Html, string? BlankId);
