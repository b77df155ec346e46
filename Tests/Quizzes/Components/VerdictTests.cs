using Bunit;
using QuizHub.Client.Quizzes;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes.Components;

public sealed class VerdictTests : IAsyncDisposable
{
    private readonly SessionBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData(1, Confidence.High, false, "right", "Right, and you were sure.")]
    [InlineData(1, Confidence.Low, false, "right", "Right, though you were not sure.")]
    [InlineData(1, null, false, "right", "Right.")]
    [InlineData(0.5, Confidence.High, false, "doubt", "Partly right: 50\u00a0%.")]
    [InlineData(0, Confidence.High, false, "wrong", "Not yet, and you were sure.")]
    [InlineData(0, Confidence.Low, false, "wrong", "Not yet.")]
    [InlineData(0, null, true, "doubt", "Shown, not answered.")]
    public void A_verdict_has_a_word_a_sign_and_a_colour(double score, Confidence? confidence, bool revealed, string kind, string headline)
    {
        var words = VerdictWords.Of(SampleSessions.Right() with { Score = score }, confidence, revealed, Language.En);
        Assert.Equal((kind, headline), (words.Kind, words.Headline));
        Assert.NotEmpty(words.Sign);
        Assert.NotEmpty(words.Then);
    }

    [Fact]
    public void Every_option_has_its_mark_word_and_reason_and_a_wrong_choice_offers_the_run_that_refutes_it()
    {
        var parts = Open(SampleSessions.Choice, SampleSessions.Wrong(), new ChoiceResponse(["a"]));
        Assert.Equal(
            ["✕ wrong, your answer", "✓ right", "✕ wrong"],
            parts.FindAll(".mark").Select(mark => mark.TextContent.Trim()));
        Assert.Equal(["It crawls.", "Steps add up.", "Only near 20."], parts.FindAll(".why .prose").Select(why => why.TextContent.Trim()));
        Assert.Equal("/en/decks/deep-learning/optimizers/sgd/demo?momentum=0.9", Assert.Single(parts.FindAll("a.refute")).GetAttribute("href"));
        Assert.Equal(["wrong", "right", "plain"], parts.FindAll("li.part").Select(part => part.ClassList[1]));
    }

    [Fact]
    public void A_key_that_was_left_out_of_several_is_named_so()
    {
        var parts = Open(SampleSessions.Choice with { Multiple = true }, SampleSessions.Wrong(), new ChoiceResponse(["a"]));
        Assert.Contains(QuizTexts.MarkRightLeftOut.En, parts.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_typed_with_a_slip_stands_beside_its_spelling()
    {
        var verdict = new Verdict(1, [new("0", "sigmoid", true, "sigmiod", true, null, "It squashes.", Spelling: "sigmoid")], null, null, "");
        var text = Open(new TextView(), verdict, new TextResponse("sigmiod")).Find("li.part").TextContent;
        Assert.Contains("sigmiod", text, StringComparison.Ordinal);
        Assert.Contains("It is spelled sigmoid.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_is_a_known_mistake_stands_before_the_key_and_the_others_below()
    {
        var verdict = new Verdict(
            0,
            [
                new("0", "0.4", true, null, false, null, "A series."),
                new("1", "0.1", false, null, true, null, "Forgets the sum."),
                new("2", "0.2", false, "1/5", false, null, "That shrinks."),
            ],
            "0.4", null, "");
        var parts = Open(new NumberView("MB", null), verdict, new NumberResponse("1/5"));
        Assert.Equal(["0.2", "0.4", "0.1"], parts.FindAll(".what").Select(part => part.TextContent));
        Assert.Equal(
            ["✕ wrong, your answer", "✓ right", "✕ wrong"],
            parts.FindAll(".mark").Select(mark => mark.TextContent.Trim()));
        Assert.Empty(parts.FindAll(".typed"));
        Assert.Equal(QuizTexts.KnownMistakes.En, parts.Find("h3").TextContent);
    }

    [Fact]
    public void A_number_that_nobody_foresaw_is_shown_as_it_was_typed()
    {
        var verdict = new Verdict(0, [new("0", "0.4", true, null, false, null, "A series.")], "0.4", null, "");
        var parts = Open(new NumberView("MB", null), verdict, new NumberResponse("<0.1>"));
        Assert.Contains("&lt;0.1&gt; MB", parts.Find(".typed").InnerHtml, StringComparison.Ordinal);
        Assert.Contains(QuizTexts.MarkPartWrong.En, parts.Find(".typed .mark").TextContent, StringComparison.Ordinal);
        Assert.Empty(Open(new NumberView("MB", null), verdict, null).FindAll(".typed"));
    }

    [Fact]
    public void Of_several_accepted_texts_one_is_explained_and_the_others_are_named()
    {
        var verdict = new Verdict(
            1,
            [new("0", "RMSprop", true, null, false, null, "Why."), new("1", "RMS prop", true, "rms prop", true, null, "Apart."), new("2", "RMS-prop", true, null, false, null, "-")],
            "RMSprop", null, "");
        var parts = Open(new TextView(), verdict, new TextResponse("rms prop"));
        Assert.Equal("✓ right, your answer", Assert.Single(parts.FindAll(".mark")).TextContent.Trim());
        Assert.Equal("RMS prop", parts.Find(".what").TextContent);
        Assert.Contains("RMSprop · RMS-prop", parts.Find("p").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_no_part_shows_is_said_apart()
    {
        var parts = Open(new NumberView(null, null), new Verdict(0, [], "<b>7</b>", null, ""), new NumberResponse("3"));
        Assert.Contains("<b>7</b>", parts.Find("p").InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_stand_in_the_right_order_and_say_where_they_were_put()
    {
        var view = new OrderingView([new("x", "Step"), new("y", "Draw")]);
        var verdict = new Verdict(0, [new("y", "Draw", true, "2", false, "1", "First."), new("x", "Step", true, "2", true, "2", "Last.")], null, null, "");
        var parts = Open(view, verdict, new OrderingResponse(["x", "y"]));
        Assert.Equal(["1. Draw", "2. Step"], parts.FindAll(".what").Select(part => part.TextContent));
        Assert.Equal("You put it in place 2.", Assert.Single(parts.FindAll(".given")).TextContent);
    }

    [Fact]
    public void A_pair_shows_the_chosen_partner_and_the_right_one()
    {
        var view = new MatchingView([new("l1", "Batch"), new("l2", "One")], [new("r1", "all"), new("r2", "<i>one</i>")]);
        var verdict = new Verdict(0, [new("l1", "Batch", true, "r2", false, "all", "Whole pass."), new("l2", "One", true, null, false, "<i>one</i>", "Noisy.")], null, null, "");
        var parts = Open(view, verdict, new MatchingResponse(new Dictionary<string, string> { ["l1"] = "r2" }));
        Assert.Equal(["✕ not right", "◐ left open"], parts.FindAll(".mark").Select(mark => mark.TextContent.Trim()));
        Assert.Contains("<i>one</i>", parts.FindAll(".given")[0].InnerHtml, StringComparison.Ordinal);
        Assert.Contains("all", parts.FindAll(".given")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(3, parts.FindAll(".given").Count);
    }

    [Fact]
    public void What_was_typed_is_never_read_as_markup()
    {
        var verdict = new Verdict(0, [new("1", "", true, "<img src=x>", false, "beta", "Because.")], null, null, "");
        var parts = Open(new ClozeView([new("A ", null), new(null, "1")]), verdict, new ClozeResponse(new Dictionary<string, string> { ["1"] = "<img src=x>" }));
        Assert.Empty(parts.FindAll("img"));
        Assert.Contains("<img src=x>", parts.Find(".given").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_explanation_and_its_sources_follow()
    {
        var island = _bench.Open(SampleSessions.At(StepPhase.Verdict, response: new ChoiceResponse(["a"]), verdict: SampleSessions.Wrong()));
        Assert.Contains("The valley is narrow.", island.Markup, StringComparison.Ordinal);
        Assert.Contains("Polyak (1964)", island.Find("details").TextContent, StringComparison.Ordinal);
        Assert.Contains("aria-hidden", island.Find(".verdict h2 span").OuterHtml, StringComparison.Ordinal);
    }

    private IRenderedComponent<VerdictParts> Open(ItemBodyView body, Verdict verdict, ItemResponse? response) => _bench.Render<VerdictParts>(parameters => parameters
        .Add(parts => parts.View, SampleSessions.Item(body))
        .Add(parts => parts.Response, response)
        .Add(parts => parts.Verdict, verdict));
}
