using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Progress;

namespace QuizHub.Server.Quizzes;

/// <summary>The items of a deck that a learner's reviews may ask, in the deck's order. Immutable. The next list is made from the one before: of ten thousand candidates an
/// answer changes one, and making all of them anew would take longer than choosing.</summary>
public sealed class CandidateList
{
    private readonly Deck deck;
    private readonly IReadOnlySet<string> demos;
    private readonly string topics;
    private readonly IReadOnlyDictionary<ItemType, AnswerMinutes> minutes;
    private readonly ItemKey[] keys;

    private CandidateList(Deck deck, MemorySnapshot memories, StudyGoal goal, IReadOnlySet<string> demos, ItemKey[] keys, ReviewCandidate[] candidates)
    {
        (this.deck, this.demos, topics, minutes, this.keys) = (deck, demos, goal.Topics, memories.Minutes, keys);
        Candidates = candidates;
    }

    public IReadOnlyList<ReviewCandidate> Candidates { get; }

    /// <param name="before">Made for the same learner; null for none.</param>
    /// <param name="demos">Names of those that there are.</param>
    public static CandidateList Of(CandidateList? before, Deck deck, MemorySnapshot memories, StudyGoal goal, IReadOnlySet<string> demos)
    {
        if (before is null || !ReferenceEquals(before.deck, deck) || before.topics != goal.Topics || !ReferenceEquals(before.minutes, memories.Minutes) || !before.demos.SetEquals(demos))
        {
            return New(deck, memories, goal, demos);
        }

        var candidates = new ReviewCandidate[before.keys.Length];
        for (var place = 0; place < candidates.Length; place++)
        {
            var known = before.Candidates[place];
            var memory = memories.Items.GetValueOrDefault(before.keys[place]);
            candidates[place] = ReferenceEquals(known.Memory, memory) ? known : known with { Memory = memory };
        }

        return new CandidateList(deck, memories, goal, demos, before.keys, candidates);
    }

    private static CandidateList New(Deck deck, MemorySnapshot memories, StudyGoal goal, IReadOnlySet<string> demos)
    {
        var chosen = goal.ReadTopics();
        var topics = deck.Topics.Where(topic => chosen.Contains(topic.Slug)).ToList();
        var rows = (topics.Count == 0 ? deck.Topics : topics).SelectMany(topic => topic.Questions.SelectMany(question => question.Items
            .Where(item => SessionPlanner.IsAsked(item, question, demos)).Select(item => (topic, question, item)))).ToList();
        var keys = rows.Select(row => new ItemKey(row.question.Slug, row.item.Id)).ToArray();
        return new CandidateList(deck, memories, goal, demos, keys, [.. rows.Select((row, place) => new ReviewCandidate(
            row.topic.Slug, row.question.Slug, row.question.Confusable, row.item.Id, row.item.Type, row.item.Facet, memories.Minutes[row.item.Type],
            memories.Items.GetValueOrDefault(keys[place])))]);
    }
}
