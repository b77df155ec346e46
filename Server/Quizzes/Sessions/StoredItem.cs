namespace QuizHub.Server.Quizzes;

/// <summary>A version of an item that was served, whole: sessions and re-scoring read it here, so an edit of a file harms nobody.</summary>
public sealed class StoredItem
{
    public required string DeckSlug { get; init; }

    public required string QuestionSlug { get; init; }

    public required string ItemId { get; init; }

    public required string ItemVersion { get; init; }

    /// <summary>A <see cref="Decks.Item"/> with its key, as JSON.</summary>
    public required string Item { get; init; }
}

/// <summary>A version of what surrounds the items of a question (title, sources, answers to say, key points), for the same reason.</summary>
public sealed class StoredQuestion
{
    public required string DeckSlug { get; init; }

    public required string QuestionSlug { get; init; }

    /// <summary>Hash of <see cref="Question"/>: 16 hex digits.</summary>
    public required string Version { get; init; }

    /// <summary>A <see cref="Decks.Question"/> without its items, as JSON.</summary>
    public required string Question { get; init; }
}
