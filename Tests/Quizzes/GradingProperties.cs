using System.Globalization;
using CsCheck;
using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks;
using QuizHub.Server.Quizzes;
using static QuizHub.Tests.Quizzes.SampleItems;

namespace QuizHub.Tests.Quizzes;

/// <summary>What holds for every item and every answer.</summary>
public sealed class GradingProperties
{
    private static readonly Gen<(Item Item, ItemResponse Key)> AnyItem = Gen.OneOf(
        from options in Gen.Int[2, 8]
        from key in Gen.Int[0, options - 1]
        select (Choice(false, options, Letter(key)), (ItemResponse)new ChoiceResponse([Letter(key)])),
        from options in Gen.Int[2, 8]
        from bits in Gen.Int[1, (1 << options) - 1]
        select (Choice(true, options, Subset(options, bits)), (ItemResponse)new ChoiceResponse(Subset(options, bits))),
        from key in Gen.Int[-1000, 1000]
        select (Number(Invariant(key)), (ItemResponse)new NumberResponse(Invariant(key))),
        from pairs in Gen.Int[1, 6]
        from distractors in Gen.Int[0, 3]
        select (Matching(pairs, distractors), (ItemResponse)new MatchingResponse(Letters(pairs).ToDictionary(id => id))),
        from entries in Gen.Int[1, 7]
        select (Ordering(entries), (ItemResponse)new OrderingResponse([.. Letters(entries)])),
        from blanks in Gen.Int[1, 5]
        select (Cloze([.. Letters(blanks).Select(letter => new[] { letter })]),
            (ItemResponse)new ClozeResponse(Letters(blanks).Index().ToDictionary(blank => Invariant(blank.Index + 1), blank => blank.Item))));

    [Fact]
    public void The_key_scores_one() => AnyItem.Sample(item => Score(item.Item, item.Key) == 1);

    [Fact]
    public void Every_answer_scores_between_nothing_and_one() =>
        Gen.Select(AnyItem, Gen.ULong).Sample((item, seed) => Score(item.Item, Random(item.Item, seed)) is >= 0 and <= 1);

    [Fact]
    public void Full_credit_is_for_the_key_alone() => Gen.Select(AnyItem, Gen.ULong).Sample((item, seed) =>
    {
        var response = Random(item.Item, seed);
        return Score(item.Item, response) < 1 || Same(response, item.Key);
    });

    [Fact]
    public void The_order_in_which_options_stand_and_are_chosen_does_not_matter() =>
        Gen.Select(Gen.Int[2, 8], Gen.Int[1, 255], Gen.Int[1, 255], Gen.ULong).Sample((options, keyBits, chosenBits, seed) =>
        {
            var keys = Subset(options, 1 + keyBits % ((1 << options) - 1));
            var chosen = Subset(options, 1 + chosenBits % ((1 << options) - 1));
            var item = Choice(true, options, keys);
            var body = (ChoiceBody)item.Body;
            var shuffled = item with { Body = body with { Options = new SplitMix(seed).Shuffle(body.Options) } };
            return Score(item, new ChoiceResponse(chosen)) == Score(shuffled, new ChoiceResponse(new SplitMix(seed + 1).Shuffle(chosen)));
        });

    [Fact]
    public void One_more_wrong_option_never_helps_and_one_more_right_one_never_hurts() =>
        Gen.Select(Gen.Int[2, 8], Gen.Int[1, 255], Gen.Int[1, 255], Gen.Int[0, 7]).Sample((options, keyBits, chosenBits, more) =>
        {
            var keys = Subset(options, 1 + keyBits % ((1 << options) - 1));
            var chosen = Subset(options, 1 + chosenBits % ((1 << options) - 1));
            var added = Letter(more % options);
            var item = Choice(true, options, keys);
            var (before, after) = (Score(item, new ChoiceResponse(chosen)), Score(item, new ChoiceResponse([.. chosen.Union([added])])));
            return keys.Contains(added) ? after >= before : after <= before;
        });

    [Fact]
    public void Swapping_two_neighbours_back_into_order_never_hurts() =>
        Gen.Select(Gen.Int[2, 7], Gen.ULong, Gen.Int[0, 5]).Sample((entries, seed, at) =>
        {
            var order = new SplitMix(seed).Shuffle(Letters(entries)).ToArray();
            var place = at % (entries - 1);
            var (first, second) = (order[place], order[place + 1]);
            var before = Score(Ordering(entries), new OrderingResponse([.. order]));
            (order[place], order[place + 1]) = string.CompareOrdinal(first, second) > 0 ? (second, first) : (first, second);
            return Score(Ordering(entries), new OrderingResponse(order)) >= before;
        });

    [Fact]
    public void However_a_number_is_typed_it_is_the_same_number() => Gen.Select(Gen.Int[-99999, 99999], Gen.Int[0, 4]).Sample((digits, decimals) =>
    {
        var value = digits / (decimal)Math.Pow(10, decimals);
        var plain = value.ToString(CultureInfo.InvariantCulture);
        string[] forms =
        [
            plain,
            plain.Replace('-', '\u2212'),
            string.Concat(plain.Select(character => (char)(character + 0xfee0))),
            $" {plain}\u3000",
            $"{digits}e-{decimals}",
            $"{digits}E-{decimals:00}",
            $"{digits}/{Math.Pow(10, decimals):0}",
            $"{digits} / {Math.Pow(10, decimals):0}",
        ];
        return forms.All(form => NumberReader.Read(form) is NumberReading.Read read && NumberGrading.Matches(read.Value, (double)value, 1e-9, true));
    });

    [Fact]
    public void A_number_at_the_end_of_its_tolerance_counts_and_one_beyond_does_not() =>
        Gen.Select(Gen.Int[1, 100000], Gen.Int[0, 6], Gen.Int[1, 500]).Sample((digits, decimals, permille) =>
        {
            // Decimal arithmetic knows where the ends are.
            var key = digits / (decimal)Math.Pow(10, decimals);
            var end = key * permille / 1000;
            bool Meets(decimal typed) => NumberGrading.Matches((double)typed, (double)key, permille / 1000.0, true);
            return Meets(key + end) && Meets(key - end) && !Meets(key + end * 1.000001m) && !Meets(key - end * 1.000001m);
        });

    private static double Score(Item item, ItemResponse response) => Assert.IsType<Graded>(Grading.Grade(item, NoParameters, response)).Score;

    private static bool Same(ItemResponse one, ItemResponse key) => (one, key) switch
    {
        (ChoiceResponse a, ChoiceResponse b) => a.Chosen.ToHashSet().SetEquals(b.Chosen),
        (NumberResponse a, NumberResponse b) => NumberReader.Read(a.Typed) == NumberReader.Read(b.Typed),
        (MatchingResponse a, MatchingResponse b) => a.Pairs.ToHashSet().SetEquals(b.Pairs),
        (OrderingResponse a, OrderingResponse b) => a.Order.SequenceEqual(b.Order),
        (ClozeResponse a, ClozeResponse b) => a.Typed.ToHashSet().SetEquals(b.Typed),
        _ => false,
    };

    private static ItemResponse Random(Item item, ulong seed)
    {
        var draw = new SplitMix(seed);
        switch (item.Body)
        {
            case ChoiceBody choice:
                var ids = draw.Shuffle(choice.Options.Select(option => option.Id));
                return new ChoiceResponse([.. ids.Take(choice.Multiple ? 1 + draw.Next(ids.Count) : 1)]);
            case NumericBody:
                return new NumberResponse(Invariant(draw.Next(2001) - 1000));
            case MatchingBody matching:
                var pairs = new Dictionary<string, string>();
                var rights = draw.Shuffle(matching.Rows.Select(row => row.Id));
                foreach (var row in matching.Rows.Where(row => row.Left is not null))
                {
                    pairs[row.Id] = rights[pairs.Count];
                }

                return new MatchingResponse(pairs);
            case OrderingBody ordering:
                return new OrderingResponse(draw.Shuffle(ordering.Entries.Select(entry => entry.Id)));
            default:
                var blanks = ((ClozeBody)item.Body).Blanks;
                return new ClozeResponse(blanks.ToDictionary(blank => blank.Id, _ => Letter(draw.Next(6))));
        }
    }

    private static string Letter(int index) => Letters(index + 1).Last();

    private static string[] Subset(int options, int bits) => [.. Letters(options).Where((_, index) => (bits >> index & 1) == 1)];

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
