using QuizHub.Decks;

namespace QuizHub.Server.Quizzes;

/// <summary>What a reader reported, with what she saw: never changed, listed by <c>reports</c>.</summary>
public sealed class FaultReport
{
    /// <summary>Made by the page that it was written on, so that a report sent twice is one.</summary>
    public required Guid Id { get; init; }

    public required string DeckSlug { get; init; }

    public required string QuestionSlug { get; init; }

    /// <summary>Null when it is about the question itself.</summary>
    public string? ItemId { get; init; }

    /// <summary>Of the item, or of what surrounds a question's items: 16 hex digits.</summary>
    public required string Version { get; init; }

    /// <summary>Code of the language that it was read in.</summary>
    public required string Language { get; init; }

    public required FaultKind Kind { get; init; }

    public required string Text { get; init; }

    /// <summary>Null for anonymous readers, and once the learner is forgotten.</summary>
    public Guid? LearnerId { get; set; }

    public required DateTimeOffset ReportedAt { get; init; }
}
