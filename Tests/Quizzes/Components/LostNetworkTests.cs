using System.Net;
using System.Text.Json;
using Bunit;
using QuizHub.Client.Quizzes;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes.Components;

public sealed class LostNetworkTests : IAsyncDisposable
{
    private readonly SessionBench bench = new();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task An_answer_that_could_not_be_sent_waits_says_so_and_is_sent_again_the_same()
    {
        bench.Server.ThenNoNetwork().ThenStatus(HttpStatusCode.BadGateway).Then(AfterAnswer);
        var island = await AnswerAsync();
        Assert.Contains("Your answer is kept in this browser", island.Find(".connection").TextContent, StringComparison.Ordinal);
        Assert.Contains("within 2 s", island.Find(".connection").TextContent, StringComparison.Ordinal);
        Assert.True(island.Find("fieldset").HasAttribute("disabled"));
        Assert.False(await SessionBench.PressAsync(island, "2"));
        Assert.Contains("Which is first?", island.Markup, StringComparison.Ordinal);
        Assert.Equal(bench.Server.Asked[0].Body, bench.Kept("unsent"));
        Assert.Equal(true, bench.Script.Invocations["warnOnLeave"][^1].Arguments[0]);

        await PassAsync(island, 2);
        island.WaitForAssertion(() => Assert.Contains("within 4 s", island.Find(".connection").TextContent, StringComparison.Ordinal));
        Assert.Equal(2, bench.Server.Asked.Count);
        await PassAsync(island, 4);
        island.WaitForAssertion(() => Assert.NotEmpty(island.FindAll(".verdict")));
        Assert.Equal(3, bench.Server.Asked.Count);
        Assert.Single(bench.Server.Asked.Select(asked => asked.Body).Distinct());
        Assert.Empty(island.Find(".connection").TextContent.Trim());
        Assert.Null(bench.Kept("unsent"));
        Assert.Equal(false, bench.Script.Invocations["warnOnLeave"][^1].Arguments[0]);
    }

    [Fact]
    public async Task The_network_coming_back_ends_the_wait()
    {
        bench.Server.ThenNoNetwork().Then(AfterAnswer);
        var island = await AnswerAsync();
        await island.InvokeAsync(island.Instance.CameOnline);
        island.WaitForAssertion(() => Assert.NotEmpty(island.FindAll(".verdict")));
        Assert.Equal(bench.Server.Asked[0].Body, bench.Server.Asked[1].Body);
    }

    [Fact]
    public async Task The_learner_may_try_at_once()
    {
        bench.Server.ThenNoNetwork().Then(AfterAnswer);
        var island = await AnswerAsync();
        await island.Find(".connection button").ClickAsync(new());
        island.WaitForAssertion(() => Assert.NotEmpty(island.FindAll(".verdict")));
    }

    [Fact]
    public void What_was_unsent_when_the_page_was_left_is_sent_when_it_is_opened_again()
    {
        var request = new SubmitAnswerRequest(
            Guid.CreateVersion7(), 3, false, new ChoiceResponse(["b"]), Confidence.Middle, false, 900, 1_770_000_000_000, "Asia/Shanghai");
        var body = JsonSerializer.Serialize(request, Json.Options);
        bench.Keeps("unsent", body);
        bench.Server.ThenNoNetwork();
        var island = bench.Open(SampleSessions.At(StepPhase.Answer));
        island.WaitForAssertion(() => Assert.Equal(body, Assert.Single(bench.Server.Asked).Body));
        Assert.True(island.FindAll(".option input")[1].HasAttribute("checked"));
        Assert.Equal("true", island.FindAll(".level")[1].GetAttribute("aria-pressed"));
        Assert.True(island.Find("fieldset").HasAttribute("disabled"));
    }

    [Fact]
    public void Storage_that_holds_something_else_is_cleared_and_nothing_is_sent()
    {
        bench.Keeps("unsent", "{ not json");
        bench.Open(SampleSessions.At(StepPhase.Answer));
        Assert.Empty(bench.Server.Asked);
        Assert.Null(bench.Kept("unsent"));
    }

    [Fact]
    public async Task Answered_elsewhere_takes_the_present_state_and_says_so()
    {
        bench.Server.ThenStatus(HttpStatusCode.Conflict, new { code = "moved-on", title = "The session has moved on.", state = SampleSessions.At(StepPhase.Recall, index: 5, revision: 12) });
        var island = await AnswerAsync();
        island.WaitForAssertion(() => Assert.Equal("Step 6 of 10", island.Find("progress").GetAttribute("aria-label")));
        Assert.Contains("The session has moved on.", island.Markup, StringComparison.Ordinal);
        Assert.Null(bench.Kept("unsent"));
    }

    [Fact]
    public async Task A_refusal_is_said_plainly_and_the_answer_can_be_changed()
    {
        bench.Server.ThenStatus(HttpStatusCode.Conflict, new { code = "same-id-other-body", title = "Conflict", detail = "This id was used for another answer." }).Then(AfterAnswer);
        var island = await AnswerAsync();
        island.WaitForAssertion(() => Assert.Contains("This id was used for another answer.", island.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.False(island.Find("fieldset").HasAttribute("disabled"));
        await SessionBench.PressAsync(island, "Enter");
        island.WaitForAssertion(() => Assert.NotEmpty(island.FindAll(".verdict")));
        Assert.NotEqual(Id(0), Id(1));
    }

    [Fact]
    public async Task A_session_that_is_gone_leads_on()
    {
        bench.Server.ThenStatus(HttpStatusCode.NotFound);
        var island = await AnswerAsync();
        island.WaitForAssertion(() => Assert.Contains(QuizTexts.Gone.En, island.Markup, StringComparison.Ordinal));
        Assert.Equal("/en/practice", island.Find("a.button").GetAttribute("href"));
        Assert.False(await SessionBench.PressAsync(island, "1"));
    }

    [Fact]
    public async Task A_reply_that_is_older_than_what_is_shown_changes_nothing()
    {
        bench.Server.Then(SampleSessions.At(StepPhase.Recall, index: 2, revision: 3));
        var island = await AnswerAsync();
        Assert.Equal("Step 4 of 10", island.Find("progress").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Moving_on_is_tried_again_too()
    {
        bench.Server.ThenNoNetwork().Then(SampleSessions.At(StepPhase.Recall, index: 4, revision: 8));
        var island = bench.Open(SampleSessions.At(StepPhase.Verdict, response: new ChoiceResponse(["b"]), verdict: SampleSessions.Right()));
        await SessionBench.PressAsync(island, "Enter");
        island.WaitForAssertion(() => Assert.Contains("This is tried again by itself", island.Find(".connection").TextContent, StringComparison.Ordinal));
        await PassAsync(island, 2);
        island.WaitForAssertion(() => Assert.Equal("Step 5 of 10", island.Find("progress").GetAttribute("aria-label")));
    }

    private static SessionState AfterAnswer =>
        SampleSessions.At(StepPhase.Verdict, response: new ChoiceResponse(["a"]), verdict: SampleSessions.Wrong(), revision: 8);

    private async Task<IRenderedComponent<SessionIsland>> AnswerAsync()
    {
        var island = bench.Open(SampleSessions.At(StepPhase.Answer));
        await SessionBench.PressAsync(island, "1");
        await SessionBench.PressAsync(island, "Enter");
        island.WaitForAssertion(() => Assert.NotEmpty(bench.Server.Asked));
        return island;
    }

    private Task PassAsync(IRenderedComponent<SessionIsland> island, int seconds) =>
        island.InvokeAsync(() => bench.Time.Advance(TimeSpan.FromSeconds(seconds)));

    private Guid Id(int index) => JsonSerializer.Deserialize<SubmitAnswerRequest>(bench.Server.Asked[index].Body, Json.Options)!.Id;
}
