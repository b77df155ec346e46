using CsCheck;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks;
using QuizHub.Server.Quizzes;
using static QuizHub.Tests.Quizzes.SampleItems;

namespace QuizHub.Tests.Quizzes;

public sealed class VariantTests
{
    [Fact]
    public void The_mixer_is_SplitMix64()
    {
        // The first numbers of the reference implementation for seed 1234567.
        var draw = new SplitMix(1234567);

        Assert.Equal(new ulong[] { 6457827717110365317, 3203168211198807973, 9817491932198370423 }, new[] { draw.Next(), draw.Next(), draw.Next() });
    }

    [Fact]
    public void What_a_stored_seed_makes_stays_as_it_is()
    {
        // Sessions that are open, and every attempt to be graded anew, rest on these numbers.
        var draw = new SplitMix(42);
        Assert.Equal([74, 15, 27, 34, 3, 86], Enumerable.Range(0, 6).Select(_ => draw.Next(100)).ToList());
        Assert.Equal("cfdbae", string.Concat(new SplitMix(42).Shuffle("abcdef")));
        Assert.Equal(3370795326815975215UL, SplitMix.Derive(7, 3));
    }

    [Fact]
    public void Values_lie_on_the_declared_grid_and_come_from_the_seed_alone()
    {
        var item = Item(ItemType.Numeric, new NumericBody([], 0, false, null), new ParameterRange("lr", 0.01, 0.1, 0.01), new ParameterRange("n", 3, 3, 1));

        Gen.ULong.Sample(seed =>
        {
            var values = Variants.Parameters(item, seed);
            return values["n"] == 3 && Enumerable.Range(1, 10).Any(step => values["lr"] == Math.Round(step * 0.01, 12))
                && values["lr"] == Variants.Parameters(item, seed)["lr"];
        });
    }

    [Fact]
    public void Every_value_is_drawn_about_as_often()
    {
        var item = Item(ItemType.Numeric, new NumericBody([], 0, false, null), new ParameterRange("x", 1, 5, 1));
        var counts = Enumerable.Range(0, 5000).GroupBy(seed => Variants.Parameters(item, (ulong)seed)["x"]).ToDictionary(group => group.Key, group => group.Count());

        Assert.Equal(5, counts.Count);
        // A thousand each; the deviation is 28.
        Assert.All(counts.Values, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void Orders_hold_everything_once() => Gen.Select(Gen.Int[1, 8], Gen.ULong).Sample((count, seed) =>
        Variants.Order(Choice(false, count, "a"), seed).Order().SequenceEqual(Letters(count))
        && Variants.Order(Matching(count, 2), seed).Order().SequenceEqual(Letters(count + 2)));

    [Fact]
    public void An_ordering_never_starts_out_solved() =>
        Gen.Select(Gen.Int[2, 6], Gen.ULong).Sample((count, seed) => !Variants.Order(Ordering(count), seed).SequenceEqual(Letters(count)));

    [Fact]
    public void True_comes_before_false() => Gen.ULong.Sample(seed =>
        Variants.Order(Choice(false, 2, "b") with { Type = ItemType.TrueFalse }, seed).SequenceEqual(["a", "b"]));

    [Fact]
    public void Ids_of_parts_are_distinct_tell_nothing_and_lead_back() => Gen.Select(Gen.Int[2, 8], Gen.ULong).Sample((count, seed) =>
    {
        var ids = PartIds.Of(Matching(count, 1), seed);
        var lefts = Letters(count).Select(ids.Shown).ToList();
        var rights = Letters(count + 1).Select(ids.ShownRight).ToList();
        var back = (MatchingResponse)ids.ToDeck(new MatchingResponse(lefts.Zip(rights).ToDictionary(pair => pair.First, pair => pair.Second)));
        return lefts.Concat(rights).Distinct().Count() == 2 * count + 1
            && lefts.Concat(rights).All(id => id.Length == 8)
            && back.Pairs.All(pair => pair.Key == pair.Value);
    });

    [Fact]
    public void Ids_that_were_never_shown_lead_nowhere()
    {
        var ids = PartIds.Of(Choice(false, 3, "a"), 1);

        // The deck's own id is not one of the session's.
        Assert.Equal([""], ((ChoiceResponse)ids.ToDeck(new ChoiceResponse(["a"]))).Chosen);
        Assert.Equal([], ((ChoiceResponse)ids.ToDeck(new ChoiceResponse(null!))).Chosen);
    }
}
