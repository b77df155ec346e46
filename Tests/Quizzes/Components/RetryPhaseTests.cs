using System.Text.Json;
using Bunit;
using QuizHub.Client.Quizzes;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes.Components;

public sealed class RetryPhaseTests : IAsyncDisposable
{
    private readonly SessionBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task The_page_says_so_keeps_the_answer_in_the_form_and_Enter_sends_another()
    {
        _bench.Server.Then(Tried()).Then(Over(1, 0.5));
        var island = _bench.Open(SampleSessions.At(StepPhase.Answer));
        await SessionBench.PressAsync(island, "1");
        await SessionBench.PressAsync(island, "f");
        await SessionBench.PressAsync(island, "Enter");
        island.WaitForAssertion(() => Assert.Equal("◐ Not yet right.", island.Find(".retry h2").TextContent));
        Assert.Equal($"{SecondTryTexts.NotYet.En} {SecondTryTexts.TryOnceMore.En}", island.Find("[role=status].unseen").TextContent);
        Assert.True(island.Find(".retry h2").HasAttribute("data-step-heading"));
        Assert.Equal([true, false, false], island.FindAll(".option input").Select(input => input.HasAttribute("checked")));
        Assert.Empty(island.FindAll(".confidence"));
        Assert.Empty(island.FindAll(".mark, .why"));

        await SessionBench.PressAsync(island, "2");
        await SessionBench.PressAsync(island, "Enter");
        island.WaitForAssertion(() => Assert.Equal("✓ Right on the second try: it counts 50\u00a0%.", island.Find(".verdict h2").TextContent));
        Assert.Contains("Plain descent", island.Find(".first").TextContent, StringComparison.Ordinal);
        Assert.Equal([(false, "a", Confidence.High), (true, "b", null)], _bench.Server.Asked.Select(asked => Read(asked.Body)));
    }

    [Fact]
    public async Task G_shows_the_verdict_without_an_answer()
    {
        _bench.Server.Then(SampleSessions.At(StepPhase.Verdict, response: new ChoiceResponse(["a"]), verdict: SampleSessions.Wrong(), revision: 9));
        var island = _bench.Open(Tried());
        await SessionBench.PressAsync(island, "g");
        island.WaitForAssertion(() => Assert.Equal("✕ Not yet.", island.Find(".verdict h2").TextContent));
        Assert.Equal(new AdvanceRequest(3, StepPhase.Retry), JsonSerializer.Deserialize<AdvanceRequest>(_bench.Server.Asked[0].Body, Json.Options));
        Assert.Empty(island.FindAll(".first"));
    }

    [Fact]
    public async Task The_same_answer_again_is_refused_in_place()
    {
        _bench.Server.ThenStatus(System.Net.HttpStatusCode.BadRequest, new { title = SecondTryTexts.SameAnswer.En, code = "same-answer" });
        var island = _bench.Open(Tried());
        await SessionBench.PressAsync(island, "Enter");
        island.WaitForAssertion(() => Assert.Contains(SecondTryTexts.SameAnswer.En, island.Find(".problem").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void An_answer_kept_over_a_reload_fills_the_form_of_its_own_try_alone()
    {
        var kept = new SubmitAnswerRequest(Guid.CreateVersion7(), 3, false, new ChoiceResponse(["c"]), null, false, 1, 1, "Etc/UTC", SecondTry: true);
        _bench.Store.Left(SampleSessions.Id, OutboxRequest.Answers, kept);
        _bench.Server.ThenNoNetwork();
        var island = _bench.Open(Tried());
        island.WaitForAssertion(() => Assert.Equal([false, false, true], island.FindAll(".option input").Select(input => input.HasAttribute("checked"))));
        island.WaitForAssertion(() => Assert.True(Read(Assert.Single(_bench.Server.Asked).Body).SecondTry));
    }

    [Theory]
    [InlineData(1, 0.5, "right", "Right on the second try: it counts 50\u00a0%.")]
    [InlineData(0.5, 0.25, "doubt", "Partly right in two tries: it counts 25\u00a0%.")]
    [InlineData(0, 0.5, "doubt", "Partly right in two tries: it counts 50\u00a0%.")]
    [InlineData(0, 0, "wrong", "Not yet, in two tries.")]
    public void What_two_tries_count_is_said(double score, double credit, string kind, string headline)
    {
        var words = VerdictWords.Of(SampleSessions.Right() with { Score = score, Credit = credit }, null, false, Language.En);
        Assert.Equal((kind, headline), (words.Kind, words.Headline));
    }

    [Fact]
    public void Every_kind_of_answer_can_be_shown_again()
    {
        OptionView[] parts = [new("a", "<em>One</em>"), new("b", "Two")];
        Assert.Equal("x · …", Given(new ClozeView([new("A", null), new(null, "1"), new(null, "2")]), new ClozeResponse(new Dictionary<string, string> { ["1"] = "x" })));
        Assert.Equal("One → Two", Given(new MatchingView(parts, parts), new MatchingResponse(new Dictionary<string, string> { ["a"] = "b" })));
        Assert.Equal("Two → One", Given(new OrderingView(parts), new OrderingResponse(["b", "a"])));
    }

    private static (bool SecondTry, string Chosen, Confidence? Confidence) Read(string body)
    {
        var request = JsonSerializer.Deserialize<SubmitAnswerRequest>(body, Json.Options)!;
        return (request.SecondTry, ((ChoiceResponse)request.Response!).Chosen[0], request.Confidence);
    }

    private static SessionState Tried() => With(SampleSessions.At(StepPhase.Retry, revision: 8));

    private static SessionState Over(double score, double credit) =>
        With(SampleSessions.At(StepPhase.Verdict, response: new ChoiceResponse(["b"]), verdict: SampleSessions.Wrong("b") with { Score = score, Credit = credit }, revision: 9));

    private static SessionState With(SessionState state) =>
        state with { View = state.Item! with { FirstTry = new FirstTry(new ChoiceResponse(["a"]), Confidence.High, IsPartlyRight: false) } };

    private string Given(ItemBodyView body, ItemResponse response) =>
        _bench.Render<GivenView>(parameters => parameters.Add(view => view.View, SampleSessions.Item(body)).Add(view => view.Response, response))
            .Find(".given").TextContent.Trim();
}
