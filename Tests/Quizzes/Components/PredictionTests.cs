using System.Text.Json;
using Bunit;
using Bunit.TestDoubles;
using QuizHub.Client.Demos;
using QuizHub.Demos;
using QuizHub.Quizzes;
using QuizHub.Site;

namespace QuizHub.Tests.Quizzes.Components;

public sealed class PredictionTests : IAsyncDisposable
{
    private static readonly ItemView Predict = SampleSessions.Item(type: ItemType.Predict, id: "first");
    private static readonly ItemView Seen = SampleSessions.Item(new ChoiceView(false, [new("y", "By more than two"), new("n", "By two or less")]), ItemType.SawIt, "seen");

    private readonly SessionBench _bench = new();

    // Figures are drawn by the demos' own component, which has its own tests.
    public PredictionTests() => _bench.Context.ComponentFactories.AddStub<RunView>();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task A_prediction_starts_its_run_and_the_figures_stay_for_the_check_and_the_verdict()
    {
        var run = Guid.CreateVersion7();
        _bench.Server
            .Then(Running(revision: 8))
            .Then(Checking(run, revision: 9))
            .Then(Over(run, revision: 10));
        var island = _bench.Open(SampleSessions.At(StepPhase.Answer, Predict));
        Assert.Contains(QuizTexts.SubmitPrediction.En, island.Markup, StringComparison.Ordinal);
        await SessionBench.PressAsync(island, "1");
        await SessionBench.PressAsync(island, "Enter");

        island.WaitForAssertion(() => island.FindComponent<Stub<RunView>>());
        var view = island.FindComponent<Stub<RunView>>();
        Assert.Equal(new RunRequest($"api/sessions/{SampleSessions.Id}/steps/3/run"), view.Instance.Parameters.Get(stub => stub.Request));
        Assert.Contains("descent", island.Find(".prediction").TextContent, StringComparison.Ordinal);
        Assert.Empty(island.FindAll(".verdict"));

        await island.InvokeAsync(() => view.Instance.Parameters.Get(stub => stub.OnDone).InvokeAsync(new RunDone(run, null, null, 1)));
        island.WaitForAssertion(() => Assert.Contains("By more than two", island.Markup, StringComparison.Ordinal));
        Assert.Equal("GET", _bench.Server.Asked[1].Method);
        Assert.Same(view.Instance, island.FindComponent<Stub<RunView>>().Instance);
        Assert.DoesNotContain("103", island.Markup, StringComparison.Ordinal);

        await SessionBench.PressAsync(island, "1");
        await SessionBench.PressAsync(island, "Enter");
        island.WaitForAssertion(() => Assert.NotEmpty(island.FindAll(".verdict")));
        var request = JsonSerializer.Deserialize<SubmitAnswerRequest>(_bench.Server.Asked[2].Body, Json.Options)!;
        Assert.True(request.ForCheck);
        Assert.Null(request.Confidence);
        Assert.Same(view.Instance, island.FindComponent<Stub<RunView>>().Instance);
        Assert.Contains("Momentum needed 103 updates.", island.Find(".outcome").TextContent, StringComparison.Ordinal);
        Assert.Contains("103", island.Find(".facts").TextContent, StringComparison.Ordinal);
        Assert.Contains("momentum", island.Find(".facts dt").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_reload_the_run_waits_to_be_asked_and_R_starts_it()
    {
        var island = _bench.Open(Running(revision: 8));
        Assert.Empty(island.FindComponents<Stub<RunView>>());
        Assert.Contains(QuizTexts.RunWaits.En, island.Markup, StringComparison.Ordinal);
        Assert.True(await SessionBench.PressAsync(island, "r"));
        island.WaitForAssertion(() => Assert.Single(island.FindComponents<Stub<RunView>>()));
        Assert.False(await SessionBench.PressAsync(island, "r"));
    }

    [Fact]
    public async Task A_run_that_failed_can_be_run_again_or_skipped()
    {
        _bench.Server.Then(SampleSessions.At(StepPhase.Verdict, Predict, new ChoiceResponse(["a"]), demo: SampleSessions.Run(skipped: true), revision: 9));
        var island = _bench.Open(Running(revision: 8));
        await SessionBench.PressAsync(island, "r");
        island.WaitForAssertion(() => Assert.Single(island.FindComponents<Stub<RunView>>()));
        var first = island.FindComponent<Stub<RunView>>().Instance;
        await island.InvokeAsync(() => first.Parameters.Get(stub => stub.OnFailed).InvokeAsync(new RunFailed("timeout", new Text("Too slow.", "太慢。"))));
        Assert.Contains(QuizTexts.RunAgain.En, island.Markup, StringComparison.Ordinal);
        await SessionBench.PressAsync(island, "r");
        island.WaitForAssertion(() => Assert.NotSame(first, island.FindComponent<Stub<RunView>>().Instance));

        await island.FindAll("button").Single(button => button.TextContent.Contains(QuizTexts.SkipRun.En, StringComparison.Ordinal)).ClickAsync(new());
        island.WaitForAssertion(() => Assert.Contains(QuizTexts.VerdictSkipped.En, island.Find(".verdict").TextContent, StringComparison.Ordinal));
        Assert.Equal(new AdvanceRequest(3, StepPhase.Run), JsonSerializer.Deserialize<AdvanceRequest>(_bench.Server.Asked[0].Body, Json.Options));
        Assert.Empty(island.FindComponents<Stub<RunView>>());
    }

    [Fact]
    public async Task The_check_can_be_skipped()
    {
        var run = Guid.CreateVersion7();
        _bench.Server.Then(Over(run, revision: 10));
        var island = _bench.Open(Checking(run, revision: 9));
        Assert.Single(island.FindComponents<Stub<RunView>>());
        Assert.Empty(island.FindAll(".confidence"));
        await island.FindAll("button").Single(button => button.TextContent.Contains(QuizTexts.SkipCheck.En, StringComparison.Ordinal)).ClickAsync(new());
        island.WaitForAssertion(() => Assert.NotEmpty(island.FindAll(".verdict")));
        Assert.Equal(new AdvanceRequest(3, StepPhase.Check), JsonSerializer.Deserialize<AdvanceRequest>(_bench.Server.Asked[0].Body, Json.Options));
        Assert.Contains(QuizTexts.CheckNotCounted.En, island.Markup, StringComparison.Ordinal);
    }

    private static SessionState Running(int revision) =>
        SampleSessions.At(StepPhase.Run, Predict, new ChoiceResponse(["a"]), demo: SampleSessions.Run(), revision: revision);

    private static SessionState Checking(Guid run, int revision) =>
        SampleSessions.At(StepPhase.Check, Predict, new ChoiceResponse(["a"]), demo: SampleSessions.Run(run, Seen), revision: revision);

    private static SessionState Over(Guid run, int revision) => SampleSessions.At(
        StepPhase.Verdict, Predict, new ChoiceResponse(["a"]), SampleSessions.Wrong(),
        demo: SampleSessions.Run(
            run, Seen, facts: [SampleSessions.Fact("momentum.updates", 103)], outcome: new Text("Momentum needed 103 updates.", "动量用了 103 次更新。")),
        revision: revision);
}
