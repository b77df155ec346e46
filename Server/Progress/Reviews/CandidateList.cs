using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Items;

namespace QuizHub.Server.Progress;

/// <summary>The items of a deck that a learner's reviews may ask, in the deck's order. Immutable. The next list is made from the one before: of ten thousand candidates an
/// answer changes one, and making or even looking up all of them anew would take longer than choosing.</summary>
public sealed class CandidateList
{
    private readonly Deck _deck;
    private readonly string _topics;
    private readonly IReadOnlySet<string> _demos;
    private readonly MemorySnapshot _memories;
    private readonly Dictionary<ItemKey, int> _places;
    private readonly ReviewCandidate[] _candidates;

    private CandidateList(
        Deck deck, string topics, IReadOnlySet<string> demos, MemorySnapshot memories, Dictionary<ItemKey, int> places, ReviewCandidate[] candidates) =>
        (this._deck, this._topics, this._demos, this._memories, this._places, this._candidates) = (deck, topics, demos, memories, places, candidates);

    public IReadOnlyList<ReviewCandidate> Candidates => _candidates;

    /// <param name="before">Made for the same learner; null for none.</param>
    /// <param name="demos">Names of those that there are.</param>
    public static CandidateList Of(CandidateList? before, Deck deck, MemorySnapshot memories, StudyGoal goal, IReadOnlySet<string> demos) =>
        before is not null && ReferenceEquals(before._deck, deck) && before._topics == goal.Topics && before._demos.SetEquals(demos)
            ? before.After(memories)
            : New(deck, memories, goal, demos);

    private CandidateList After(MemorySnapshot now)
    {
        var next = _candidates.AsSpan().ToArray();
        foreach (var key in Changed(now))
        {
            if (_places.TryGetValue(key, out var place))
            {
                var memory = now.Items.GetValueOrDefault(key);
                next[place] = Equals(next[place].Memory, memory) ? next[place] : next[place] with { Memory = memory };
            }
        }

        // What they cost is measured anew now and then; what they can lead to is no matter of that, and stays worked out.
        if (!ReferenceEquals(now.Minutes, _memories.Minutes))
        {
            next = Array.ConvertAll(next, item => item.Minutes == now.Minutes[item.Type] ? item : item with { Minutes = now.Minutes[item.Type] });
        }

        return new CandidateList(_deck, _topics, _demos, now, _places, next);
    }

    private IEnumerable<ItemKey> Changed(MemorySnapshot now) =>
        now.HistoryRevision != _memories.HistoryRevision ? _places.Keys
        : now.Revision == _memories.Revision ? []
        : now.Changes is { } changes && changes.Since == _memories.Revision ? changes.Keys
        : _places.Keys;

    private static CandidateList New(Deck deck, MemorySnapshot memories, StudyGoal goal, IReadOnlySet<string> demos)
    {
        var chosen = goal.ReadTopics();
        var topics = deck.Topics.Where(topic => chosen.Contains(topic.Slug)).ToList();
        var (places, candidates) = (new Dictionary<ItemKey, int>(), new List<ReviewCandidate>());
        foreach (var (question, item) in (topics.Count == 0 ? deck.Topics : topics).SelectMany(topic => topic.Questions)
            .SelectMany(question => question.Items.Where(item => AskedItems.IsAsked(item, question, demos)).Select(item => (question, item))))
        {
            var key = new ItemKey(question.Slug, item.Id);
            places[key] = candidates.Count;
            candidates.Add(new ReviewCandidate(
                question.TopicSlug, question.Slug, question.Confusable, item.Id, item.Type, item.Facet, memories.Minutes[item.Type], memories.Items.GetValueOrDefault(key)));
        }

        return new CandidateList(deck, goal.Topics, demos, memories, places, [.. candidates]);
    }
}
