using System.Collections.Immutable;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Decks;
using QuizHub.Server.Progress;

namespace QuizHub.Server.Quizzes;

/// <summary>
/// Everything that the next answer in a session depends on, so that settling it asks nothing of the database. Holds for one <see cref="Learner.Revision"/>; each settled
/// answer gives the context for the next one. Immutable: the rows in it are never changed.
/// </summary>
/// <param name="Learner">With the revision that all this was read at.</param>
/// <param name="Deck">As it was then, for the names of its questions; null when there was none.</param>
/// <param name="Items">Of every item that the session asks, by the question's slug in the plan and the item's id.</param>
/// <param name="Times">Of every type of item that the session asks.</param>
/// <param name="Days">Sums of study days, as far as they were needed.</param>
/// <param name="FreeRuns">When a demo of the session was last run outside of it, by its name.</param>
public sealed record AnswerContext(
    Learner Learner, OpenSession Open, Deck? Deck, MemoryRules Rules, ImmutableDictionary<(string Question, string Item), ItemFigures> Items,
    ImmutableDictionary<ItemType, ActiveTimes> Times, ImmutableDictionary<DateOnly, DayFigures> Days, IReadOnlyDictionary<string, DateTimeOffset> FreeRuns)
{
    public Guid SessionId => Open.Session.Id;
}

/// <summary>What is known of a learner and one item.</summary>
/// <param name="Names">Of its question: the present slug, then those that it had before, whatever became of the deck since the session was started.</param>
/// <param name="Memory">By the rules of the context; null for an item never scheduled.</param>
/// <param name="Replaced">Stored rows that <paramref name="Memory"/> takes the place of: under a former name of the question, or of another model.</param>
/// <param name="Attempts">How many there are.</param>
/// <param name="IsTried">Whether one of them belongs to this session.</param>
public sealed record ItemFigures(IReadOnlyList<string> Names, ItemMemory? Memory, IReadOnlyList<ItemMemory> Replaced, int Attempts, bool IsTried);
