using System.Text.Json;
using Bunit;
using Microsoft.AspNetCore.Components;
using QuizHub.Client.Quizzes;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes.Components;

public sealed class SessionIslandTests : IAsyncDisposable
{
    private readonly SessionBench _bench = new();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task The_first_HTML_can_be_read_and_its_controls_say_that_they_wait()
    {
        await using var still = new SessionBench(interactive: false);
        var island = still.Open(SampleSessions.At(StepPhase.Answer));
        Assert.Contains("Which is first?", island.Find(".stem").TextContent, StringComparison.Ordinal);
        Assert.Equal(3, island.FindAll(".option").Count);
        Assert.True(island.Find("fieldset").HasAttribute("disabled"));
        Assert.Contains(QuizTexts.Starting.En, island.Markup, StringComparison.Ordinal);
        Assert.Equal("false", island.Find(".session").GetAttribute("data-ready"));
    }

    [Fact]
    public void Once_the_runtime_is_up_the_same_controls_work()
    {
        var island = _bench.Open(SampleSessions.At(StepPhase.Answer));
        Assert.False(island.Find("fieldset").HasAttribute("disabled"));
        Assert.DoesNotContain(QuizTexts.Starting.En, island.Markup, StringComparison.Ordinal);
        Assert.Equal("Step 4 of 10", island.Find("progress").GetAttribute("aria-label"));
    }

    [Fact]
    public void Before_the_verdict_nothing_on_the_page_tells_the_key()
    {
        var island = _bench.Open(SampleSessions.At(StepPhase.Answer));
        foreach (var told in (string[])["It crawls", "Steps add up", "valley is narrow", "Polyak", "✓", "✕"])
        {
            Assert.DoesNotContain(told, island.Markup, StringComparison.Ordinal);
        }

        var verdict = _bench.Open(SampleSessions.At(StepPhase.Verdict, response: new ChoiceResponse(["a"]), verdict: SampleSessions.Wrong()));
        Assert.Contains("It crawls", verdict.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void In_recall_the_stem_stands_alone()
    {
        var island = _bench.Open(SampleSessions.At(StepPhase.Recall));
        Assert.Contains("Which is first?", island.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Momentum", island.Markup, StringComparison.Ordinal);
        Assert.Empty(island.FindAll(".option"));
    }

    [Fact]
    public void The_stem_of_a_cloze_item_is_its_text_with_the_gaps_numbered()
    {
        var cloze = SampleSessions.Item(new ClozeView([new("Momentum keeps a ", null), new(null, "1"), new(".", null)]), ItemType.Cloze) with { StemHtml = "" };
        Assert.Contains("Momentum keeps a", _bench.Open(SampleSessions.At(StepPhase.Recall, cloze)).Find(".text").TextContent, StringComparison.Ordinal);
        var answering = _bench.Open(SampleSessions.At(StepPhase.Answer, cloze));
        Assert.Single(answering.FindAll(".text"));
        Assert.Empty(answering.FindAll(".gap"));
    }

    [Fact]
    public async Task What_is_written_in_recall_is_kept_in_the_browser_and_Enter_shows_the_options()
    {
        _bench.Server.Then(SampleSessions.At(StepPhase.Answer, revision: 8));
        var island = _bench.Open(SampleSessions.At(StepPhase.Recall));
        await island.Find("textarea").InputAsync(new ChangeEventArgs { Value = "it is unbiased" });
        Assert.Contains("it is unbiased", _bench.Kept(DraftPlace.Recalled(3)), StringComparison.Ordinal);
        Assert.False(await SessionBench.PressAsync(island, "Enter", KeyPlace.LongField));
        Assert.True(await SessionBench.PressAsync(island, "Enter", KeyPlace.LongField, command: true));
        island.WaitForAssertion(() => Assert.Equal(3, island.FindAll(".option").Count));
        var (method, path, body) = Assert.Single(_bench.Server.Asked);
        Assert.Equal(("POST", $"/api/sessions/{SampleSessions.Id}/advance?lang=en"), (method, path));
        Assert.Equal(new AdvanceRequest(3, StepPhase.Recall), JsonSerializer.Deserialize<AdvanceRequest>(body, Json.Options));
        Assert.DoesNotContain("unbiased", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_answer_by_keys_alone_leads_to_its_verdict()
    {
        _bench.Server.Then(SampleSessions.At(
            StepPhase.Verdict, response: new ChoiceResponse(["a"]), verdict: SampleSessions.Wrong(), confidence: Confidence.High, revision: 8));
        var island = _bench.Open(SampleSessions.At(StepPhase.Answer));
        Assert.True(await SessionBench.PressAsync(island, "1"));
        Assert.True(await SessionBench.PressAsync(island, "f", KeyPlace.Control));
        Assert.True(await SessionBench.PressAsync(island, "Enter"));
        island.WaitForAssertion(() => Assert.Contains(QuizTexts.VerdictWrongSure.En, island.Find(".verdict h2").TextContent, StringComparison.Ordinal));

        var request = Answered(0);
        Assert.Equal(["a"], Assert.IsType<ChoiceResponse>(request.Response).Chosen);
        Assert.Equal((Confidence.High, 3, false, false), (request.Confidence!.Value, request.Index, request.ForCheck, request.Revealed));
        Assert.Equal((1500, "Europe/Berlin"), (request.ActiveMilliseconds, request.TimeZone));
        Assert.Equal(_bench.Time.GetUtcNow().ToUnixTimeMilliseconds(), request.AnsweredAt);
        Assert.Equal(7, request.Id.Version);
        Assert.Contains(QuizTexts.VerdictWrongSure.En, island.Find("[aria-live=polite]").TextContent, StringComparison.Ordinal);
        _bench.Script.VerifyInvoke("focusHeading");
        Assert.Empty(_bench.Store.Entries);
    }

    [Fact]
    public async Task Composing_and_switched_off_keys_do_nothing()
    {
        var island = _bench.Open(SampleSessions.At(StepPhase.Answer));
        Assert.False(await SessionBench.PressAsync(island, "1", composing: true));
        Assert.Empty(island.FindAll("input[checked]"));

        var off = _bench.Open(SampleSessions.At(StepPhase.Answer, shortcuts: false));
        Assert.False(await SessionBench.PressAsync(off, "1"));
        Assert.False(await SessionBench.PressAsync(off, "?"));
        Assert.Empty(off.FindAll("input[checked]"));
        await off.FindAll(".option input")[0].ChangeAsync(new ChangeEventArgs { Value = "a" });
        Assert.Single(off.FindAll("input[checked]"));
    }

    [Fact]
    public async Task The_question_mark_opens_the_list_of_keys()
    {
        var island = _bench.Open(SampleSessions.At(StepPhase.Answer));
        Assert.True(await SessionBench.PressAsync(island, "?"));
        _bench.Script.VerifyInvoke("showDialog");
        Assert.False(await SessionBench.PressAsync(island, "x"));
    }

    [Fact]
    public async Task Giving_up_sends_a_reveal_without_a_response()
    {
        _bench.Server.Then(SampleSessions.At(StepPhase.Verdict, verdict: SampleSessions.Wrong(""), revealed: true, revision: 8));
        var island = _bench.Open(SampleSessions.At(StepPhase.Answer));
        await SessionBench.PressAsync(island, "g");
        island.WaitForAssertion(() => Assert.Contains(QuizTexts.VerdictRevealed.En, island.Markup, StringComparison.Ordinal));
        Assert.True(Answered(0).Revealed);
        Assert.Null(Answered(0).Response);
    }

    [Fact]
    public async Task Next_leaves_the_verdict()
    {
        _bench.Server.Then(SampleSessions.At(StepPhase.Recall, index: 4, revision: 8));
        var island = _bench.Open(SampleSessions.At(StepPhase.Verdict, response: new ChoiceResponse(["b"]), verdict: SampleSessions.Right()));
        await SessionBench.PressAsync(island, "Enter");
        island.WaitForAssertion(() => Assert.Equal("Step 5 of 10", island.Find("progress").GetAttribute("aria-label")));
        Assert.Equal(new AdvanceRequest(3, StepPhase.Verdict), JsonSerializer.Deserialize<AdvanceRequest>(_bench.Server.Asked[0].Body, Json.Options));
    }

    [Fact]
    public void A_session_in_Chinese_speaks_Chinese()
    {
        var island = _bench.Open(SampleSessions.At(StepPhase.Answer, language: "zh"));
        Assert.Contains("你有多大把握", island.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("How sure", island.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_slow_is_said_to_be_going_on_but_not_at_once()
    {
        var action = _bench.Render<StepActions>(
            parameters => parameters.AddChildContent("<button>Next</button>"), new SessionFrame(Language.En, IsReady: true, IsBusy: true, Shortcuts: true));
        Assert.DoesNotContain(QuizTexts.Working.En, action.Markup, StringComparison.Ordinal);
        await action.InvokeAsync(() => _bench.Time.Advance(TimeSpan.FromMilliseconds(301)));
        action.WaitForAssertion(() => Assert.Contains(QuizTexts.Working.En, action.Markup, StringComparison.Ordinal));
    }

    private SubmitAnswerRequest Answered(int index) => JsonSerializer.Deserialize<SubmitAnswerRequest>(_bench.Server.Asked[index].Body, Json.Options)!;
}
