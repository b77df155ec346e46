using System.Net;
using System.Text.Json;
using Bunit;
using QuizHub.Client.Quizzes;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes.Components;

public sealed class LostNetworkTests : IAsyncDisposable
{
    private readonly SessionBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task An_answer_that_could_not_be_sent_waits_says_so_and_is_sent_again_the_same()
    {
        _bench.Server.ThenNoNetwork().ThenStatus(HttpStatusCode.BadGateway).Then(AfterAnswer);
        var island = await AnswerAsync();
        island.WaitForAssertion(() => Assert.Contains("Your answer is kept in this browser", island.Find(".connection").TextContent, StringComparison.Ordinal));
        Assert.Contains("within 2 s", island.Find(".connection").TextContent, StringComparison.Ordinal);
        Assert.True(island.Find("fieldset").HasAttribute("disabled"));
        Assert.False(await SessionBench.PressAsync(island, "2"));
        Assert.Contains("Which is first?", island.Markup, StringComparison.Ordinal);
        Assert.Equal(_bench.Server.Asked[0].Body, Assert.Single(_bench.Store.Entries).Body);

        await PassAsync(island, 2);
        island.WaitForAssertion(() => Assert.Contains("within 4 s", island.Find(".connection").TextContent, StringComparison.Ordinal));
        Assert.Equal(2, _bench.Server.Asked.Count);
        await PassAsync(island, 4);
        island.WaitForAssertion(() => Assert.NotEmpty(island.FindAll(".verdict")));
        Assert.Equal(3, _bench.Server.Asked.Count);
        Assert.Single(_bench.Server.Asked.Select(asked => asked.Body).Distinct());
        Assert.Empty(island.Find(".connection").TextContent.Trim());
        Assert.Empty(_bench.Store.Entries);
    }

    [Fact]
    public async Task The_network_coming_back_ends_the_wait()
    {
        _bench.Server.ThenNoNetwork().Then(AfterAnswer);
        var island = await AnswerAsync();
        Waits(island);
        _bench.Store.CameOnline();
        island.WaitForAssertion(() => Assert.NotEmpty(island.FindAll(".verdict")));
        Assert.Equal(_bench.Server.Asked[0].Body, _bench.Server.Asked[1].Body);
    }

    [Fact]
    public async Task The_learner_may_try_at_once()
    {
        _bench.Server.ThenNoNetwork().Then(AfterAnswer);
        var island = await AnswerAsync();
        Waits(island);
        await island.Find(".connection button").ClickAsync(new());
        island.WaitForAssertion(() => Assert.NotEmpty(island.FindAll(".verdict")));
    }

    [Fact]
    public async Task Where_the_browser_keeps_nothing_the_page_says_to_stay()
    {
        await using var forgetful = new SessionBench(store: new HandStore { Refuses = true });
        forgetful.Server.ThenNoNetwork();
        var island = await AnswerAsync(forgetful);
        island.WaitForAssertion(() => Assert.Contains(OutboxTexts.OnlyInPage.En, island.Find(".connection").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_unsent_when_the_page_was_left_is_sent_when_it_is_opened_again()
    {
        var left = _bench.Store.Left(SampleSessions.Id, OutboxRequest.Answers, Answer(3));
        _bench.Server.ThenNoNetwork();
        var island = _bench.Open(SampleSessions.At(StepPhase.Answer));
        island.WaitForAssertion(() => Assert.Equal(left.Body, Assert.Single(_bench.Server.Asked).Body));
        Assert.True(island.FindAll(".option input")[1].HasAttribute("checked"));
        Assert.Equal("true", island.FindAll(".level")[1].GetAttribute("aria-pressed"));
        Assert.True(island.Find("fieldset").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Without_network_the_options_are_shown_and_the_answer_waits_behind_the_request_for_them()
    {
        _bench.Server.Then(SampleSessions.At(StepPhase.Answer, revision: 8)).Then(AfterAnswer with { Revision = 9 });
        _bench.Server.IsCutOff = true;
        var island = _bench.Open(SampleSessions.At(StepPhase.Recall));
        await SessionBench.PressAsync(island, "Enter");
        Waits(island);
        Assert.Equal(3, island.FindAll(".option").Count);
        await SessionBench.PressAsync(island, "1");
        await SessionBench.PressAsync(island, "Enter");
        island.WaitForAssertion(() => Assert.Equal(2, _bench.Store.Entries.Count));
        island.WaitForAssertion(() => Assert.Contains("Your answer is kept in this browser", island.Find(".connection").TextContent, StringComparison.Ordinal));
        _bench.Server.IsCutOff = false;
        _bench.Store.CameOnline();
        island.WaitForAssertion(() => Assert.NotEmpty(island.FindAll(".verdict")));
        Assert.Equal([OutboxRequest.Advance, OutboxRequest.Answers], _bench.Store.Settled.Select(settled => settled.Entry.Path));
    }

    [Fact]
    public void Both_are_taken_up_again_by_the_next_page()
    {
        _bench.Store.Left(SampleSessions.Id, OutboxRequest.Advance, new AdvanceRequest(3, StepPhase.Recall));
        _bench.Store.Left(SampleSessions.Id, OutboxRequest.Answers, Answer(3));
        // The request for the options had arrived before, and only its reply was lost.
        _bench.Server.ThenStatus(HttpStatusCode.Conflict, new { code = "moved-on", title = "The session has moved on.", state = SampleSessions.At(StepPhase.Answer, revision: 8) })
            .Then(AfterAnswer with { Revision = 9 });
        var island = _bench.Open(SampleSessions.At(StepPhase.Recall));
        island.WaitForAssertion(() => Assert.NotEmpty(island.FindAll(".verdict")));
        Assert.DoesNotContain("moved on", island.Markup, StringComparison.Ordinal);
        Assert.Empty(_bench.Store.Entries);
    }

    [Fact]
    public void What_another_version_of_the_page_wrote_is_for_the_server_to_judge()
    {
        _bench.Store.Left(SampleSessions.Id, OutboxRequest.Answers, new[] { "not an answer" });
        _bench.Server.ThenStatus(HttpStatusCode.BadRequest, new { code = "bad-request", title = "Cannot be read." });
        var island = _bench.Open(SampleSessions.At(StepPhase.Answer));
        island.WaitForAssertion(() => Assert.Contains("Cannot be read.", island.Markup, StringComparison.Ordinal));
        Assert.False(island.Find("fieldset").HasAttribute("disabled"));
        Assert.Empty(_bench.Store.Entries);
    }

    [Fact]
    public async Task Answered_elsewhere_takes_the_present_state_and_says_so()
    {
        _bench.Server.ThenStatus(HttpStatusCode.Conflict, new { code = "moved-on", title = "The session has moved on.", state = SampleSessions.At(StepPhase.Recall, index: 5, revision: 12) });
        var island = await AnswerAsync();
        island.WaitForAssertion(() => Assert.Equal("Step 6 of 10", island.Find("progress").GetAttribute("aria-label")));
        Assert.Contains("The session has moved on.", island.Markup, StringComparison.Ordinal);
        Assert.Empty(_bench.Store.Entries);
    }

    [Fact]
    public async Task A_refusal_is_said_plainly_and_the_answer_can_be_changed()
    {
        _bench.Server.ThenStatus(HttpStatusCode.Conflict, new { code = "same-id-other-body", title = "Conflict", detail = "This id was used for another answer." }).Then(AfterAnswer);
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
        _bench.Server.ThenStatus(HttpStatusCode.NotFound, new { code = "not-found", title = "No such session." });
        var island = await AnswerAsync();
        island.WaitForAssertion(() => Assert.Contains(QuizTexts.Gone.En, island.Markup, StringComparison.Ordinal));
        Assert.Equal("/en/practice", island.Find("a.button").GetAttribute("href"));
        Assert.False(await SessionBench.PressAsync(island, "1"));
    }

    [Fact]
    public async Task A_refusal_by_something_in_between_settles_nothing()
    {
        _bench.Server.ThenStatus(HttpStatusCode.NotFound).Then(AfterAnswer);
        var island = await AnswerAsync();
        Waits(island);
        Assert.Single(_bench.Store.Entries);
        _bench.Store.CameOnline();
        island.WaitForAssertion(() => Assert.NotEmpty(island.FindAll(".verdict")));
    }

    [Fact]
    public async Task A_reply_that_is_older_than_what_is_shown_changes_nothing()
    {
        _bench.Server.Then(SampleSessions.At(StepPhase.Recall, index: 2, revision: 3));
        var island = await AnswerAsync();
        Assert.Equal("Step 4 of 10", island.Find("progress").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Moving_on_is_tried_again_too_and_having_arrived_the_first_time_is_no_news()
    {
        _bench.Server.ThenNoNetwork()
            .ThenStatus(HttpStatusCode.Conflict, new { code = "moved-on", title = "The session has moved on.", state = SampleSessions.At(StepPhase.Recall, index: 4, revision: 8) });
        var island = _bench.Open(SampleSessions.At(StepPhase.Verdict, response: new ChoiceResponse(["b"]), verdict: SampleSessions.Right()));
        await SessionBench.PressAsync(island, "Enter");
        island.WaitForAssertion(() => Assert.Contains("This is tried again by itself", island.Find(".connection").TextContent, StringComparison.Ordinal));
        await PassAsync(island, 2);
        island.WaitForAssertion(() => Assert.Equal("Step 5 of 10", island.Find("progress").GetAttribute("aria-label")));
        Assert.DoesNotContain("moved on", island.Markup, StringComparison.Ordinal);
    }

    private static SessionState AfterAnswer =>
        SampleSessions.At(StepPhase.Verdict, response: new ChoiceResponse(["a"]), verdict: SampleSessions.Wrong(), revision: 8);

    internal static SubmitAnswerRequest Answer(int index) =>
        new(Guid.CreateVersion7(), index, false, new ChoiceResponse(["b"]), Confidence.Middle, false, 900, 1_770_000_000_000, "Asia/Shanghai");

    private async Task<IRenderedComponent<SessionIsland>> AnswerAsync(SessionBench? other = null)
    {
        var on = other ?? _bench;
        var island = on.Open(SampleSessions.At(StepPhase.Answer));
        await SessionBench.PressAsync(island, "1");
        await SessionBench.PressAsync(island, "Enter");
        island.WaitForAssertion(() => Assert.NotEmpty(on.Server.Asked));
        return island;
    }

    private static void Waits(IRenderedComponent<SessionIsland> island) =>
        island.WaitForAssertion(() => Assert.NotEmpty(island.FindAll(".connection button")));

    private Task PassAsync(IRenderedComponent<SessionIsland> island, int seconds) =>
        island.InvokeAsync(() => _bench.Time.Advance(TimeSpan.FromSeconds(seconds)));

    private Guid Id(int index) => JsonSerializer.Deserialize<SubmitAnswerRequest>(_bench.Server.Asked[index].Body, Json.Options)!.Id;
}
