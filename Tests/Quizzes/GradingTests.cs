using QuizHub.Quizzes;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Decks;
using QuizHub.Server.Quizzes;
using static QuizHub.Tests.Quizzes.SampleItems;

namespace QuizHub.Tests.Quizzes;

public sealed class GradingTests
{
    [Theory]
    [InlineData("a", 1)]
    [InlineData("b", 0)]
    public void A_single_choice_is_right_or_wrong(string chosen, double score) =>
        Assert.Equal(score, Score(Choice(false, 3, "a"), new ChoiceResponse([chosen])));

    [Theory]
    [InlineData("a,b", 1)]
    [InlineData("a", 0.5)]
    [InlineData("a,b,c", 0.5)]
    [InlineData("a,c", 0)]
    [InlineData("c,d", 0)]
    [InlineData("a,b,c,d", 0)]
    public void Of_several_options_wrong_ones_cost_what_right_ones_earn(string chosen, double score) =>
        Assert.Equal(score, Score(Choice(true, 4, "a", "b"), new ChoiceResponse(chosen.Split(','))));

    [Theory]
    [InlineData("3", 1)]
    [InlineData("3.0", 1)]
    [InlineData("6/2", 1)]
    [InlineData("3.0000001", 0)]
    [InlineData("-3", 0)]
    public void A_whole_number_without_tolerance_is_met_exactly(string typed, double score) =>
        Assert.Equal(score, Score(Number("3"), new NumberResponse(typed)));

    [Theory]
    // The ends of 0.5 % around 1, and just beyond: in binary 1 − 0.995 is more than 0.005.
    [InlineData("1", 0.005, true, "0.995", 1)]
    [InlineData("1", 0.005, true, "1.005", 1)]
    [InlineData("1", 0.005, true, "0.99499", 0)]
    [InlineData("1", 0.005, true, "1.00501", 0)]
    [InlineData("0.1 + 0.2", 0.01, false, "0.31", 1)]
    [InlineData("0.1 + 0.2", 0.01, false, "0.3101", 0)]
    [InlineData("-200", 0.01, true, "−202", 1)]
    [InlineData("-200", 0.01, true, "-202.1", 0)]
    [InlineData("1e-9", 0.1, true, "1.1e-9", 1)]
    [InlineData("1e-9", 0.1, true, "0", 0)]
    public void A_tolerance_includes_its_ends(string key, double tolerance, bool isRelative, string typed, double score) =>
        Assert.Equal(score, Score(Number(key, tolerance, isRelative), new NumberResponse(typed)));

    [Fact]
    public void A_known_wrong_number_is_recognised()
    {
        var graded = Grade(Number("8", 0, false, "4 * 4", "2"), new NumberResponse("16"));

        Assert.Equal(0, graded.Score);
        Assert.Equal(["16"], graded.Parts.Where(part => part.Given is not null).Select(part => part.Given));
        Assert.Equal("1", Assert.Single(graded.Parts, part => part.Given is not null).Id);
    }

    [Fact]
    public void Parameters_decide_key_and_known_wrong_numbers()
    {
        var item = Number("lr / (1 - beta)", 0.005, true, "lr * (1 - beta)");
        var parameters = new Dictionary<string, double> { ["lr"] = 0.1, ["beta"] = 0.9 };

        Assert.Equal(1, Assert.IsType<Graded>(Grading.Grade(item, parameters, new NumberResponse("1"))).Score);
        Assert.Equal(0, Assert.IsType<Graded>(Grading.Grade(item, parameters, new NumberResponse("0.01"))).Score);
    }

    [Theory]
    [InlineData("mini-batch", 1)]
    [InlineData("  Mini-Batch ", 1)]
    [InlineData("ＭＩＮＩ－ＢＡＴＣＨ", 1)]
    [InlineData("minibatch   SGD", 1)]
    [InlineData("batch", 0)]
    [InlineData("mini batch", 1)]
    [InlineData("mini‑batch。", 1)]
    [InlineData("mini batches", 0)]
    public void Short_texts_are_compared_after_folding(string typed, double score) =>
        Assert.Equal(score, Score(ShortText(["mini-batch", "minibatch SGD"], "batch"), new TextResponse(typed)));

    [Fact]
    public void A_cloze_is_the_mean_of_its_blanks()
    {
        var item = Cloze(["velocity", "running sum"], ["beta", "β"], ["loss"], ["gradient"]);

        Assert.Equal(0.5, Score(item, new ClozeResponse(new Dictionary<string, string> { ["1"] = "Running  Sum", ["2"] = "Β", ["3"] = "gradient" })));
    }

    [Theory]
    [InlineData("a=a b=b c=c d=d", 1)]
    [InlineData("a=a b=b c=c", 0.75)]
    [InlineData("a=a b=b c=c d=e", 0.5)]
    [InlineData("a=a b=c c=b", 0)]
    public void Of_pairs_wrong_ones_cost_what_right_ones_earn(string pairs, double score) =>
        Assert.Equal(score, Score(Matching(4, 1), new MatchingResponse(pairs.Split(' ').ToDictionary(pair => pair[..1], pair => pair[2..]))));

    [Fact]
    public void Equal_right_sides_are_one_answer()
    {
        var item = Item(ItemType.Matching, new MatchingBody([
            new("a", Words("A"), Words("same"), Words("why")),
            new("b", Words("B"), Words("same"), Words("why")),
            new("c", Words("C"), Words("other"), Words("why"))]));

        Assert.Equal(1, Score(item, new MatchingResponse(new Dictionary<string, string> { ["a"] = "b", ["b"] = "a", ["c"] = "c" })));
    }

    [Theory]
    [InlineData("abcd", 1)]
    [InlineData("bacd", 2.0 / 3)]
    [InlineData("dabc", 0)]
    [InlineData("dcba", 0)]
    public void An_order_earns_by_pairs_in_the_right_order(string order, double score) =>
        Assert.Equal(score, Score(Ordering(4), new OrderingResponse([.. order.Select(letter => letter.ToString())])), 12);

    [Fact]
    public void A_prediction_is_graded_on_the_facts_of_the_run()
    {
        var item = Predict("fast.updates < slow.updates", "fast.updates >= slow.updates");
        var surprising = new Dictionary<string, double> { ["fast.updates"] = 9, ["slow.updates"] = 5 };

        Assert.Equal(1, Assert.IsType<Graded>(Grading.Grade(item, NoParameters, new ChoiceResponse(["b"]), surprising)).Score);
        Assert.Equal(0, Assert.IsType<Graded>(Grading.Grade(item, NoParameters, new ChoiceResponse(["a"]), surprising)).Score);
        Assert.Equal(1, Score(item, new ChoiceResponse(["a"])));
    }

    [Fact]
    public void A_number_predicted_is_graded_on_the_facts_of_the_run()
    {
        var item = Number("momentum.updates", 0.1, true);
        var facts = new Dictionary<string, double> { ["momentum.updates"] = 100 };

        Assert.Equal(1, Assert.IsType<Graded>(Grading.Grade(item, NoParameters, new NumberResponse("110"), facts)).Score);
        Assert.Equal(0, Assert.IsType<Graded>(Grading.Grade(item, NoParameters, new NumberResponse("111"), facts)).Score);
        Assert.IsType<Undecided>(Grading.Grade(item, NoParameters, new NumberResponse("110")));
    }

    [Fact]
    public void A_run_that_decides_nothing_grades_nobody()
    {
        var item = Predict("x < 1", "x > 1");

        Assert.IsType<Undecided>(Grading.Grade(item, NoParameters, new ChoiceResponse(["a"]), new Dictionary<string, double> { ["x"] = 1 }));
        Assert.IsType<Undecided>(Grading.Grade(item, NoParameters, new ChoiceResponse(["a"]), new Dictionary<string, double>()));
    }

    public static TheoryData<Item, ItemResponse> Refusals => new()
    {
        { Choice(false, 3, "a"), new ChoiceResponse(["z"]) },
        { Choice(false, 3, "a"), new ChoiceResponse([]) },
        { Choice(false, 3, "a"), new ChoiceResponse(["a", "b"]) },
        { Choice(true, 3, "a"), new ChoiceResponse([]) },
        { Choice(true, 3, "a"), new NumberResponse("1") },
        { Number("3"), new TextResponse("3") },
        { ShortText(["a"]), new TextResponse("   ") },
        { ShortText(["a"]), new TextResponse(new string('a', 201)) },
        { Cloze(["a"]), new ClozeResponse(new Dictionary<string, string> { ["2"] = "a" }) },
        { Cloze(["a"]), new ClozeResponse(new Dictionary<string, string> { ["1"] = " " }) },
        { Matching(2), new MatchingResponse(new Dictionary<string, string> { ["a"] = "z" }) },
        { Matching(2), new MatchingResponse(new Dictionary<string, string> { ["z"] = "a" }) },
        { Matching(2), new MatchingResponse(new Dictionary<string, string>()) },
        { Ordering(3), new OrderingResponse(["a", "b"]) },
        { Ordering(3), new OrderingResponse(["a", "b", "b"]) },
        { Ordering(3), new OrderingResponse(["a", "b", "z"]) },
    };

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_an_answer_is_refused(Item item, ItemResponse response) =>
        Assert.Equal("response", Assert.IsType<Refused>(Grading.Grade(item, NoParameters, response)).Code);

    [Fact]
    public void Nothing_answered_is_worth_nothing_and_shows_every_part()
    {
        foreach (var item in new[] { Choice(true, 3, "a"), Number("3"), ShortText(["a"]), Cloze(["a"]), Matching(3), Ordering(3) })
        {
            var graded = Assert.IsType<Graded>(Grading.Grade(item, NoParameters, null));
            Assert.Equal(0, graded.Score);
            Assert.All(graded.Parts, part => Assert.Null(part.Given));
            Assert.NotEmpty(graded.Parts);
        }
    }

    [Fact]
    public void The_chance_of_guessing_is_that_of_choosing_blindly()
    {
        Assert.Equal(0.25, Grading.GuessChance(Choice(false, 4, "a")));
        Assert.Equal(1.0 / 15, Grading.GuessChance(Choice(true, 4, "a")), 12);
        Assert.Equal(0, Grading.GuessChance(Number("3")));
        Assert.Equal(1.0 / 24, Grading.GuessChance(Matching(3, 1)), 12);
        Assert.Equal(1.0 / 6, Grading.GuessChance(Ordering(3)), 12);
    }

    private static Graded Grade(Item item, ItemResponse response) => Assert.IsType<Graded>(Grading.Grade(item, NoParameters, response));

    private static double Score(Item item, ItemResponse response) => Grade(item, response).Score;
}
