using QuizHub.Server.Decks;

namespace QuizHub.Server.Quizzes.History;

/// <summary>The item whose history is to go.</summary>
/// <param name="Names">The question's present slug, then those that it had before; what is in no deck any more keeps its name.</param>
/// <param name="Item">Its id.</param>
/// <param name="Checks">Ids of the questions about what its run showed: they mean nothing without it.</param>
public sealed record Target(string Deck, IReadOnlyList<string> Names, string Item, IReadOnlyList<string> Checks)
{
    public IReadOnlyList<string> Items { get; } = [Item, .. Checks];

    public static Target Of(DeckSnapshot decks, string deck, string question, string item) => new(
        deck, decks.NamesOf(deck, question), item,
        [.. (decks.FindDeck(deck)?.FindQuestion(question)?.Items ?? []).Where(other => other.After == item).Select(other => other.Id)]);

    /// <summary>Whether an event of a step is about the item. Of a step whose check is the item, the check's answer alone is.</summary>
    public bool Concerns(PlanStep step, SessionEvent happened) =>
        Names.Contains(step.QuestionSlug) && (step.Item?.Id == Item || (step.Check?.Id == Item && happened is CheckAnswered));
}
