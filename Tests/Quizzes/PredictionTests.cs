using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QuizHub.Demos;
using QuizHub.Quizzes;
using QuizHub.Server.Accounts;
using QuizHub.Server.Demos;
using QuizHub.Server.Progress;
using QuizHub.Server.Progress.Memory;
using QuizHub.Server.Quizzes;
using QuizHub.Site;
using QuizHub.Tests.Demos;

namespace QuizHub.Tests.Quizzes;

/// <summary>Predict, run, check: graded on the facts of the learner's own run.</summary>
public sealed class PredictionTests : IAsyncLifetime
{
    private readonly TestServer _server = new();
    private PracticeBrowser _browser = null!;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _browser = new(_server.CreateClient());
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_prediction_is_stored_then_run_then_checked_then_explained()
    {
        var state = await PredictAsync("Momentum");
        Assert.Equal(StepPhase.Run, state.Phase);
        Assert.InRange(state.Item!.Demo!.Seed, 3, 7);
        Assert.Equal(50, state.Item.Demo!.Settings["conditionNumber"].GetDouble());
        Assert.True(state.Item.Demo!.Settings.Count > 2);
        Assert.Equal(0, await AttemptsAsync());

        await FinishRunAsync(state, momentum: 100, plain: 350);
        state = await _browser.ReadAsync(state.SessionId);
        Assert.Equal((StepPhase.Check, null, null, null), (state.Phase, state.Item!.Verdict, state.Item.Demo!.Facts, state.Item.Demo!.Outcome));
        Assert.Equal("first-seen", state.Item.Demo!.Check!.ItemId);
        await AssertTellsNothingAsync(state);

        state = await _browser.AnswerAsync(state, PracticeBrowser.Right(state), Confidence.Low);
        Assert.Equal(StepPhase.Verdict, state.Phase);
        Assert.True(state.Item!.Verdict!.IsRight);
        Assert.True(state.Item.Demo!.CheckVerdict!.IsRight);
        Assert.Equal("Momentum was faster.", state.Item.Demo!.Outcome!.En);
        Assert.Contains(state.Item.Demo!.Facts!, fact => fact.Name == "momentum.updates" && fact.Value.GetInt32() == 100);

        await using var database = _server.OpenDatabase();
        var attempts = await database.Attempts().OrderBy(attempt => attempt.ItemId).ToListAsync(Cancel);
        Assert.Equal(["first", "first-seen"], attempts.Select(attempt => attempt.ItemId));
        Assert.All(attempts, attempt => Assert.Equal(state.Item.Demo!.RunId, attempt.RunId));
        Assert.All(attempts, attempt => Assert.Contains("plain.updates", attempt.Facts, StringComparison.Ordinal));
        Assert.Equal([Grade.Good, null], attempts.Select(attempt => attempt.Grade));
    }

    [Fact]
    public async Task What_the_run_showed_decides_and_not_what_the_deck_marks()
    {
        var state = await PredictAsync("Momentum");
        await FinishRunAsync(state, momentum: 400, plain: 350);
        state = await _browser.ReadAsync(state.SessionId);
        state = await _browser.AnswerAsync(state, PracticeBrowser.Choose((ChoiceView)state.Item!.Demo!.Check!.Body, "more than two"));

        Assert.Equal((0.0, 0.0), (state.Item!.Verdict!.Score, state.Item.Demo!.CheckVerdict!.Score));
        Assert.Equal("Plain descent", state.Item.Verdict!.Parts.Single(part => part.IsKey).Html);
    }

    [Fact]
    public async Task A_run_that_decides_nothing_is_shown_and_not_graded()
    {
        var state = await PredictAsync("Momentum");
        await FinishRunAsync(state, momentum: double.NaN, plain: 350);
        state = await _browser.AdvanceAsync(await _browser.ReadAsync(state.SessionId));

        Assert.Equal(StepPhase.Verdict, state.Phase);
        Assert.Equal(0, await AttemptsAsync());
    }

    [Fact]
    public async Task A_skipped_run_counts_for_nothing_and_explains_all_the_same()
    {
        var state = await _browser.AdvanceAsync(await PredictAsync("Momentum"));

        Assert.Equal(StepPhase.Verdict, state.Phase);
        Assert.True(state.Item!.Demo!.Skipped);
        Assert.Equal(0, state.Item.Verdict!.Score);
        Assert.All(state.Item.Verdict!.Parts, part => Assert.Contains("reason-predict", part.ReasonHtml, StringComparison.Ordinal));
        Assert.Equal(0, await AttemptsAsync());
        Assert.False((await FindStepRunAsync(state)).FactsHeldBack);
    }

    [Fact]
    public async Task A_skipped_check_is_no_attempt_of_its_own()
    {
        var state = await PredictAsync("Plain");
        await FinishRunAsync(state, momentum: 100, plain: 350);
        state = await _browser.AdvanceAsync(await _browser.ReadAsync(state.SessionId));

        Assert.Equal(StepPhase.Verdict, state.Phase);
        Assert.NotNull(state.Item!.Demo!.Facts);
        Assert.Equal(0, state.Item.Demo!.CheckVerdict!.Score);
        Assert.Equal(1, await AttemptsAsync());
    }

    [Fact]
    public async Task A_demo_run_freely_that_day_makes_a_prediction_a_hinted_one()
    {
        var state = await _browser.GoToAsync(await _browser.StartAsync("prediction"), "first");
        await using (var database = _server.OpenDatabase())
        {
            var learner = await database.Learners().SingleAsync(Cancel);
            database.FreeRuns().Add(new FreeRun
            {
                Id = Guid.CreateVersion7(),
                LearnerId = learner.Id,
                RunId = Guid.CreateVersion7(),
                Demo = "sgd-variants",
                At = DateTimeOffset.UtcNow,
            });
            await database.SaveChangesAsync(Cancel);
        }

        state = await _browser.AnswerAsync(state, PracticeBrowser.Right(state), Confidence.High);
        await FinishRunAsync(state, momentum: 100, plain: 350);

        await using var after = _server.OpenDatabase();
        var attempt = await after.Attempts().SingleAsync(Cancel);
        Assert.Equal((true, 1.0, Grade.Again), (attempt.Hinted, attempt.Score, attempt.Grade));
    }

    [Fact]
    public async Task Having_given_up_on_a_prediction_counts_at_once_and_once()
    {
        var state = await _browser.GoToAsync(await _browser.StartAsync("prediction"), "first");
        state = await _browser.AnswerAsync(state, null);
        Assert.Equal((StepPhase.Run, true), (state.Phase, state.Item!.Revealed));
        Assert.Equal(1, await AttemptsAsync());

        await FinishRunAsync(state, momentum: 100, plain: 350);
        await using var database = _server.OpenDatabase();
        var attempt = await database.Attempts().SingleAsync(Cancel);
        Assert.Equal((true, 0.0, Grade.Again), (attempt.Revealed, attempt.Score, attempt.Grade));
    }

    [Fact]
    public async Task A_number_can_be_predicted_and_a_step_without_check_goes_straight_to_its_verdict()
    {
        var state = await _browser.StartAsync("prediction");
        state = await _browser.AdvanceAsync(await PredictFromAsync(state, "Momentum"));
        state = await _browser.GoToAsync(await _browser.AdvanceAsync(state), "how-many");
        state = await _browser.AnswerAsync(state, PracticeBrowser.Right(state));
        Assert.False((await FindStepRunAsync(state)).FactsHeldBack);
        await FinishRunAsync(state, momentum: 100, plain: 350);
        state = await _browser.ReadAsync(state.SessionId);

        Assert.Equal((StepPhase.Verdict, 1.0, "100"), (state.Phase, state.Item!.Verdict!.Score, state.Item.Verdict!.KeyHtml));
    }

    [Fact]
    public async Task A_wrong_option_names_the_run_that_refutes_it()
    {
        var state = await _browser.GoToAsync(await _browser.StartAsync("prediction"), "slower");
        state = await _browser.AnswerAsync(state, PracticeBrowser.Choose((ChoiceView)state.Item!.View.Body, "Neither"));
        state = await _browser.AdvanceAsync(state);

        var refuted = state.Item!.Verdict!.Parts.Single(part => part.RefuteUrl is not null);
        Assert.Equal(("Momentum", "/en/decks/every-type/all/prediction/demo?conditionNumber=50&momentum=0.9"), (refuted.Html, refuted.RefuteUrl));
    }

    [Fact]
    public async Task A_second_run_of_the_same_step_changes_nothing()
    {
        var state = await PredictAsync("Momentum");
        await FinishRunAsync(state, momentum: 100, plain: 350);
        await FinishRunAsync(state, momentum: 400, plain: 350);
        state = await _browser.ReadAsync(state.SessionId);
        state = await _browser.AnswerAsync(state, PracticeBrowser.Right(state));

        Assert.True(state.Item!.Verdict!.IsRight);
        Assert.Equal(2, await AttemptsAsync());
    }

    [Fact]
    public async Task A_run_belongs_to_the_learner_who_predicted()
    {
        var state = await _browser.GoToAsync(await _browser.StartAsync("prediction"), "first");
        Assert.IsType<FoundRun.NotYet>(await AskForRunAsync(state));

        state = await _browser.AnswerAsync(state, PracticeBrowser.Right(state));
        var run = await FindStepRunAsync(state);
        Assert.Equal(("sgd-variants", true), (run.Demo, run.FactsHeldBack));
        Assert.Equal("50", run.Settings["conditionNumber"]);
        var steps = _server.Services.GetRequiredService<StepRuns>();
        Assert.IsType<FoundRun.NoSession>(await steps.FindAsync(new SessionStepReference(state.SessionId, state.Index), Guid.CreateVersion7(), Cancel));
        Assert.IsType<FoundRun.NoRun>(await steps.FindAsync(new SessionStepReference(state.SessionId, 99), await LearnerAsync(), Cancel));
    }

    [Fact]
    public async Task The_run_of_a_step_is_a_real_one()
    {
        var state = await PredictAsync("Momentum");
        using var response = await RunStream.PostStepAsync(_browser.Client, state.SessionId, state.Index);
        var stream = await response.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("event: done", stream, StringComparison.Ordinal);
        Assert.DoesNotContain("event: fact", stream, StringComparison.Ordinal);
        Assert.DoesNotContain("\"name\":\"momentum.updates\"", stream, StringComparison.Ordinal);

        state = await _browser.ReadAsync(state.SessionId);
        Assert.Equal(StepPhase.Check, state.Phase);
        state = await _browser.AnswerAsync(state, PracticeBrowser.Right(state));
        Assert.True(state.Item!.Verdict!.IsRight);
        Assert.NotNull(state.Item.Demo!.Facts);
    }

    private async Task<SessionState> PredictAsync(string option) => await PredictFromAsync(await _browser.StartAsync("prediction"), option);

    private async Task<SessionState> PredictFromAsync(SessionState state, string option)
    {
        state = await _browser.GoToAsync(state, "first");
        await AssertTellsNothingAsync(state);
        state = await _browser.AnswerAsync(state, PracticeBrowser.Choose((ChoiceView)state.Item!.View.Body, option), Confidence.High);
        await AssertTellsNothingAsync(state);
        return state;
    }

    private async Task AssertTellsNothingAsync(SessionState state)
    {
        foreach (var language in new[] { "en", "zh" })
        {
            var sent = JsonSerializer.Serialize((await _browser.ReadAsync(state.SessionId, language)).Item!, Json.Options);
            foreach (var secret in new[] { "reason-", "理由", "was faster", "momentum.updates <", "> 2 *", "\"isKey\"" })
            {
                Assert.DoesNotContain(secret, sent, StringComparison.Ordinal);
            }
        }
    }

    /// <summary>What the demos' side does when a run ends: stores it, then ties it to its step.</summary>
    private async Task FinishRunAsync(SessionState state, double momentum, double plain)
    {
        var step = (await FindStepRunAsync(state));
        FactValue[] facts = [Fact("momentum.updates", momentum), Fact("plain.updates", plain)];
        var run = new Run
        {
            Id = Guid.CreateVersion7(),
            Demo = step.Demo,
            DemoVersion = 1,
            Settings = $"{{\"made\":\"{Guid.NewGuid()}\"}}",
            Seed = step.Seed,
            Facts = JsonSerializer.Serialize(facts, Json.Options),
            Outcome = JsonSerializer.Serialize(new Text("Momentum was faster.", "动量更快。"), Json.Options),
            Figures = "[]",
            Seconds = 1,
            FinishedAt = DateTimeOffset.UtcNow,
        };
        await using (var database = _server.OpenDatabase())
        {
            database.Runs().Add(run);
            await database.SaveChangesAsync(Cancel);
        }

        await _server.Services.GetRequiredService<StepRuns>().CompleteAsync(
            new SessionStepReference(state.SessionId, state.Index), await LearnerAsync(), run.Id, Cancel);
    }

    private static FactValue Fact(string name, double value) =>
        new(name, JsonSerializer.SerializeToElement(double.IsNaN(value) ? (object)"NaN" : value));

    private async Task<StepRun> FindStepRunAsync(SessionState state) => Assert.IsType<FoundRun.Ready>(await AskForRunAsync(state)).Run;

    private async Task<FoundRun> AskForRunAsync(SessionState state) => await _server.Services.GetRequiredService<StepRuns>().FindAsync(
        new SessionStepReference(state.SessionId, state.Index), await LearnerAsync(), Cancel);

    private async Task<Guid> LearnerAsync()
    {
        await using var database = _server.OpenDatabase();
        return (await database.Learners().SingleAsync(Cancel)).Id;
    }

    private async Task<int> AttemptsAsync()
    {
        await using var database = _server.OpenDatabase();
        return await database.Attempts().CountAsync(Cancel);
    }
}
