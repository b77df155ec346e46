namespace QuizHub.Server.Decks.Items;

/// <summary>A body whose answers are words, compared as they are typed.</summary>
public interface ITypedBody
{
    /// <summary>Slips of the finger are not forgiven.</summary>
    bool IsExact { get; }

    /// <summary>See <see cref="Items.Rivals"/>; null for none.</summary>
    IReadOnlyList<string>? Rivals { get; }

    /// <summary>The words that are right, in all languages.</summary>
    IEnumerable<string> Accepted();

    /// <summary>All words that the deck says are right or wrong.</summary>
    IEnumerable<string> Known();

    /// <summary>The same body with what reading the whole deck came to.</summary>
    /// <param name="rivals">See <see cref="Rivals"/>.</param>
    ItemBody With(IReadOnlyList<string>? rivals, bool isExact);
}
