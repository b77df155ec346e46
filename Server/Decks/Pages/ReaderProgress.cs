namespace QuizHub.Server.Decks.Pages;

/// <summary>How far the reader of one page is: asked once, however many of its parts tell it.</summary>
public sealed class ReaderProgress(IDeckProgress progress)
{
    private readonly Dictionary<(Guid Learner, string Deck), Task<IReadOnlyDictionary<string, QuestionProgress>>> _asked = [];

    /// <summary>By question slug; every question of the deck has an entry.</summary>
    public Task<IReadOnlyDictionary<string, QuestionProgress>> OfAsync(Deck deck, Guid learnerId, CancellationToken cancel)
    {
        if (!_asked.TryGetValue((learnerId, deck.Slug), out var known))
        {
            known = _asked[(learnerId, deck.Slug)] = progress.OfDeckAsync(deck, learnerId, cancel);
        }

        return known;
    }
}
