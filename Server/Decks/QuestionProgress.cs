namespace QuizHub.Server.Decks;

/// <summary>How far a learner is with one question.</summary>
/// <param name="Items">That the question has, checks not counted.</param>
/// <param name="Answered">Of them at least once.</param>
/// <param name="Right">Of them at the last attempt.</param>
public sealed record QuestionProgress(int Items, int Answered, int Right);

/// <summary>What a learner did with a deck: its pages mark their questions with it. Whoever keeps what was answered says it.</summary>
public interface IDeckProgress
{
    /// <summary>By question slug; every question of the deck has an entry.</summary>
    Task<IReadOnlyDictionary<string, QuestionProgress>> OfDeckAsync(Deck deck, Guid learnerId, CancellationToken cancel);
}
