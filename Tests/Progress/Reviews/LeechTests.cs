using CsCheck;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Progress;
using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Progress.Planning;

namespace QuizHub.Tests.Progress.Reviews;

public sealed class LeechTests
{
    private static readonly DateOnly Lapsed = new(2026, 11, 24);
    private static readonly Fsrs6 Model = new();
    private static readonly ReviewCandidate Leech = Item("leech", ItemType.Single, Facet.Recall, Memory(Lapsed, Grade.Again, Leeches.MostLapses));

    [Fact]
    public void An_item_gives_way_from_eight_lapses_on_and_not_before()
    {
        var demo = Item("demo", ItemType.Predict, Facet.Predict);
        var seven = Leech with { Memory = Leech.Memory! with { Lapses = 7 } };

        Assert.Equal("demo", Leeches.InStead(Leech, [Leech, demo]).Item);
        Assert.Same(seven, Leeches.InStead(seven, [seven, demo]));
    }

    [Fact]
    public void The_demo_comes_first_then_another_facet_then_the_item_itself()
    {
        var (demo, same, other) = (Item("demo", ItemType.Predict, Facet.Predict), Item("same", ItemType.Numeric, Facet.Recall), Item("other", ItemType.Numeric, Facet.Compute));
        Assert.Equal("demo", Asked(demo, same, other));

        var right = demo with { Memory = Memory(Lapsed.AddDays(1), Grade.Good) };
        Assert.Equal("other", Asked(right, same, other));
        Assert.Equal("leech", Asked(right, same, other with { Memory = Memory(Lapsed.AddDays(2), Grade.Hard) }));
    }

    [Fact]
    public void What_was_right_before_the_lapse_or_wrong_after_it_does_not_count()
    {
        var other = Item("other", ItemType.Numeric, Facet.Compute, Memory(Lapsed.AddDays(1), Grade.Good));
        foreach (var memory in new[] { Memory(Lapsed, Grade.Good), Memory(Lapsed.AddDays(-3), Grade.Easy), Memory(Lapsed.AddDays(3), Grade.Again) })
        {
            Assert.Equal("demo", Asked(Item("demo", ItemType.Predict, Facet.Predict, memory), other));
        }
    }

    [Fact]
    public void Once_asked_on_a_later_day_it_rests_no_more_until_its_next_lapse()
    {
        var demo = Item("demo", ItemType.Predict, Facet.Predict);
        var back = Leech with { Memory = Leech.Memory! with { LastDay = Lapsed.AddDays(4), LastGrade = Grade.Good } };
        Assert.Same(back, Leeches.InStead(back, [back, demo]));

        var again = Leech with { Memory = Memory(Lapsed.AddDays(9), Grade.Again, 9) };
        Assert.Equal("demo", Leeches.InStead(again, [again, demo]).Item);
    }

    [Fact]
    public void A_question_without_a_demo_or_other_facets_falls_back_to_what_it_has()
    {
        Assert.Equal("other", Asked(Item("other", ItemType.Numeric, Facet.Compute)));
        Assert.Equal("leech", Asked(Item("other", ItemType.Numeric, Facet.Compute, Memory(Lapsed.AddDays(1), Grade.Good))));
        Assert.Equal("leech", Asked(Item("same", ItemType.Numeric, Facet.Recall)));
        Assert.Equal("leech", Asked());
        Assert.Equal("leech", Asked(Item("demo", ItemType.Predict, Facet.Predict, Memory(Lapsed, Grade.Again, 8)), Item("other", ItemType.Numeric, Facet.Compute, Memory(Lapsed, Grade.Again, 12))));
    }

    [Fact]
    public void Of_several_stand_ins_the_one_asked_longest_ago_or_never_comes() =>
        Assert.Equal("never", Asked(
            Item("late", ItemType.Predict, Facet.Predict, Memory(Lapsed.AddDays(-1), Grade.Good)), Item("never", ItemType.Predict, Facet.Predict),
            Item("early", ItemType.Predict, Facet.Predict, Memory(Lapsed.AddDays(-9), Grade.Good))));

    /// <summary>However answers fall, each item of a question that keeps being due is asked again within a bounded number of days.</summary>
    [Fact]
    public void No_item_vanishes_for_ever() => Gen.Select(Gen.Int[1, 5], Gen.ULong).Sample((count, seed) =>
    {
        var random = new SplitMix(seed);
        var items = Enumerable.Range(0, count).Select(i => Item(
            $"i{i}", i == 1 ? ItemType.Predict : ItemType.Single, i == 1 ? Facet.Predict : (Facet)(i % 3), Memory(Lapsed, Grade.Again, 6 + random.Next(4)))).ToArray();
        var last = items.ToDictionary(item => item.Item, _ => 0);
        for (var day = 1; day < 400; day++)
        {
            var today = Lapsed.AddDays(day);
            // All are due each day; the one not asked longest is the most endangered.
            var asked = ReviewPlanner.Plan(items, new ReviewTerms(today, null, 1000, Model, ForgettingBelief.Prior, 0.3, 0.9)).Asked.Single().Candidate;
            var at = Array.IndexOf(items, asked);
            var isRight = random.NextDouble() < 0.4;
            var memory = asked.Memory!;
            items[at] = asked with
            {
                Memory = memory with
                {
                    LastDay = today,
                    DueDay = today.AddDays(1),
                    LastGrade = isRight ? Grade.Good : Grade.Again,
                    Lapses = memory.Lapses + (isRight ? 0 : 1),
                    LapsedDay = isRight ? memory.LapsedDay : today,
                },
            };
            last[asked.Item] = day;
        }

        return last.Values.All(day => day > 300);
    }, iter: 200);

    private static string Asked(params ReviewCandidate[] others) => Leeches.InStead(Leech, [Leech, .. others]).Item;

    private static ReviewCandidate Item(string id, ItemType type, Facet facet, RememberedItem? memory = null) =>
        new("topic", "question", [], id, type, facet, new AnswerMinutes(0.5, 1), memory);

    private static RememberedItem Memory(DateOnly last, Grade grade, int lapses = 0) => new(
        default, new MemoryState(Fsrs6.ModelId, 3, 6), last, last.AddDays(1), 9, lapses, lapses > 0 ? last : null, null, grade);
}
