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
public abstract record ItemResponse;

/// <summary>Ids of the chosen options.</summary>
public sealed record ChoiceResponse(IReadOnlyList<string> Chosen) : ItemResponse;

/// <summary>As typed: Unicode minus, full-width digits, exponents and <c>a/b</c> are read by the server.</summary>
public sealed record NumberResponse(string Typed) : ItemResponse;

public sealed record TextResponse(string Typed) : ItemResponse;

/// <summary>Blank id to what was typed.</summary>
public sealed record ClozeResponse(IReadOnlyDictionary<string, string> Typed) : ItemResponse;

/// <summary>Left id to right id; a left side may be left out.</summary>
public sealed record MatchingResponse(IReadOnlyDictionary<string, string> Pairs) : ItemResponse;

/// <summary>All entry ids, first to last.</summary>
public sealed record OrderingResponse(IReadOnlyList<string> Order) : ItemResponse;
