using System.Collections.Immutable;
using CsCheck;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks;
using QuizHub.Server.Progress;
using QuizHub.Server.Progress.Memory;

namespace QuizHub.Tests.Progress.Reviews;

/// <summary>A list that follows from the one before is the same as one made anew, whatever has happened between.</summary>
public sealed class CandidateListTests
{
    private const int Questions = 3;
    private const int ItemsEach = 2;

    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly Deck Deck = new(
        "small", ["en"], Words("Small"), Words(""), [.. Enumerable.Range(0, 2).Select(number => new Topic($"topic-{number}", Words("Topic"), Words(""),
            [.. Enumerable.Range(0, Questions).Select(place => Question($"topic-{number}", $"question-{number}-{place}"))]))],
        new Dictionary<string, Localized>(), [], null);

    private enum Event
    {
        Answered,

        /// <summary>Two answers, and nobody looked between them.</summary>
        AnsweredTwice,
        Forgotten,
        TimesMeasured,
        TopicsChosen,
        DemoGone,

        /// <summary>An older copy comes later: two requests at once.</summary>
        Older,
    }

    [Fact]
    public void What_follows_from_the_list_before_equals_what_is_made_anew() =>
        Gen.Select(Gen.Enum<Event>(), Gen.Int[0, 2 * Questions * ItemsEach - 1], Gen.Int[1, 400]).Array[1, 12].Sample(events =>
        {
            var (memories, older, goal, demos) = (Start(), Start(), Goal("[]"), new HashSet<string> { "shown" });
            var list = CandidateList.Of(null, Deck, memories, goal, demos);
            foreach (var (what, item, days) in events)
            {
                var before = memories;
                switch (what)
                {
                    case Event.Answered:
                        memories = Answered(memories, item, days);
                        break;
                    case Event.AnsweredTwice:
                        memories = Answered(Answered(memories, item, days), (item + 5) % (2 * Questions * ItemsEach), days + 1);
                        break;
                    case Event.Forgotten:
                        memories = memories with
                        {
                            HistoryRevision = memories.HistoryRevision + 1,
                            Items = memories.Items.Remove(Keys()[item]),
                            Changes = null,
                        };
                        break;
                    case Event.TimesMeasured:
                        memories = memories with { Minutes = Minutes(days) };
                        break;
                    case Event.TopicsChosen:
                        goal = Goal(item % 2 == 0 ? "[]" : """["topic-1"]""");
                        break;
                    case Event.DemoGone:
                        demos = item % 2 == 0 ? ["shown"] : [];
                        break;
                    case Event.Older:
                        memories = older.HistoryRevision == memories.HistoryRevision ? older : memories;
                        break;
                }

                older = before;
                list = CandidateList.Of(list, Deck, memories, goal, demos);
                Assert.Equal(Shown(CandidateList.Of(null, Deck, memories, goal, demos)), Shown(list));
            }
        }, iter: 1_000);

    [Fact]
    public void An_answer_changes_its_own_candidate_and_no_other()
    {
        var start = Start();
        var before = CandidateList.Of(null, Deck, start, Goal("[]"), new HashSet<string> { "shown" });
        var after = CandidateList.Of(before, Deck, Answered(start, 3, 7), Goal("[]"), new HashSet<string> { "shown" });

        Assert.Equal([3], before.Candidates.Zip(after.Candidates).Index().Where(pair => !ReferenceEquals(pair.Item.First, pair.Item.Second)).Select(pair => pair.Index));
    }

    private static IEnumerable<string> Shown(CandidateList list) =>
        list.Candidates.Select(item => $"{item.Topic} {item.Question} {item.Item} {item.Minutes} {item.Memory?.State.Stability} {item.Memory?.DueDay}");

    private static MemorySnapshot Start() => new(
        Guid.Empty, "small", 1, 0, ImmutableDictionary<ItemKey, RememberedItem>.Empty, ImmutableSortedDictionary<DateOnly, DayFigures>.Empty, Minutes(1),
        new MemoryRules(new Fsrs6(), 0.9, 0), null);

    private static MemorySnapshot Answered(MemorySnapshot before, int item, int days)
    {
        var key = Keys()[item];
        return before with
        {
            Revision = before.Revision + 1,
            Items = before.Items.SetItem(key, new RememberedItem(key, new MemoryState(Fsrs6.ModelId, days, 5), Today, Today.AddDays(days), 1, 0, null, null, Grade.Good)),
            Changes = new ItemChanges(before.Revision, [key]),
        };
    }

    private static StudyGoal Goal(string topics) => new() { LearnerId = Guid.Empty, DeckSlug = "small", Topics = topics };

    private static List<ItemKey> Keys() => [.. Deck.Questions.SelectMany(question => question.Items.Select(item => new ItemKey(question.Slug, item.Id)))];

    private static Dictionary<ItemType, AnswerMinutes> Minutes(int seconds) =>
        Enum.GetValues<ItemType>().ToDictionary(type => type, type => new AnswerMinutes(type == ItemType.Single ? seconds / 60.0 : 1, 2));

    private static Question Question(string topic, string slug) => new(
        "small", topic, slug, 1, [], [], [], new DemoReference("shown", new Dictionary<string, string>()), [], [],
        [.. Enumerable.Range(0, ItemsEach).Select(item => new Item(
            $"item-{item}", item == 0 ? ItemType.Predict : ItemType.Single, Facet.Recall, [], new Dictionary<string, string>(), null, null,
            new Dictionary<string, ItemText>(), new ChoiceBody(false, []), "0123456789abcdef", "0123456789abcdef"))],
        new Dictionary<string, QuestionText>());

    private static Localized Words(string text) => new(new Dictionary<string, string> { ["en"] = text });
}
