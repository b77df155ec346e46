using CsCheck;
using QuizHub.Quizzes;
using QuizHub.Server.Decks;
using QuizHub.Server.Decks.Items;
using QuizHub.Server.Quizzes;
using static QuizHub.Tests.Quizzes.SampleItems;

namespace QuizHub.Tests.Quizzes.Typing;

public sealed class SlipsTests
{
    [Theory]
    [InlineData("sigmoid", "sigmiod")]
    [InlineData("sigmoid", "sigmod")]
    [InlineData("sigmoid", "sigmoidd")]
    [InlineData("gradient boosting", "gradient bosting")]
    [InlineData("gradient boosting", "gradeint bosting")]
    [InlineData("regularization", "regularisatoin")]
    [InlineData("cross-entropy", "crossentropy")]
    [InlineData("dropout", "drop out")]
    [InlineData("feedforward", "feed-forward")]
    [InlineData("reset门", "rest门")]
    [InlineData("naïve Bayes", "naive bayes")]
    [InlineData("Rényi", "Renyi")]
    [InlineData("градиент", "градинет")]
    [InlineData("encoder", "encodre")]
    public void A_slip_of_the_finger_counts_and_the_spelling_is_shown(string accepted, string typed)
    {
        var graded = Graded(ShortText([accepted]), typed);
        Assert.Equal((1, accepted), (graded.Score, Assert.Single(graded.Parts).Spelling));
    }

    [Theory]
    [InlineData("increase", "decrease")]
    [InlineData("increasing", "decreasing")]
    [InlineData("supervised", "unsupervised")]
    [InlineData("unsupervised", "supervised")]
    [InlineData("overfitting", "underfitting")]
    [InlineData("overfitting", "unerfitting")]
    [InlineData("dependent", "independent")]
    [InlineData("inequality", "equality")]
    [InlineData("linear", "nonlinear")]
    [InlineData("correlated", "uncorrelated")]
    [InlineData("minimization", "maximization")]
    [InlineData("maximum", "minimum")]
    [InlineData("autoencoder", "autodecoder")]
    [InlineData("encoder", "decoder")]
    [InlineData("convex", "concave")]
    [InlineData("symmetric", "asymmetric")]
    [InlineData("macro", "micro")]
    [InlineData("covariance", "variance")]
    [InlineData("variance", "covariance")]
    [InlineData("deconvolution", "convolution")]
    [InlineData("intraclass", "interclass")]
    [InlineData("ascending", "descending")]
    [InlineData("inductive", "deductive")]
    [InlineData("inclusive", "exclusive")]
    [InlineData("injective", "bijective")]
    [InlineData("reversible", "irreversible")]
    [InlineData("univariate", "bivariate")]
    [InlineData("quantile", "quartile")]
    [InlineData("affect", "effect")]
    public void What_turns_the_meaning_is_no_slip(string accepted, string typed) => Assert.Equal(0, Graded(ShortText([accepted]), typed).Score);

    [Theory]
    [InlineData("Adam", "Adan")]
    [InlineData("sigmoid", "sigmaid!")]
    [InlineData("sigmoid", "sgimodi")]
    [InlineData("Conv2d", "Conv3d")]
    [InlineData("ResNet50", "ResNet5O")]
    [InlineData("softmax(x)", "sofmax(x)")]
    [InlineData("batch+layer", "batch-layer")]
    [InlineData("无偏估计", "有偏估计")]
    [InlineData("重置门机制", "更新门机制")]
    [InlineData("0.12345678", "0.12345679")]
    [InlineData("mini-batch", "mini batches")]
    public void Short_words_digits_formulas_and_Chinese_are_taken_to_the_letter(string accepted, string typed) => Assert.Equal(0, Graded(ShortText([accepted]), typed).Score);

    [Fact]
    public void A_word_of_the_deck_is_no_slip_and_neither_is_what_is_nearer_to_it()
    {
        var body = new ShortTextBody([new("en", "activation", true, "")], ["activations", "activating"]);
        Assert.Equal(0, Graded(Item(ItemType.ShortText, body), "activations").Score);
        Assert.Equal(0, Graded(Item(ItemType.ShortText, body), "activatons").Score);
        Assert.Equal(1, Graded(Item(ItemType.ShortText, body), "actvation").Score);
        Assert.Equal(1, Graded(Item(ItemType.ShortText, body with { Rivals = null }), "activations").Score);
    }

    [Fact]
    public void Where_it_is_said_the_spelling_must_be_exact()
    {
        var body = new ShortTextBody([new("en", "sigmoid", true, "")], IsExact: true);
        Assert.Equal(0, Graded(Item(ItemType.ShortText, body), "sigmiod").Score);
        Assert.Equal(1, Graded(Item(ItemType.ShortText, body), "ＳＩＧＭＯＩＤ.").Score);
    }

    [Theory]
    [InlineData("sigmiod"), InlineData("sigmoid。"), InlineData("sig\u00admoid")]
    public void An_answer_that_was_graded_by_earlier_rules_is_shown_as_it_was_graded(string typed)
    {
        Assert.Equal(1, Graded(ShortText(["sigmoid"]), typed).Score);
        Assert.Equal(0, Assert.IsType<Graded>(Grading.Grade(ShortText(["sigmoid"]), NoParameters, new TextResponse(typed), version: 1)).Score);
        Assert.Equal(1, Assert.IsType<Graded>(Grading.Grade(ShortText(["sigmoid"]), NoParameters, new TextResponse("ＳＩＧＭＯＩＤ "), version: 1)).Score);
    }

    [Fact]
    public void A_known_wrong_answer_is_recognised_with_slips_and_never_taken_for_the_right_one()
    {
        var item = ShortText(["precision"], "prevision");
        Assert.Equal(0, Graded(item, "prevision").Score);
        var graded = Graded(ShortText(["momentum"], "Nesterov acceleration"), "nesterov aceleration");
        Assert.Equal("Nesterov acceleration", Assert.Single(graded.Parts, part => part.Given is not null).Spelling);
        Assert.Equal(0, graded.Score);
    }

    [Fact]
    public void A_blank_forgives_as_a_short_text_does()
    {
        var graded = Assert.IsType<Graded>(Grading.Grade(
            Cloze(["velocity"], ["supervised"]), NoParameters, new ClozeResponse(new Dictionary<string, string> { ["1"] = "veloctiy", ["2"] = "unsupervised" })));
        Assert.Equal((0.5, "velocity", null), (graded.Score, graded.Parts[0].Spelling, graded.Parts[1].Spelling));
    }

    [Theory]
    [InlineData("ca", "abc", 2)]
    [InlineData("", "abc", 3)]
    [InlineData("sigmiod", "sigmoid", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void The_distance_is_that_of_Damerau_and_Levenshtein(string one, string other, int distance) => Assert.Equal(distance, Slips.Distance(one, other));

    [Fact]
    public void The_distance_is_a_metric() => Gen.Select(Gen.String[Gen.Char["abc"], 0, 7], Gen.String[Gen.Char["abc"], 0, 7], Gen.String[Gen.Char["abc"], 0, 7]).Sample((a, b, c) =>
        Slips.Distance(a, b) == Slips.Distance(b, a) && (Slips.Distance(a, b) == 0) == (a == b) && Slips.Distance(a, c) <= Slips.Distance(a, b) + Slips.Distance(b, c));

    private static Graded Graded(Item item, string typed) => Assert.IsType<Graded>(Grading.Grade(item, NoParameters, new TextResponse(typed)));
}
