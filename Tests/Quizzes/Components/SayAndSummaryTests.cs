using System.Text.Json;
using Bunit;
using Microsoft.AspNetCore.Components;
using QuizHub.Client.Quizzes;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes.Components;

public sealed class SayAndSummaryTests : IAsyncDisposable
{
    private readonly SessionBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public void What_was_written_marks_its_points_ticks_none_and_is_sent()
    {
        _bench.Keeps(DraftPlace.Recalled(2), new { question = "sgd", text = "the gradient is unbiased" });
        _bench.Keeps(DraftPlace.Recalled(3), new { question = "adam", text = "geometric" });
        _bench.Server.Then(SampleSessions.Saying([], "the gradient is unbiased", revision: 8));
        var island = _bench.Open(SampleSessions.Saying());
        island.WaitForAssertion(() => Assert.Equal("the gradient is unbiased", Assert.Single(island.FindAll(".suggested q")).TextContent));
        Assert.Equal([false, false], Ticks(island));
        Assert.Contains("the gradient is unbiased", island.Find("blockquote").TextContent, StringComparison.Ordinal);
        Assert.Contains(QuizTexts.Suggested.En, island.Markup, StringComparison.Ordinal);
        var request = Ticked(0);
        Assert.Empty(request.Ticked);
        Assert.Equal((4, "the gradient is unbiased"), (request.Index, request.Typed));
    }

    [Fact]
    public void What_the_server_already_holds_is_not_ticked_anew()
    {
        _bench.Keeps(DraftPlace.Recalled(2), new { question = "sgd", text = "the gradient is unbiased" });
        var island = _bench.Open(SampleSessions.Saying([], "the gradient is unbiased"));
        Assert.Equal([false, false], Ticks(island));
        Assert.Empty(_bench.Server.Asked);
    }

    [Fact]
    public void With_nothing_written_nothing_is_ticked()
    {
        var island = _bench.Open(SampleSessions.Saying());
        Assert.Equal([false, false], Ticks(island));
        Assert.Empty(_bench.Server.Asked);
        Assert.Empty(island.FindAll("blockquote"));
        Assert.Contains(QuizTexts.Must.En, island.FindAll(".point")[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(QuizTexts.Must.En, island.FindAll(".point")[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticks_are_corrected_by_hand_and_by_key_and_stored_whole()
    {
        _bench.Server
            .Then(SampleSessions.Saying(["effective-rate"], revision: 8))
            .Then(SampleSessions.Saying(["unbiased", "effective-rate"], revision: 9))
            .Then(SampleSessions.At(StepPhase.Recall, index: 5, revision: 10));
        var island = _bench.Open(SampleSessions.Saying());
        await SessionBench.PressAsync(island, "2");
        // Found and ticked in one go: the first reply draws the page anew at any moment.
        await island.InvokeAsync(() => island.FindAll(".point input")[0].ChangeAsync(new ChangeEventArgs { Value = true }));
        island.WaitForAssertion(() => Assert.Equal([true, true], Ticks(island)));
        Assert.Equal(["unbiased", "effective-rate"], Ticked(1).Ticked);
        await SessionBench.PressAsync(island, "Enter");
        island.WaitForAssertion(() => Assert.Equal("Step 6 of 10", island.Find("progress").GetAttribute("aria-label")));
        Assert.Equal("/advance", _bench.Server.Asked[2].Path[^16..^8]);
    }

    [Fact]
    public async Task Ticks_wait_for_the_network_go_out_in_order_and_the_last_are_shown()
    {
        _bench.Server.Then(SampleSessions.Saying(["unbiased"], revision: 8)).Then(SampleSessions.Saying(["unbiased", "effective-rate"], revision: 9)).Then(SampleSessions.Saying([], revision: 10));
        _bench.Server.IsCutOff = true;
        var island = _bench.Open(SampleSessions.Saying());
        await SessionBench.PressAsync(island, "1");
        island.WaitForAssertion(() => Assert.NotEmpty(island.FindAll(".connection button")));
        await SessionBench.PressAsync(island, "2");
        await SessionBench.PressAsync(island, "1");
        Assert.Equal([false, true], Ticks(island));
        Assert.Equal(3, _bench.Store.Entries.Count);
        _bench.Server.IsCutOff = false;
        _bench.Store.CameOnline();
        island.WaitForAssertion(() => Assert.Empty(_bench.Store.Entries));
        Assert.Equal([["unbiased"], ["unbiased", "effective-rate"], ["effective-rate"]], _bench.Store.Settled.Select(settled => Read(settled.Entry.Body).Ticked));
        // The last reply is the server's word.
        island.WaitForAssertion(() => Assert.Equal([false, false], Ticks(island)));
    }

    [Fact]
    public void Ticks_that_an_earlier_page_left_are_shown_and_sent()
    {
        _bench.Store.Left(SampleSessions.Id, OutboxRequest.Ticks, new TickKeyPointsRequest(4, ["effective-rate"], "typed before"));
        _bench.Server.ThenNoNetwork();
        var island = _bench.Open(SampleSessions.Saying());
        island.WaitForAssertion(() => Assert.NotEmpty(island.FindAll(".connection button")));
        Assert.Equal([false, true], Ticks(island));
        Assert.Contains("typed before", island.Find("blockquote").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_is_honest_and_leads_on()
    {
        var again = new StartSessionRequest("deep-learning", "optimizers", null, SessionMode.Practice, "en", null);
        var island = _bench.Open(SampleSessions.Over(new SessionSummary(
            3, 1, 1, 0.5,
            [
                new("What is SGD?", "/q/sgd", ItemType.Single, Facet.Mechanism, 1, Confidence.High),
                new("What is Adam?", "/q/adam", ItemType.Cloze, Facet.Recall, 0.5, null),
                new("Why warm up?", "/q/warm", ItemType.Numeric, Facet.Compute, 0, Confidence.Low),
                new("Which first?", "/q/first", ItemType.Predict, Facet.Predict, null, null),
            ],
            again, new NextTopic("Normalisation", again with { Topic = "normalisation" }))));
        Assert.Equal("1 of 3 right, 1 partly.", island.Find("h1").TextContent);
        Assert.Equal(
            ["✓ right · you were sure", "◐ 50\u00a0% of the points", "✕ not yet · you were guessing", "– not counted"],
            island.FindAll("li .mark").Select(mark => mark.TextContent.Trim()));
        Assert.Contains("Next topic: Normalisation", island.Markup, StringComparison.Ordinal);
        Assert.Equal("10", island.Find("progress").GetAttribute("value"));

        _bench.Server.ThenNoNetwork();
        await island.FindAll("button.primary")[0].ClickAsync(new());
        island.WaitForAssertion(() => Assert.Contains(QuizTexts.NotStarted.En, island.Markup, StringComparison.Ordinal));
        Assert.Equal(("POST", "/api/sessions"), (_bench.Server.Asked[0].Method, _bench.Server.Asked[0].Path));
        Assert.Equal(again, JsonSerializer.Deserialize<StartSessionRequest>(_bench.Server.Asked[0].Body, Json.Options));
    }

    [Theory]
    [InlineData("en", 0, 0, 3, "That was all for today.", "Tomorrow: 3 questions, from Optimizers and Overfitting.")]
    [InlineData("zh", 0, 12, 1, "今天的时间用完了，还有 12 个问题到期，会分到之后几天。", "明天：1 个问题，来自Optimizers、Overfitting。")]
    [InlineData("en", 1, 4, 0, "There is time left today for 1 question more.", "The next review is on 3 February 2027.")]
    public void A_review_ends_with_what_is_left_and_what_comes(string language, int left, int waiting, int tomorrow, string today, string after)
    {
        var again = left > 0 ? new StartSessionRequest("deep-learning", null, null, SessionMode.Review, language, null) : null;
        var end = new ReviewEnd(left, waiting, tomorrow, tomorrow > 0 ? ["Optimizers", "Overfitting"] : [], new DateOnly(2027, 2, 3));
        var island = _bench.Open(SampleSessions.Over(new ReviewSummary(new SessionSummary(1, 1, 0, 1, [], again), end)) with { Language = language });
        Assert.Equal([today, after], island.FindAll("h1 ~ p").Select(line => line.TextContent));
        Assert.Equal(left, island.FindAll(".actions button").Count);
        Assert.Contains(ReviewTexts.Back.In(language == "zh" ? Language.Zh : Language.En), island.Find("a.button").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_review_without_anything_to_come_says_so()
    {
        var island = _bench.Open(SampleSessions.Over(new ReviewSummary(new SessionSummary(1, 1, 0, 1, []), new ReviewEnd(0, 0, 0, [], null))));
        Assert.Equal([ReviewTexts.EndDone.En, ReviewTexts.TomorrowNothing.En], island.FindAll("h1 ~ p").Select(line => line.TextContent));
    }

    [Fact]
    public void An_empty_session_says_that_nothing_was_scored()
    {
        var island = _bench.Open(SampleSessions.Over(new SessionSummary(0, 0, 0, 0, [])));
        Assert.Equal(QuizTexts.SummaryNone.En, island.Find("h1").TextContent);
        Assert.Empty(island.FindAll("li"));
        Assert.DoesNotContain(QuizTexts.Again.En, island.Markup, StringComparison.Ordinal);
    }

    private static IEnumerable<bool> Ticks(IRenderedComponent<SessionIsland> island) =>
        island.FindAll(".point input").Select(input => input.HasAttribute("checked"));

    private TickKeyPointsRequest Ticked(int index) => Read(_bench.Server.Asked[index].Body);

    private static TickKeyPointsRequest Read(string body) => JsonSerializer.Deserialize<TickKeyPointsRequest>(body, Json.Options)!;
}
